using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-07.</summary>
internal sealed class NoUnrestrictedEgress() : ResourceRule(
    new()
    {
        Id = "NET-07",
        Title = "No unrestricted way out",
        Demand = "No security group lets its members out to everywhere on every port.",
        Why = "Whoever gets into a machine can then send its data anywhere.",
        Repair = "Name the ports and the ranges, prefix lists or security groups that are needed. In aws-native, set securityGroupEgress.",
        Severity = Severity.High,
    },
    SecurityGroupOpening.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        foreach (var opening in SecurityGroupOpening.In(resource))
        {
            yield return opening.Refuse(
                !opening.IsIngress & opening.IsForInternet & opening.Ports.OpensAll,
                $"{opening.Label} lets out to {opening.Internet} on {opening.Ports}.");
        }

        // CloudFormation adds a rule that allows everything where a group has none; the other provider removes it.
        if (resource.Type == SecurityGroupOpening.NativeGroup)
        {
            yield return resource.Demand(
                "securityGroupEgress",
                resource.Stated("securityGroupEgress").IsSet,
                "The group has no securityGroupEgress, so that the rule which AWS adds lets it out to everywhere.");
        }
    }
}
