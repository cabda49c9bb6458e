using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-04.</summary>
internal sealed class ContainersAreNotRoot() : PodRule(new()
{
    Id = "K8S-04",
    Title = "Containers do not run as root",
    Demand = "Every container has runAsNonRoot true, of its own or from its pod, and no user 0.",
    Why = "Root in a container is one hole of the kernel away from root on the node.",
    Repair = "Set runAsNonRoot to true and runAsUser to a number above 0, in the pod's or the container's securityContext.",
    Severity = Severity.High,
    Controls = [Control.PodSecurity("restricted")],
})
{
    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings)
    {
        foreach (var container in pod.Containers)
        {
            var nonRoot = container.Security("runAsNonRoot");
            yield return container.Demand(
                container.SecurityPath("runAsNonRoot"),
                nonRoot,
                nonRoot.IsTrue,
                $"The {container.Label} may run as root (runAsNonRoot is {nonRoot}).");
            var user = container.Security("runAsUser");
            yield return container.Demand(
                container.SecurityPath("runAsUser"), user, user.IsAbsent | user.IsAtLeast(1), $"The {container.Label} runs as root (runAsUser is {user}).");
        }
    }
}
