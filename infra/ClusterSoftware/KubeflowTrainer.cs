using LandingZone.Cluster;
using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// Kubeflow Trainer, by Helm, with the JobSet controller that it makes its jobs of: PyTorch and MPI over several machines. Its runtimes are the
/// platform's own and declared elsewhere. Its Kubernetes provider comes from the options.
/// </summary>
public sealed class KubeflowTrainer : ComponentResource
{
    private const string Space = "kubeflow-trainer";

    /// <summary>The port of the webhooks of both controllers.</summary>
    private const int WebhookPort = 9443;

    /// <summary>The port on which training pods tell how far they are.</summary>
    private const int StatusPort = 10443;

    /// <summary>Declares the installation.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public KubeflowTrainer(string name, SoftwareArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:software:KubeflowTrainer", name, options)
    {
        SoftwareRules.Check(nameof(KubeflowTrainer), name, Software.Trainer, args);
        var space = new SoftwareSpace(this, name, new()
        {
            Zone = args.Zone,
            Name = Space,
            AllowHttpsEgress = true,
            Quota = new() { Cpus = 10, MemoryGib = 10, Pods = 10 },
        });
        space.OpenToControlPlane(args.ZoneBlock, WebhookPort);
        space.OpenToPods(StatusPort);
        var release = new ChartRelease(this, args.Release, args.Registry).Install(
            $"{name}-release", "kubeflow-trainer", space.Namespace, Values(args), earlier: space.Doors);
        Namespace = release.Status.Apply(status => status?.Namespace ?? Space);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace it runs in; known when it runs.</summary>
    public Output<string> Namespace { get; }

    private static Dictionary<string, object> Values(SoftwareArgs args)
    {
        var manager = SystemPods.Place([]);
        manager["replicas"] = 2;
        manager["resources"] = SystemPods.Resources("100m", "256Mi", "1", "512Mi");
        var jobSets = SystemPods.Place([]);
        jobSets["replicas"] = 2;
        jobSets["resources"] = SystemPods.Resources("100m", "256Mi", "1", "512Mi");
        return new()
        {
            ["image"] = new Dictionary<string, object>
            {
                ["registry"] = args.Registry.Host("ghcr.io"),
                ["repository"] = "kubeflow/trainer/trainer-controller-manager",
                ["tag"] = args.Release.TagOf("trainer-controller-manager"),
            },
            ["manager"] = manager,
            ["jobset"] = new Dictionary<string, object>
            {
                ["install"] = true,
                ["image"] = new Dictionary<string, object>
                {
                    ["registry"] = args.Registry.Host("registry.k8s.io"),
                    ["repository"] = "jobset/jobset",
                    ["tag"] = args.Release.TagOf("jobset"),
                },
                ["controller"] = jobSets,
            },
            ["dataCache"] = new Dictionary<string, object> { ["enabled"] = false },
            ["runtimes"] = new Dictionary<string, object> { ["defaultEnabled"] = false },
        };
    }
}
