using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-06.</summary>
internal sealed class SystemCallsAreFiltered() : PodRule(new()
{
    Id = "K8S-06",
    Title = "System calls are filtered",
    Demand = "Every container has the seccomp profile RuntimeDefault or Localhost, of its own or from its pod.",
    Why = "Most holes of the kernel are in calls that no usual program makes; the runtime's profile refuses these.",
    Repair = "Set seccompProfile.type to RuntimeDefault in the pod's securityContext.",
    Severity = Severity.Medium,
    Controls = [Control.PodSecurity("restricted")],
})
{
    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings) => pod.IsWindows ? [] : pod.Containers.Select(container =>
    {
        var profile = container.Security("seccompProfile");
        return container.Demand(
            container.SecurityPath("seccompProfile.type"),
            profile,
            profile["type"].IsOneOf("RuntimeDefault", "Localhost"),
            $"The system calls of the {container.Label} are not filtered (seccompProfile.type is {profile["type"]}).");
    });
}
