using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-06.</summary>
internal sealed class OnlyAuthorisedPortsFromInternet() : ResourceRule(
    new()
    {
        Id = "NET-06",
        Title = "Only authorised ports from the internet",
        Demand = "A security group lets the internet in to authorised ports only.",
        Why = "Every other open port is a service that nobody decided to offer to the world.",
        Repair =
            "Name the ranges that need it in place of 0.0.0.0/0 or ::/0, narrow the ports, or authorise the port in the rule's "
            + "options.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("EC2.18"), Control.Nist("AC-4"), Control.Nist("SC-7")],
        Options =
        [
            RuleOption.List("tcpPorts", "Ports of TCP that may be open to the internet.", "80", "443"),
            RuleOption.List("udpPorts", "Ports of UDP that may be open to the internet."),
        ],
    },
    SecurityGroupOpening.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var tcp = settings.Texts("tcpPorts").Select(int.Parse).ToHashSet();
        var udp = settings.Texts("udpPorts").Select(int.Parse).ToHashSet();
        return SecurityGroupOpening.In(resource).Select(
            opening => opening.Refuse(
                opening.IsIngress & opening.IsForInternet
                    & !((opening.Ports.IsTcp & opening.Ports.IsWithin(tcp)) | (opening.Ports.IsUdp & opening.Ports.IsWithin(udp))),
                $"{opening.Label} opens {opening.Ports} to {opening.Internet}."));
    }
}
