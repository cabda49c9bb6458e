using System.Text.RegularExpressions;
using Pulumi;
using Helm = Pulumi.Kubernetes.Helm.V3;
using HelmInputs = Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace LandingZone.Cluster;

/// <summary>
/// NVIDIA's GPU operator, by Helm, in a namespace of its own: device plugin, feature discovery, DCGM exporter and MIG manager.
/// It, and not the device plugin alone: clusters with several generations of GPUs need its node labels, GPUs that are shared need
/// its MIG manager, and whoever pays for GPUs needs its metrics. Drivers and container toolkit come with the nodes' image.
/// Its Kubernetes provider comes from the options.
/// </summary>
public sealed partial class GpuOperator : ComponentResource
{
    /// <summary>NVIDIA's own chart repository.</summary>
    public const string PublicRepository = "https://helm.ngc.nvidia.com/nvidia";

    /// <summary>The version of the chart that the values here are written for; NVIDIA released it on 2026-08-21.</summary>
    public const string ReviewedChartVersion = "v26.7.0";

    private const string ChartName = "gpu-operator";

    /// <summary>Pulling the images onto a GPU node that has just started takes a while.</summary>
    private const int TimeoutSeconds = 900;

    /// <summary>Declares the operator.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public GpuOperator(string name, GpuOperatorArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:GpuOperator", name, options)
    {
        Check(name, args);

        var space = new ClusterNamespace($"{name}-space", new()
        {
            Zone = args.Zone,
            Name = ChartName,
            PodSecurity = PodSecurityLevel.Privileged,
            PodSecurityReason = "The device plugin and its companions reach GPUs through host paths and privileged containers.",
            AllowHttpsEgress = true,
            Quota = Quota(args.MaxGpuNodes),
            ContainerDefaults = new() { LimitMemoryMib = 2048 },
        }, new ComponentResourceOptions { Parent = this });

        var release = new Helm.Release($"{name}-release", new HelmInputs.ReleaseArgs
        {
            Name = ChartName,
            Namespace = space.Namespace,
            CreateNamespace = false,
            Chart = args.Repository.IsRegistry ? $"{args.Repository.Url.TrimEnd('/')}/{ChartName}" : ChartName,
            Version = args.ChartVersion,
            RepositoryOpts = Access(args.Repository),
            Values = GpuOperatorValues.Of(args),
            Atomic = true,
            CleanupOnFail = true,
            WaitForJobs = true,
            Timeout = TimeoutSeconds,
        }, new CustomResourceOptions { Parent = this });

        Namespace = release.Status.Apply(status => status?.Namespace ?? ChartName);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace it runs in; known when it runs.</summary>
    public Output<string> Namespace { get; }

    internal static void Check(string name, GpuOperatorArgs args)
    {
        var problems = new ArgumentProblems(nameof(GpuOperator), name);
        problems.AddIf(args.MaxGpuNodes < 1, $"MaxGpuNodes is {args.MaxGpuNodes}; it must be 1 or more.");
        problems.AddIf(
            !args.Repository.IsRegistry && !args.Repository.Url.StartsWith("https://", StringComparison.Ordinal),
            $"Repository is '{args.Repository.Url}'; it must begin with https:// or oci://.");
        problems.AddIf(
            args.Repository.Username is null != args.Repository.Password is null,
            "Repository has a user name or a password alone; give both or neither.");
        problems.AddIf(
            !Version().IsMatch(args.ChartVersion),
            $"ChartVersion is '{args.ChartVersion}'; it must be one version, such as {ReviewedChartVersion}, and no range, "
            + "so that a review sees every change.");
        problems.AddIf(
            args.ImageRegistry is { } registry && !Registry().IsMatch(registry),
            $"ImageRegistry is '{args.ImageRegistry}'; it must be a host, with a path or without, "
            + "and without a scheme or a slash at the end.");
        problems.ThrowIfAny();
    }

    /// <summary>Seven agents on each GPU node, a check that takes a GPU for a moment, and the operator with feature discovery.</summary>
    private static NamespaceQuota Quota(int nodes) => new()
    {
        Cpus = (10 * nodes) + 10,
        MemoryGib = (20 * nodes) + 20,
        Pods = (10 * nodes) + 20,
        Gpus = nodes,
    };

    private static HelmInputs.RepositoryOptsArgs Access(ChartRepository repository)
    {
        var access = new HelmInputs.RepositoryOptsArgs();
        if (!repository.IsRegistry)
        {
            access.Repo = repository.Url;
        }

        if (repository is { Username: { } username, Password: { } password })
        {
            access.Username = username;
            access.Password = Output.CreateSecret(password.ToOutput());
        }

        return access;
    }

    [GeneratedRegex("^v?[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?(/[a-z0-9._-]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Registry();
}
