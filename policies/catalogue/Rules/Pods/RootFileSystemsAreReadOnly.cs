using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-09.</summary>
internal sealed class RootFileSystemsAreReadOnly() : PodRule(new()
{
    Id = "K8S-09",
    Title = "Containers cannot change their own files",
    Demand = "Every container sets readOnlyRootFilesystem to true.",
    Why = "Whoever breaks into a container that cannot write its files leaves no program behind.",
    Repair = "Set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir where the program writes.",
    Severity = Severity.Medium,
    Controls = [Control.CisEks("4.5.2")],
})
{
    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings) => pod.IsWindows ? [] : pod.Containers.Select(container =>
    {
        var readOnly = container.Security("readOnlyRootFilesystem");
        return container.Demand(
            container.SecurityPath("readOnlyRootFilesystem"),
            readOnly,
            readOnly.IsTrue,
            $"The {container.Label} can change its own files (readOnlyRootFilesystem is {readOnly}).");
    });
}
