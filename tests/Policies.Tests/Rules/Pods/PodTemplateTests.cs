using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Pods;

namespace LandingZone.Policies.Tests.Rules.Pods;

/// <summary>One view of the pods of every kind of object.</summary>
public sealed class PodTemplateTests
{
    public static TheoryData<string> Types => [.. PodKinds.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_place_of_each_kind_is_found_with_its_path(string type)
    {
        foreach (var place in PodKinds.Places[type])
        {
            var pods = PodTemplate.Of(ObjectWith(type, place));

            var pod = Assert.Single(pods, pod => pod.Place == place);
            var container = Assert.Single(pod.Containers);
            Assert.Equal("web@1", container.Value["image"].Text);
            Assert.Equal(
                place.Path.Replace("[]", "[0]", StringComparison.Ordinal).Replace("{}", ".only", StringComparison.Ordinal),
                place.Form switch
                {
                    PodForm.Template => pod.Path == "spec" ? "" : pod.Path[..^".spec".Length],
                    _ => pod.Path,
                });
        }
    }

    [Fact]
    public void Container_takes_over_what_its_pod_may_say_for_it()
    {
        var pod = Assert.Single(PodTemplate.Of(Pod(
            """
            {
              "securityContext": { "runAsUser": 1000, "runAsNonRoot": true, "privileged": true, "seccompProfile": { "type": "RuntimeDefault" } },
              "containers": [{ "name": "web", "securityContext": { "runAsUser": 7 } }]
            }
            """)));
        var container = Assert.Single(pod.Containers);

        Assert.Equal(7, container.Security("runAsUser").Number);
        Assert.True(container.Security("runAsNonRoot").IsTrue.IsYes);
        Assert.Equal("RuntimeDefault", container.Security("seccompProfile")["type"].Text);
        Assert.True(container.Security("privileged").IsAbsent);
    }

    [Fact]
    public void Each_list_of_containers_is_read_and_only_the_first_stays()
    {
        var pod = Assert.Single(PodTemplate.Of(Pod(
            """{ "containers": [{ "name": "web" }], "initContainers": [{ "name": "prepare" }], "ephemeralContainers": [{}] }""")));

        Assert.Equal(["container 'web'", "init container 'prepare'", "ephemeral container 1"], pod.Containers.Select(container => container.Label));
        Assert.Equal([true, false, false], pod.Containers.Select(container => container.Stays));
    }

    private static Resource Pod(string spec) => Of("kubernetes:core/v1:Pod", JsonValues.Parse($$"""{ "spec": {{spec}} }"""));

    /// <summary>An object of a type with one pod at a place.</summary>
    private static Resource ObjectWith(string type, PodPlace place)
    {
        const string container = """{ "image": "web@1" }""";
        const string spec = $$"""{ "containers": [{{container}}] }""";
        var inner = place.Form switch
        {
            PodForm.Container => container,
            PodForm.Spec => spec,
            _ => $$"""{ "spec": {{spec}} }""",
        };
        foreach (var step in place.Path.Split('.', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            inner = step.EndsWith("[]", StringComparison.Ordinal) ? $$"""{ "{{step[..^2]}}": [{{inner}}] }"""
                : step.EndsWith("{}", StringComparison.Ordinal) ? $$"""{ "{{step[..^2]}}": { "only": {{inner}} } }"""
                : $$"""{ "{{step}}": {{inner}} }""";
        }

        return Of(type, JsonValues.Parse(inner));
    }

    private static Resource Of(string type, Value inputs) =>
        new() { Urn = $"urn:pulumi:example::landing-zone::{type}::web", Type = type, Name = "web", Inputs = inputs };
}
