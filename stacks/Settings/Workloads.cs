using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>
/// The code that runs on the platform. Its paths begin at the program's folder, where the engine starts it and reads what they name, so that a plan
/// says the same on every machine (docs/decisions/0014).
/// </summary>
internal static class Workloads
{
    private const string Folder = "../workloads";

    private static readonly string[] ScoringNames = ["score.R", "worker", "worker.service"];

    /// <summary>The handlers of the ETL functions.</summary>
    public static Archive EtlHandlers => new FileArchive($"{Folder}/etl/handlers");

    /// <summary>The worker of scoring fleets.</summary>
    public static IReadOnlyDictionary<string, AssetOrArchive> ScoringFiles => ScoringNames.ToDictionary(
        file => file, file => (AssetOrArchive)new FileAsset($"{Folder}/scoring/{file}"), StringComparer.Ordinal);
}
