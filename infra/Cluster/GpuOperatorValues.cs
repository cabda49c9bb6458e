namespace LandingZone.Cluster;

/// <summary>The values of the chart of NVIDIA's GPU operator (docs.nvidia.com, "Helm Chart Values Reference").</summary>
internal static class GpuOperatorValues
{
    /// <summary>The values that make the operator fit the platform's nodes.</summary>
    public static Dictionary<string, object> Of(GpuOperatorArgs args)
    {
        var registry = args.ImageRegistry;
        var onSystemNodes = new Dictionary<string, object> { ["landing-zone/purpose"] = "system" };
        var tolerations = Tolerations(args.PoolTaints);
        return new()
        {
            // The nodes' image has the driver, and the runtime set up for it.
            ["driver"] = Enabled(false),
            ["toolkit"] = Enabled(false),

            ["operator"] = From(registry, "nvidia", new()
            {
                ["nodeSelector"] = onSystemNodes,
                ["cleanupCRD"] = true,
            }),
            ["validator"] = From(registry, "nvidia", []),
            ["devicePlugin"] = From(registry, "nvidia", DevicePlugin(args.Sharing)),
            ["gfd"] = From(registry, "nvidia", Enabled(true)),
            ["dcgmExporter"] = From(registry, "nvidia/k8s", Exporter()),
            ["migManager"] = From(registry, "nvidia/cloud-native", Enabled(true)),
            ["mig"] = new Dictionary<string, object> { ["strategy"] = Strategy(args.MigStrategy) },
            ["sandboxWorkloads"] = Enabled(false),
            ["daemonsets"] = new Dictionary<string, object>
            {
                ["priorityClassName"] = "system-node-critical",
                ["tolerations"] = tolerations,
            },
            ["node-feature-discovery"] = FeatureDiscovery(registry, onSystemNodes, tolerations),
        };
    }

    /// <summary>Nodes name their configuration by a label; those without one get "whole".</summary>
    private static Dictionary<string, object> DevicePlugin(IReadOnlyList<GpuSharing> ways)
    {
        var values = Enabled(true);
        var configs = GpuSharing.PluginConfigs(ways);
        if (!configs.IsEmpty)
        {
            values["config"] = new Dictionary<string, object>
            {
                ["create"] = true,
                ["name"] = "device-plugin-config",
                ["default"] = "whole",
                ["data"] = configs.ToDictionary(config => config.Key, config => (object)config.Value),
            };
        }

        return values;
    }

    /// <summary>The chart makes a ConfigMap of the fields, and the operator mounts it.</summary>
    private static Dictionary<string, object> Exporter()
    {
        var values = Enabled(true);
        values["config"] = new Dictionary<string, object>
        {
            ["name"] = GpuExporterFields.ConfigName, ["create"] = true, ["data"] = GpuExporterFields.Csv,
        };
        return values;
    }

    private static Dictionary<string, object> FeatureDiscovery(
        string? registry, Dictionary<string, object> onSystemNodes, List<object> tolerations)
    {
        var values = new Dictionary<string, object>
        {
            ["master"] = new Dictionary<string, object> { ["nodeSelector"] = onSystemNodes },
            ["gc"] = new Dictionary<string, object> { ["nodeSelector"] = onSystemNodes },
            ["worker"] = new Dictionary<string, object>
            {
                ["nodeSelector"] = new Dictionary<string, object> { ["landing-zone/purpose"] = "gpu" },
                ["tolerations"] = tolerations,
            },
        };
        if (registry is not null)
        {
            values["image"] = new Dictionary<string, object> { ["repository"] = $"{registry}/nfd/node-feature-discovery" };
        }

        return values;
    }

    private static List<object> Tolerations(IEnumerable<NodeTaint> poolTaints) =>
    [
        Toleration("nvidia.com/gpu", NodeTaintEffect.NoSchedule),
        .. poolTaints.Select(taint => Toleration(taint.Key, taint.Effect)),
    ];

    private static Dictionary<string, object> Toleration(string key, NodeTaintEffect effect) => new()
    {
        ["key"] = key,
        ["operator"] = "Exists",
        ["effect"] = effect.ToString(),
    };

    private static string Strategy(MigStrategy strategy) => strategy switch
    {
        MigStrategy.None => "none",
        MigStrategy.SingleProfile => "single",
        MigStrategy.MixedProfiles => "mixed",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "There is no such strategy."),
    };

    private static Dictionary<string, object> Enabled(bool enabled) => new() { ["enabled"] = enabled };

    /// <summary>Takes an image from the bank's registry, where there is one, under the path that NVIDIA publishes it at.</summary>
    private static Dictionary<string, object> From(string? registry, string path, Dictionary<string, object> values)
    {
        if (registry is not null)
        {
            values["repository"] = $"{registry}/{path}";
        }

        return values;
    }
}
