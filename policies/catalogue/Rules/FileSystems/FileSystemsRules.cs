namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>The rules about EFS and FSx file systems.</summary>
internal static class FileSystemsRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new FileSystemsHaveKeys(),
        new FileSystemsAreBackedUp(),
        new AccessPointsAreNarrow(),
        new MountTargetsStandInPrivateSubnets(),
        new FileSystemPoliciesAskForTls(),
        new FsxSystemsHaveKeys(),
        new FsxSystemsSurviveAZone(),
    ];
}
