using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>EFS-04.</summary>
internal sealed class MountTargetsStandInPrivateSubnets() : StackRule(
    new()
    {
        Id = "EFS-04",
        Title = "Mount targets stand in private subnets",
        Demand = "The subnet of a mount target gives no public addresses.",
        Why = "A subnet that gives public addresses has a way to the internet, and the doors of the file system should not stand on it.",
        Repair = "Set subnetId to a private subnet.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EFS.6"), Control.Nist("SC-7")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var target in stack.OfType("aws:efs/mountTarget:MountTarget", "aws-native:efs:MountTarget"))
        {
            yield return stack.TargetsOf(target, "subnetId", "aws:ec2/subnet:Subnet", "aws-native:ec2:Subnet") is [var subnet, ..]
                ? target.Demand(
                    "subnetId",
                    subnet.Stated("mapPublicIpOnLaunch").Or(false).IsFalse,
                    $"The mount target stands in the subnet '{subnet.Name}', which gives public addresses.")
                : Verdict.Open(target, "The mount target's subnet is not in this stack, so that it cannot be seen whether it gives public addresses.", "subnetId");
        }
    }
}
