using LandingZone.Zones;

namespace LandingZone.Delivery;

/// <summary>What a <see cref="SourceConnection"/> is made from.</summary>
public sealed class SourceConnectionArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it is called, "bitbucket": lower-case letters, digits and single hyphens.</summary>
    public required string What { get; init; }

    /// <summary>Where the code is kept.</summary>
    public required SourceProvider Provider { get; init; }

    /// <summary>The server, for those that the bank runs itself; null for those in the cloud. Default: null.</summary>
    public SourceHost? Host { get; init; }
}
