namespace LandingZone.Policies.Rules.Images;

/// <summary>The rules about image repositories.</summary>
internal static class ImagesRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ImageIsScanned(),
        new TagIsImmutable(),
        new RepositoryForgetsOldImages(),
        new RepositoryHasOwnKey(),
        new RepositoryIsNotPublic(),
    ];
}
