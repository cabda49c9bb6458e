using LandingZone.Warehouse;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>What a <see cref="ScoringChain"/> is made from.</summary>
public sealed class ScoringChainArgs
{
    /// <summary>The zone's ground.</summary>
    public required ScoringGround Ground { get; init; }

    /// <summary>What it scores, "credit": lower-case letters, digits and single hyphens, at most 20. All names are made from it.</summary>
    public required string Workload { get; init; }

    /// <summary>The code of the functions: the handlers of workloads/etl.</summary>
    public required Archive Code { get; init; }

    /// <summary>The worker's files, as the folder workloads/scoring has them.</summary>
    public required IReadOnlyDictionary<string, AssetOrArchive> WorkerFiles { get; init; }

    /// <summary>Where files land.</summary>
    public required EncryptedPrefix Landing { get; init; }

    /// <summary>Where results go.</summary>
    public required EncryptedPrefix Results { get; init; }

    /// <summary>Where the lists of what is loaded lie.</summary>
    public required EncryptedPrefix Manifests { get; init; }

    /// <summary>Where the models are.</summary>
    public required EncryptedPrefix Models { get; init; }

    /// <summary>Where the worker's files are put.</summary>
    public required EncryptedPrefix WorkerCode { get; init; }

    /// <summary>The kinds of files: one or more.</summary>
    public required IReadOnlyList<ScoredKind> Kinds { get; init; }

    /// <summary>The instances.</summary>
    public required ScoringChainFleet Fleet { get; init; }

    /// <summary>The warehouse's capacity. Default: 8 to 64 RPU.</summary>
    public ServerlessCapacity Warehouse { get; init; } = new();

    /// <summary>The dashboards; null for none. Default: null.</summary>
    public ScoringChainDashboards? Dashboards { get; init; }
}
