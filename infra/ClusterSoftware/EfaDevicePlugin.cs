using LandingZone.Cluster;
using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// The device plugin of Elastic Fabric Adapters, by Helm: offers the adapters of the nodes for distributed training to pods as
/// vpc.amazonaws.com/efa. Its Kubernetes provider comes from the options.
/// </summary>
public sealed class EfaDevicePlugin : ComponentResource
{
    private const string Space = "efa-device-plugin";

    /// <summary>Declares the installation.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="poolTaints">The taints of the pools for distributed training, beside nvidia.com/gpu.</param>
    /// <param name="options">Its options.</param>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public EfaDevicePlugin(string name, SoftwareArgs args, IReadOnlyList<NodeTaint> poolTaints, ComponentResourceOptions? options = null)
        : base("landingzone:software:EfaDevicePlugin", name, options)
    {
        SoftwareRules.Check(nameof(EfaDevicePlugin), name, Software.EfaDevicePlugin, args);
        var space = new ClusterNamespace($"{name}-space", new()
        {
            Zone = args.Zone,
            Name = Space,
            PodSecurity = PodSecurityLevel.Privileged,
            PodSecurityReason = "The plugin shows the kubelet the adapters of the node through host paths.",
            Quota = new() { Cpus = 50, MemoryGib = 50, Pods = 500 },
        }, new ComponentResourceOptions { Parent = this });
        var release = new ChartRelease(this, args.Release, args.Registry).Install(
            $"{name}-release", "aws-efa-k8s-device-plugin", space.Namespace, Values(args, poolTaints));
        Namespace = release.Status.Apply(status => status?.Namespace ?? Space);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace it runs in; known when it runs.</summary>
    public Output<string> Namespace { get; }

    private static Dictionary<string, object> Values(SoftwareArgs args, IReadOnlyList<NodeTaint> poolTaints) => new()
    {
        ["image"] = new Dictionary<string, object>
        {
            ["repository"] = args.Registry.Image("public.ecr.aws/eks/aws-efa-k8s-device-plugin"),
            ["tag"] = args.Release.TagOf("aws-efa-k8s-device-plugin"),
        },
        ["nodeSelector"] = new Dictionary<string, object> { ["landing-zone/distributed-training"] = "true" },
        ["resources"] = SystemPods.Resources("10m", "20Mi", "100m", "128Mi"),
        ["tolerations"] = poolTaints
            .Select(taint => (taint.Key, Effect: taint.Effect.ToString()))
            .Prepend(("nvidia.com/gpu", nameof(NodeTaintEffect.NoSchedule)))
            .Distinct()
            .Select(taint => (object)new Dictionary<string, object>
            {
                ["key"] = taint.Item1, ["operator"] = "Exists", ["effect"] = taint.Item2,
            })
            .ToList(),
    };
}
