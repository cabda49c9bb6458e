using System.Text.Json.Nodes;
using LandingZone.Cluster;
using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// Kueue, by Helm: holds jobs in queues until their team's share, or what others leave over, has room for all of their pods.
/// Its Kubernetes provider comes from the options.
/// </summary>
public sealed class Kueue : ComponentResource
{
    /// <summary>The label of namespaces whose jobs and pods must go through a queue.</summary>
    public const string ManagedLabel = "landing-zone/queued";

    private const string Space = "kueue-system";
    private const int WebhookPort = 9443;

    /// <summary>The port of the aggregated API that shows who waits.</summary>
    private const int VisibilityPort = 8082;

    /// <summary>
    /// What goes through queues: plain jobs, sets of jobs, those of the trainer, and pods that none of these made, such as a notebook's.
    /// Pods are looked at in namespaces with the label only (kueue.sigs.k8s.io, "Run Plain Pods").
    /// </summary>
    private static readonly string[] Frameworks = ["batch/job", "jobset.x-k8s.io/jobset", "pod", "trainer.kubeflow.org/trainjob"];

    /// <summary>Declares the installation.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public Kueue(string name, KueueArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:software:Kueue", name, options)
    {
        Check(name, args);
        var software = args.Software;
        var space = new SoftwareSpace(this, name, new()
        {
            Zone = software.Zone,
            Name = Space,
            AllowHttpsEgress = true,
            Quota = new() { Cpus = 10, MemoryGib = 10, Pods = 10 },
        });
        space.OpenToControlPlane(software.ZoneBlock, WebhookPort, VisibilityPort);
        var release = new ChartRelease(this, software.Release, software.Registry).Install(
            $"{name}-release", "kueue", space.Namespace, Values(args), earlier: space.Doors);
        Namespace = release.Status.Apply(status => status?.Namespace ?? Space);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace it runs in; known when it runs.</summary>
    public Output<string> Namespace { get; }

    internal static void Check(string name, KueueArgs args)
    {
        SoftwareRules.Check(nameof(Kueue), name, Software.Kueue, args.Software);
        var problems = new ArgumentProblems(nameof(Kueue), name);
        problems.AddIf(
            args.Gangs.TimeoutSeconds is < 60 or > 7200, $"TimeoutSeconds is {args.Gangs.TimeoutSeconds}; it must be from 60 to 7200.");
        problems.AddIf(
            args.Gangs.RecoverySeconds is < 60 or > 7200, $"RecoverySeconds is {args.Gangs.RecoverySeconds}; it must be from 60 to 7200.");
        problems.AddIf(args.Gangs.MostRequeues is < 1 or > 100, $"MostRequeues is {args.Gangs.MostRequeues}; it must be from 1 to 100.");
        problems.ThrowIfAny();
    }

    private static Dictionary<string, object> Values(KueueArgs args)
    {
        var software = args.Software;
        var controller = SystemPods.Place([]);
        controller["replicas"] = 2;
        controller["podDisruptionBudget"] = new Dictionary<string, object> { ["enabled"] = true, ["minAvailable"] = 1 };
        controller["topologySpreadConstraints"] = SystemPods.SpreadOverZones("control-plane", "controller-manager");
        controller["manager"] = new Dictionary<string, object>
        {
            ["priorityClassName"] = "system-cluster-critical",
            ["image"] = new Dictionary<string, object>
            {
                ["repository"] = software.Registry.Image("registry.k8s.io/kueue/kueue"),
                ["tag"] = software.Release.TagOf("kueue"),
                ["pullPolicy"] = "IfNotPresent",
            },
            ["resources"] = SystemPods.Resources("500m", "512Mi", "2", "1Gi"),
        };
        return new()
        {
            ["controllerManager"] = controller,
            ["enableKueueViz"] = false,
            ["managerConfig"] = new Dictionary<string, object>
            {
                // JSON is YAML too.
                ["controllerManagerConfigYaml"] = Configuration(args.Gangs).ToJsonString(),
            },
        };
    }

    /// <summary>Kueue's own configuration (kueue.sigs.k8s.io, "Kueue Configuration v1beta2 API").</summary>
    private static JsonObject Configuration(GangScheduling gangs) => new()
    {
        ["apiVersion"] = "config.kueue.x-k8s.io/v1beta2",
        ["kind"] = "Configuration",
        ["health"] = new JsonObject { ["healthProbeBindAddress"] = ":8081" },
        ["metrics"] = new JsonObject { ["bindAddress"] = ":8443", ["enableClusterQueueResources"] = true },
        ["webhook"] = new JsonObject { ["port"] = WebhookPort },
        ["leaderElection"] = new JsonObject { ["leaderElect"] = true, ["resourceName"] = "c1f6bfd2.kueue.x-k8s.io" },

        // What names no queue waits in namespaces with the label, so that nobody gets past the shares.
        ["manageJobsWithoutQueueName"] = true,
        ["managedJobsNamespaceSelector"] = new JsonObject { ["matchLabels"] = new JsonObject { [ManagedLabel] = "true" } },
        ["waitForPodsReady"] = new JsonObject
        {
            ["timeout"] = Seconds(gangs.TimeoutSeconds),
            ["recoveryTimeout"] = Seconds(gangs.RecoverySeconds),
            ["blockAdmission"] = gangs.OneAtATime,
            ["requeuingStrategy"] = new JsonObject { ["timestamp"] = "Eviction", ["backoffLimitCount"] = gangs.MostRequeues },
        },
        ["fairSharing"] = new JsonObject
        {
            ["preemptionStrategies"] = new JsonArray("LessThanOrEqualToFinalShare", "LessThanInitialShare"),
        },
        ["integrations"] = new JsonObject { ["frameworks"] = new JsonArray([.. Frameworks.Select(framework => (JsonNode)framework)]) },
    };

    private static string Seconds(int seconds) => FormattableString.Invariant($"{seconds}s");
}
