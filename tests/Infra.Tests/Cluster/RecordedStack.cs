using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LandingZone.Infra.Tests.Cluster;

/// <summary>Everything that a program declared.</summary>
internal sealed record RecordedStack(ImmutableArray<RecordedResource> Resources)
{
    public RecordedResource this[string name] =>
        Assert.Single(Resources, resource => resource.Name == name && !resource.Type.StartsWith("landingzone:", StringComparison.Ordinal));

    /// <summary>The resource of a name that resources of other types have too.</summary>
    public RecordedResource this[string name, string type] => Assert.Single(Resources, resource => resource.Name == name && resource.Type == type);

    public IEnumerable<RecordedResource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    /// <summary>The inputs of a resource must be these and no others; tags are left to <see cref="AssertTagged"/>.</summary>
    public void AssertInputs(string name, string json)
    {
        var inputs = (JsonObject)this[name].Inputs.DeepClone();
        inputs.Remove("tags");
        Assert.Equal(Pretty(JsonNode.Parse(json)!), Pretty(inputs));
    }

    /// <summary>Every resource that has tags has the zone's.</summary>
    public void AssertTagged(params string[] types)
    {
        foreach (var resource in types.SelectMany(OfType))
        {
            var tags = resource.Inputs["tags"]?.AsObject();
            Assert.True(tags is not null, $"{resource.Name} has no tags");
            Assert.False(string.IsNullOrEmpty(tags["Name"]?.GetValue<string>()), $"{resource.Name} has no Name tag");
            Assert.Equal("rnd", tags["landing-zone:zone"]?.GetValue<string>());
            Assert.Equal("eu-west-1", tags["landing-zone:region"]?.GetValue<string>());
            Assert.Equal("ml-platform@bank.example", tags["landing-zone:owner"]?.GetValue<string>());
            Assert.Equal("confidential", tags["landing-zone:data-class"]?.GetValue<string>());
            Assert.Equal("4711", tags["landing-zone:cost-centre"]?.GetValue<string>());
        }
    }

    /// <summary>A policy in a property of a resource, parsed.</summary>
    public JsonElement Policy(string name, string property) =>
        JsonDocument.Parse(this[name].Inputs[property]!.GetValue<string>()).RootElement;

    private static string Pretty(JsonNode node) => Sorted(node)!.ToJsonString(new() { WriteIndented = true });

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        _ => node?.DeepClone(),
    };
}
