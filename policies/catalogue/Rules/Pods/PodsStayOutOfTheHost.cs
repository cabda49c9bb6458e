using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-02.</summary>
internal sealed class PodsStayOutOfTheHost() : PodRule(new()
{
    Id = "K8S-02",
    Title = "Pods do not share the node's processes, memory or network",
    Demand = "No pod sets hostPID, hostIPC or hostNetwork.",
    Why = "Over them a pod sees the processes, the shared memory and the traffic of its node, and no network policy holds it.",
    Repair = "Leave hostPID, hostIPC and hostNetwork out.",
    Severity = Severity.High,
    Controls = [Control.PodSecurity("baseline"), Control.CisEks("4.2.2"), Control.CisEks("4.2.3"), Control.CisEks("4.2.4")],
})
{
    private static readonly (string Field, string What)[] Fields =
        [("hostPID", "processes"), ("hostIPC", "shared memory"), ("hostNetwork", "network")];

    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings) => Fields.Select(each =>
        pod.On.Demand(pod.At(each.Field), pod.Spec[each.Field].Or(false).IsFalse, $"The pod shares the {each.What} of its node ({each.Field} is true)."));
}
