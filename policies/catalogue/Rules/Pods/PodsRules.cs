namespace LandingZone.Policies.Rules.Pods;

/// <summary>The rules about pods and the objects around them.</summary>
internal static class PodsRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ContainersAreNotPrivileged(),
        new PodsStayOutOfTheHost(),
        new ContainersGainNoPrivileges(),
        new ContainersAreNotRoot(),
        new ContainersDropCapabilities(),
        new SystemCallsAreFiltered(),
        new NodeFilesAreNotMounted(),
        new PodsUseOrdinaryParts(),
        new RootFileSystemsAreReadOnly(),
        new ContainersHaveLimits(),
        new ImagesAreKnown(),
        new PodsHoldNoTokens(),
        new RightsAreNamed(),
        new NamespacesDenyByDefault(),
        new NamespacesAreRestricted(),
        new NamespacesHaveQuotas(),
        new SecretsAreFiles(),
        new ServersSurviveANode(),
        new LoadBalancersAreInternal(),
        new ObjectsHaveAPlace(),
    ];
}
