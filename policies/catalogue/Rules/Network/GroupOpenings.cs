using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>The rules of a security group, those in the group and those that are resources of their own. Made once for a check.</summary>
/// <param name="stack">The stack.</param>
internal sealed class GroupOpenings(StackResources stack)
{
    private readonly Companions _standalone = new(stack, "securityGroupId", SecurityGroupOpening.StandaloneTypes);
    private readonly Companions _native = new(stack, "groupId", SecurityGroupOpening.StandaloneTypes);

    /// <summary>The types of security groups.</summary>
    public static string[] Groups { get; } =
        [SecurityGroupOpening.Group, SecurityGroupOpening.DefaultGroup, SecurityGroupOpening.NativeGroup];

    /// <summary>All rules of a group.</summary>
    public IEnumerable<SecurityGroupOpening> Of(Resource group) =>
        _standalone.Of(group).Concat(_native.Of(group)).Prepend(group).Distinct().SelectMany(SecurityGroupOpening.In);
}
