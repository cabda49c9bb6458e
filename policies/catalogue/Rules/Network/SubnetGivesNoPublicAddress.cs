using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-03.</summary>
internal sealed class SubnetGivesNoPublicAddress() : ResourceRule(
    new()
    {
        Id = "NET-03",
        Title = "Subnets give no public addresses",
        Demand = "A subnet does not assign a public IPv4 address to what is started in it.",
        Why = "A machine with a public address can be reached from the internet as soon as one security group is wrong.",
        Repair = "Leave mapPublicIpOnLaunch out, or set it to false.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EC2.15"), Control.Nist("SC-7"), Control.Pci("1.4.4")],
    },
    "aws:ec2/subnet:Subnet",
    "aws-native:ec2:Subnet")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "mapPublicIpOnLaunch",
            resource["mapPublicIpOnLaunch"].Or(false).IsFalse,
            "The subnet gives a public address to what is started in it (mapPublicIpOnLaunch is true)."),
    ];
}
