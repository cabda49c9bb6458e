using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The code that runs on the platform, which the build puts beside the program, wherever that is started from.</summary>
internal static class Workloads
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workloads");

    private static readonly string[] ScoringNames = ["score.R", "worker", "worker.service"];

    /// <summary>The handlers of the ETL functions.</summary>
    public static Archive EtlHandlers => new FileArchive($"{Folder}/etl/handlers");

    /// <summary>The worker of scoring fleets.</summary>
    public static IReadOnlyDictionary<string, AssetOrArchive> ScoringFiles => ScoringNames.ToDictionary(
        file => file, file => (AssetOrArchive)new FileAsset($"{Folder}/scoring/{file}"), StringComparer.Ordinal);
}
