using System.Collections.Frozen;
using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>
/// A way to cut a GPU into instances of one size (Multi-Instance GPU): how many of a size fit on a GPU of a model. NVIDIA Multi-Instance GPU user
/// guide, "Supported MIG Profiles", read 2026-11-21.
/// </summary>
/// <param name="Model">The GPU's model and memory in GiB, "A100 40".</param>
/// <param name="Name">The profile, "1g.5gb".</param>
/// <param name="Instances">How many fit on one GPU.</param>
public sealed record MigProfile(string Model, string Name, int Instances)
{
    private static readonly FrozenDictionary<string, MigProfile[]> All = new Dictionary<string, (string Name, int Instances)[]>(StringComparer.Ordinal)
    {
        ["A100 40"] = [("1g.5gb", 7), ("1g.10gb", 4), ("2g.10gb", 3), ("3g.20gb", 2), ("4g.20gb", 1), ("7g.40gb", 1)],
        ["A100 80"] = [("1g.10gb", 7), ("1g.20gb", 4), ("2g.20gb", 3), ("3g.40gb", 2), ("4g.40gb", 1), ("7g.80gb", 1)],
        ["H100 80"] = [("1g.10gb", 7), ("1g.20gb", 4), ("2g.20gb", 3), ("3g.40gb", 2), ("4g.40gb", 1), ("7g.80gb", 1)],
        ["H200 141"] = [("1g.18gb", 7), ("1g.35gb", 4), ("2g.35gb", 3), ("3g.71gb", 2), ("4g.71gb", 1), ("7g.141gb", 1)],
        ["B200 180"] = [("1g.23gb", 7), ("1g.45gb", 4), ("2g.45gb", 3), ("3g.90gb", 2), ("4g.90gb", 1), ("7g.180gb", 1)],
    }.ToFrozenDictionary(
        entry => entry.Key,
        entry => entry.Value.Select(profile => new MigProfile(entry.Key, profile.Name, profile.Instances)).ToArray(),
        StringComparer.Ordinal);

    /// <summary>The profiles of a GPU; empty for one that cannot be cut, or of which the table says nothing.</summary>
    public static IReadOnlyList<MigProfile> Of(GpuFacts gpu) =>
        gpu.SupportsMig ? All.GetValueOrDefault(FormattableString.Invariant($"{gpu.Model} {gpu.MemoryGib}"), []) : [];

    /// <summary>The name by which the MIG manager knows a GPU of which all instances have this profile.</summary>
    internal string ConfigName => $"all-{Name}";
}
