using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-15.</summary>
internal sealed class DefaultNetworkIsUnused() : StackRule(
    new()
    {
        Id = "NET-15",
        Title = "The default VPC is not used",
        Demand = "Nothing manages the region's default VPC, and nothing is made without saying in which VPC.",
        Why = "The default VPC has public subnets and a way to the internet for everything in it.",
        Repair = "Remove the default VPC and subnets; give vpcId to security groups and subnetId to instances.",
        Severity = Severity.High,
    })
{
    private static readonly string[] Defaults =
        ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet", "aws:ec2/defaultVpcDhcpOptions:DefaultVpcDhcpOptions"];

    private static readonly string[] Instances = ["aws:ec2/instance:Instance", "aws-native:ec2:Instance"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var resource in stack.OfType(Defaults))
        {
            yield return Verdict.Breach(resource, $"The stack manages the region's default network ({resource.Type.Split(':')[^1]}).");
        }

        foreach (var group in stack.OfType(SecurityGroupOpening.Group, SecurityGroupOpening.DefaultGroup, SecurityGroupOpening.NativeGroup))
        {
            yield return Placed(stack, group, "vpcId", "The security group");
        }

        foreach (var instance in stack.OfType(Instances))
        {
            // A network interface or a launch template may say where the instance stands.
            if (!instance.Inputs["networkInterfaces"].IsAbsent || !instance.Inputs["primaryNetworkInterface"].IsAbsent
                || !instance.Inputs["launchTemplate"].IsAbsent)
            {
                continue;
            }

            yield return Placed(stack, instance, "subnetId", "The instance");
        }
    }

    private static Verdict? Placed(StackResources stack, Resource resource, string property, string label)
    {
        var place = resource.Inputs[property];
        if (stack.TargetsOf(resource, property, Defaults) is [var found, ..])
        {
            return Verdict.Breach(resource, $"{label} stands in the default network '{found.Name}'.", property);
        }

        var isKnown = place.IsUnknown ? resource.PropertyDependencies.ContainsKey(property) ? Truth.Yes : Truth.Unknown : place.IsSet;
        return resource.Demand(property, isKnown, $"{label} has no {property} and so stands in the region's default VPC.");
    }
}
