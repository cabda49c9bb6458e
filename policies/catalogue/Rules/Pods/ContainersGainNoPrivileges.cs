using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-03.</summary>
internal sealed class ContainersGainNoPrivileges() : PodRule(new()
{
    Id = "K8S-03",
    Title = "Containers cannot gain privileges",
    Demand = "Every container sets allowPrivilegeEscalation to false.",
    Why = "Otherwise a program in the image that belongs to root makes root of whoever starts it.",
    Repair = "Set securityContext.allowPrivilegeEscalation to false.",
    Severity = Severity.High,
    Controls = [Control.PodSecurity("restricted"), Control.CisEks("4.2.5")],
})
{
    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings) => pod.IsWindows ? [] : pod.Containers.Select(container =>
    {
        var escalation = container.Security("allowPrivilegeEscalation");
        return container.Demand(
            container.SecurityPath("allowPrivilegeEscalation"),
            escalation,
            escalation.IsFalse,
            $"The {container.Label} may gain privileges (allowPrivilegeEscalation is {escalation}).");
    });
}
