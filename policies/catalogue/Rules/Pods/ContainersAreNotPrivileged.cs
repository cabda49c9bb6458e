using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-01.</summary>
internal sealed class ContainersAreNotPrivileged() : PodRule(
    new()
    {
        Id = "K8S-01",
        Title = "Containers are not privileged",
        Demand = "No container runs privileged. What a Helm release installs cannot be seen by any rule about pods, so each release is an open "
            + "question here; the label of its namespace (K8S-15) holds its pods when they are started.",
        Why = "A privileged container is root on its node, and from there on every pod of the node.",
        Repair = "Leave securityContext.privileged out, or set it to false.",
        Severity = Severity.Critical,
        Controls = [Control.PodSecurity("baseline"), Control.CisEks("4.2.1")],
    },
    "kubernetes:helm.sh/v3:Release")
{
    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings) => pod.Containers.Select(container =>
        container.Demand(
            container.SecurityPath("privileged"),
            container.Security("privileged"),
            container.Security("privileged").Or(false).IsFalse,
            $"The {container.Label} is privileged."));

    protected override IEnumerable<Verdict?> CheckOther(Resource resource, RuleSettings settings) =>
        [Verdict.Open(resource, "The pods of a Helm release cannot be seen here; no rule about pods has looked at them.")];
}
