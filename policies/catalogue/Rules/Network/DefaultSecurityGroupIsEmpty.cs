using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-01.</summary>
internal sealed class DefaultSecurityGroupIsEmpty() : StackRule(
    new()
    {
        Id = "NET-01",
        Title = "Default security groups are empty",
        Demand = "The default security group of every VPC has no rules.",
        Why =
            "A machine that is started without a security group gets the default one, whose rules let all its members talk to each "
            + "other and to everything outside.",
        Repair = "Beside every VPC, declare an aws.ec2.DefaultSecurityGroup without ingress and egress, and add no rules to it.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("EC2.2"), Control.CisAws("5.4"), Control.Nist("AC-4"), Control.Nist("SC-7")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var group in stack.OfType(SecurityGroupOpening.DefaultGroup))
        {
            foreach (var property in (string[])["ingress", "egress"])
            {
                var rules = group.Stated(property);
                yield return group.Demand(
                    property, !rules.IsSet, $"The default security group has {rules.Items.Count} {property} rule(s).");
            }
        }

        foreach (var rule in stack.OfType(SecurityGroupOpening.StandaloneTypes))
        {
            var property = rule.Type.StartsWith("aws-native:", StringComparison.Ordinal) ? "groupId" : "securityGroupId";
            if (stack.TargetsOf(rule, property, SecurityGroupOpening.DefaultGroup) is [var group, ..])
            {
                yield return Verdict.Breach(rule, $"The rule belongs to the default security group '{group.Name}'.", property);
            }
        }

        var groups = new Companions(stack, "vpcId", SecurityGroupOpening.DefaultGroup);
        foreach (var network in stack.OfType(NetworkTypes.Networks))
        {
            yield return network.Demand(
                groups.Any(network, _ => true),
                "The VPC's default security group is not managed here and so has the rules that AWS gives it.",
                "The VPC of a default security group is not known yet.");
        }
    }
}
