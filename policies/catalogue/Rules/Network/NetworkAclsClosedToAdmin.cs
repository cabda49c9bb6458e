using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-09.</summary>
internal sealed class NetworkAclsClosedToAdmin() : ResourceRule(
    new()
    {
        Id = "NET-09",
        Title = "Network ACLs let nobody administer from the internet",
        Demand = "No entry of a network ACL lets the internet in to the ports of SSH and RDP.",
        Why = "The network ACL is what still holds when a security group is wrong.",
        Repair = "Name the ranges that need it, or split the range of ports so that 22 and 3389 stay out of it.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EC2.21"), Control.CisAws("5.1"), Control.Nist("CM-7"), Control.Nist("SC-7"), Control.Pci("1.3.1")],
        Options = [RuleOption.List("ports", "The ports of remote administration.", "22", "3389")],
    },
    NetworkAclOpening.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var ports = settings.Texts("ports").Select(int.Parse).ToList();
        return NetworkAclOpening.In(resource).SelectMany(
            entry => ports.Select(
                port => entry.Refuse(
                    entry.IsIngress & entry.IsAllow & entry.IsForInternet & entry.Ports.Opens(port),
                    $"{entry.Label} allows {entry.Range.Text} to reach port {port}.")));
    }
}
