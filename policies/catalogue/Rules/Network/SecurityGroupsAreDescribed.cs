using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-08.</summary>
internal sealed class SecurityGroupsAreDescribed() : ResourceRule(
    new()
    {
        Id = "NET-08",
        Title = "Security groups and their rules are described",
        Demand = "Every security group, and every rule of one, says what it is for.",
        Why = "A rule whose purpose nobody knows is never removed.",
        Repair = "Set description (groupDescription in aws-native) to what the group or the rule is for.",
        Severity = Severity.Low,
    },
    SecurityGroupOpening.Types)
{
    /// <summary>What Pulumi writes into a group without a description.</summary>
    private const string Filler = "Managed by Pulumi";

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        if (resource.Type is SecurityGroupOpening.Group or SecurityGroupOpening.NativeGroup)
        {
            var property = resource.Type == SecurityGroupOpening.Group ? "description" : "groupDescription";
            var description = resource.Stated(property);
            yield return resource.Demand(
                property,
                description.IsSet & !description.Is(Filler),
                $"The security group has no description ({property} is {description}).");
        }

        foreach (var opening in SecurityGroupOpening.In(resource))
        {
            yield return resource.Demand(
                opening.Path + "description", opening.Description.IsSet, $"{opening.Label} has no description.");
        }
    }
}
