using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-05.</summary>
internal sealed class NoRiskyPortsFromInternet() : ResourceRule(
    new()
    {
        Id = "NET-05",
        Title = "No high-risk ports from the internet",
        Demand = "No security group lets the internet in to the ports of databases, file shares, mail and development servers.",
        Why = "What listens there was made for a closed network, often without encryption or a password.",
        Repair = "Name the ranges or the security group that need it in place of 0.0.0.0/0 or ::/0, or remove the rule.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("EC2.19"), Control.Nist("AC-4"), Control.Nist("CM-7"), Control.Nist("SC-7")],
        Options =
        [
            RuleOption.List(
                "ports",
                "The ports. The default is the list of Security Hub's EC2.19.",
                "20", "21", "22", "23", "25", "110", "135", "143", "445", "1433", "1434", "3000", "3306", "3389", "4333", "5000", "5432", "5500",
                "5601", "8080", "8088", "8888", "9200", "9300"),
        ],
    },
    SecurityGroupOpening.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var ports = settings.Texts("ports").Select(int.Parse).ToList();
        return SecurityGroupOpening.In(resource).Select(
            opening => opening.Refuse(
                opening.IsIngress & opening.IsForInternet & Truth.Any(ports, opening.Ports.Opens),
                $"{opening.Label} opens {Opened(opening.Ports, ports)} to {opening.Internet}."));
    }

    private static string Opened(PortRange range, IEnumerable<int> ports)
    {
        var open = ports.Where(port => range.Opens(port).IsYes).ToList();
        return open.Count == 1 ? $"port {open[0]}" : $"{open.Count} high-risk ports ({string.Join(", ", open)})";
    }
}
