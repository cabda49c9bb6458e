using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-04.</summary>
internal sealed class NoAdminPortsFromInternet() : ResourceRule(
    new()
    {
        Id = "NET-04",
        Title = "No administration from the internet",
        Demand = "No security group lets the internet in to the ports of SSH and RDP.",
        Why = "These ports are tried by machines all over the world within minutes; one weak password or one unpatched service is enough.",
        Repair = "Name the ranges that need it in place of 0.0.0.0/0 or ::/0, or remove the rule and use Session Manager.",
        Severity = Severity.High,
        Controls =
        [
            Control.SecurityHub("EC2.53"), Control.SecurityHub("EC2.54"), Control.CisAws("5.2"), Control.CisAws("5.3"), Control.Pci("1.3.1"),
        ],
        Options = [RuleOption.List("ports", "The ports of remote administration.", "22", "3389")],
    },
    SecurityGroupOpening.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var ports = settings.Texts("ports").Select(int.Parse).ToList();
        return SecurityGroupOpening.In(resource).SelectMany(
            opening => ports.Select(
                port => opening.Refuse(
                    opening.IsIngress & opening.IsForInternet & opening.Ports.Opens(port),
                    $"{opening.Label} opens port {port} to {opening.Internet}.")));
    }
}
