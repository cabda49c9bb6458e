using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-10.</summary>
internal sealed class NetworkAclsNameTheirPorts() : ResourceRule(
    new()
    {
        Id = "NET-10",
        Title = "Network ACLs name their ports",
        Demand = "No entry of a network ACL allows every port.",
        Why = "An entry that allows everything makes the network ACL stop nothing.",
        Repair = "Set the protocol and the range of ports that are needed; answers need 1024 to 65535.",
        Severity = Severity.High,
    },
    NetworkAclOpening.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
        NetworkAclOpening.In(resource).Select(
            entry => entry.Refuse(
                entry.IsAllow & entry.Ports.OpensAll,
                $"{entry.Label} allows {entry.Ports} {(entry.IsIngress.IsYes ? "from" : "to")} {entry.Range.Text ?? "somewhere"}."));
}
