namespace LandingZone.Policies.Rules.Network;

/// <summary>The rules about virtual networks and what stands at their doors.</summary>
internal static class NetworkRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new DefaultSecurityGroupIsEmpty(),
        new NetworksHaveFlowLogs(),
        new SubnetGivesNoPublicAddress(),
        new NoAdminPortsFromInternet(),
        new NoRiskyPortsFromInternet(),
        new OnlyAuthorisedPortsFromInternet(),
        new NoUnrestrictedEgress(),
        new SecurityGroupsAreDescribed(),
        new NetworkAclsClosedToAdmin(),
        new NetworkAclsNameTheirPorts(),
        new PrivateSubnetsStayPrivate(),
        new NetworksHaveEndpoints(),
        new EndpointsHavePolicies(),
        new InternetGatewaysAreBlocked(),
        new DefaultNetworkIsUnused(),
        new MetadataNeedsTokens(),
        new VolumesAreEncrypted(),
        new TransitGatewaysAskBeforeAttaching(),
        new FirewallsLogAndDrop(),
    ];
}
