using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>How pods share the GPUs of a pool: not at all, by turns, or by instances of their own.</summary>
/// <remarks>
/// It is configuration and no component: nodes carry labels by which the device plugin and the MIG manager of <see cref="GpuOperator"/> find it.
/// </remarks>
public sealed record GpuSharing
{
    /// <summary>The label by which the device plugin finds how a node's GPUs are shared (NVIDIA GPU operator, "Time-Slicing GPUs in Kubernetes").</summary>
    private const string PluginLabel = "nvidia.com/device-plugin.config";

    /// <summary>The label by which the MIG manager finds how to cut them ("GPU Operator with MIG").</summary>
    private const string MigLabel = "nvidia.com/mig.config";

    private const int MostTurns = 48;

    private GpuSharing(int turns, string? profile)
    {
        Turns = turns;
        Profile = profile;
    }

    /// <summary>Each GPU is one pod's.</summary>
    public static GpuSharing None { get; } = new(1, null);

    /// <summary>How many pods take turns on a GPU; 1 for none.</summary>
    public int Turns { get; }

    /// <summary>The profile by which GPUs are cut; null where they are whole.</summary>
    public string? Profile { get; }

    /// <summary>
    /// Pods take turns on a GPU. They share its memory without a limit and see one another's failures: for notebooks and tests, not for models
    /// that serve clients.
    /// </summary>
    /// <param name="pods">How many: 2 to 48.</param>
    public static GpuSharing TimeSlices(int pods) => pods is >= 2 and <= MostTurns
        ? new GpuSharing(pods, null)
        : throw new ArgumentException(FormattableString.Invariant($"{pods} pods cannot take turns on a GPU; it must be from 2 to {MostTurns}."));

    /// <summary>GPUs are cut into instances, each with memory and processors of its own, which other pods do not reach.</summary>
    /// <param name="profile">The profile, "1g.5gb".</param>
    public static GpuSharing Instances(string profile) => new(1, profile);

    /// <summary>What is wrong with sharing the GPUs of an instance type in this way; null where nothing is.</summary>
    public string? ProblemWith(InstanceType type)
    {
        if (type.Gpu is null)
        {
            return this == None ? null : $"{type} has no GPU to share.";
        }

        if (Profile is null)
        {
            return Turns > 1 && type.Gpu.IsShare ? $"{type} has only a share of a GPU, which is shared already; name a type with a whole one." : null;
        }

        var profiles = MigProfile.Of(type.Gpu);
        return profiles.Any(profile => profile.Name == Profile) ? null
            : profiles.Count == 0
                ? $"the GPUs of {type} ({type.Gpu.Model}) cannot be cut into instances; let pods take turns, or name p4d.24xlarge or p5.48xlarge."
                : $"'{Profile}' is no profile of the GPUs of {type} ({type.Gpu.Model}); there are "
                    + $"{string.Join(", ", profiles.Select(profile => profile.Name))}.";
    }

    /// <summary>How many pods a node of an instance type has GPUs for.</summary>
    public int OffersOf(InstanceType type) => type.Gpu is not { } gpu ? 0
        : Profile is null ? gpu.Count * Turns
        : gpu.Count * MigProfile.Of(gpu).Single(profile => profile.Name == Profile).Instances;

    /// <summary>The labels of the nodes.</summary>
    public ImmutableDictionary<string, string> Labels =>
        Profile is not null ? ImmutableDictionary<string, string>.Empty.Add(MigLabel, $"all-{Profile}")
        : Turns > 1 ? ImmutableDictionary<string, string>.Empty.Add(PluginLabel, PluginConfig)
        : ImmutableDictionary<string, string>.Empty;

    /// <summary>The name of the device plugin's configuration.</summary>
    private string PluginConfig => FormattableString.Invariant($"turns-{Turns}");

    /// <summary>The configurations of the device plugin for some ways to share, by name; empty where none takes turns.</summary>
    public static ImmutableSortedDictionary<string, string> PluginConfigs(IEnumerable<GpuSharing> ways)
    {
        var turns = ways.Where(way => way.Turns > 1).Distinct().ToList();
        return turns.Count == 0
            ? ImmutableSortedDictionary<string, string>.Empty
            : turns.ToImmutableSortedDictionary(way => way.PluginConfig, way => Config(way.Turns).ToJsonString(), StringComparer.Ordinal)
                .Add("whole", new JsonObject { ["version"] = "v1" }.ToJsonString());
    }

    /// <summary>JSON is YAML too.</summary>
    private static JsonObject Config(int turns) => new()
    {
        ["version"] = "v1",
        ["sharing"] = new JsonObject
        {
            ["timeSlicing"] = new JsonObject
            {
                // A pod that asks for two would get two turns on one GPU, and not two GPUs.
                ["failRequestsGreaterThanOne"] = true,
                ["resources"] = new JsonArray(new JsonObject { ["name"] = "nvidia.com/gpu", ["replicas"] = turns }),
            },
        },
    };
}
