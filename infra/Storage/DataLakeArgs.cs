using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Storage;

/// <summary>What a <see cref="DataLake"/> is made from.</summary>
public sealed class DataLakeArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The layers: one or more.</summary>
    public required IReadOnlyList<LakeLayer> Layers { get; init; }

    /// <summary>Who reads them. Default: nobody yet.</summary>
    public IReadOnlyList<LakeReader> Readers { get; init; } = [];

    /// <summary>Where the results of queries go: a layer of nobody, whose objects should expire.</summary>
    public required LakeLayer Results { get; init; }

    /// <summary>
    /// How much one query may read, in MiB: 10 to 2047 (the provider writes the bytes as a 32-bit number); a query that wants more is stopped.
    /// Default: 2047.
    /// </summary>
    public int MaxScanMib { get; init; } = 2047;

    /// <summary>The ARN of the permission boundary of the readers' roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
