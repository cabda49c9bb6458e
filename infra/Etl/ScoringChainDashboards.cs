using LandingZone.Facts;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>The dashboards of a <see cref="ScoringChain"/>.</summary>
public sealed record ScoringChainDashboards
{
    /// <summary>The password of the database user by which QuickSight reads: a secret.</summary>
    public required Input<string> ReaderPassword { get; init; }

    /// <summary>The region in which QuickSight keeps the account's users and groups.</summary>
    public required Region IdentityRegion { get; init; }

    /// <summary>The names of QuickSight users who see the dashboards. Default: nobody yet.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>The names of QuickSight users who change them. Default: nobody yet.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];
}
