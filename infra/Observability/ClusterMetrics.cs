using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;

namespace LandingZone.Observability;

/// <summary>
/// Metrics and logs of a cluster's nodes, pods and control plane in CloudWatch, by the add-on amazon-cloudwatch-observability. Its log groups
/// are made before it, because it would make them unencrypted and keep them for ever. GPUs are left to their own exporter.
/// </summary>
public sealed class ClusterMetrics : ComponentResource
{
    private const string Addon = "amazon-cloudwatch-observability";
    private const string AgentNamespace = "amazon-cloudwatch";
    private const string AgentAccount = "cloudwatch-agent";

    /// <summary>From where on a disk or the memory of a node counts as full, in percent.</summary>
    private const double Full = 85;

    /// <summary>Storage of the Kubernetes API: EKS stops writes at 8 GiB (Amazon EKS user guide, "etcd database size").</summary>
    private const double NearlyFullStorage = 6.0 * 1024 * 1024 * 1024;

    /// <summary>What is logged, by the last part of the log groups' names (Amazon CloudWatch user guide, "Container Insights").</summary>
    private static readonly string[] Logs = ["application", "dataplane", "host", "performance"];

    private readonly string _cluster;

    /// <summary>Declares the add-on.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ClusterMetrics(string name, ClusterMetricsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:observability:ClusterMetrics", name, options)
    {
        Check(name, args);
        _cluster = args.Cluster;
        List<Resource> earlier =
        [
            .. Logs.Select(log => new CloudWatch.LogGroup($"{name}-{log}", new CloudWatch.LogGroupArgs
            {
                Name = $"/aws/containerinsights/{args.Cluster}/{log}",
                KmsKeyId = args.LogKeyArn,
                RetentionInDays = args.LogRetentionDays,
                Tags = args.Zone.Tags($"{args.Cluster}-{log}"),
            }, new CustomResourceOptions { Parent = this })),
        ];
        earlier.Add(new WorkloadIdentity($"{name}-agent", new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = "cloudwatch-agent",
            Description = $"Lets the agents in {args.Cluster} write metrics and logs to CloudWatch",
            Trust = WorkloadTrust.ServiceAccount(new PodTrust(args.ClusterName, args.ClusterArn, AgentNamespace, AgentAccount)),
            Statements = [],
            ManagedPolicies = ["CloudWatchAgentServerPolicy"],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this }));
        new EksAddon(this, name, args.Zone, args.ClusterName).Declare(
            Addon, args.AddonVersion, Settings(), role: null, [.. earlier]);
        Alarms =
        [
            Alarm(
                "failed-nodes",
                "ContainerInsights",
                "cluster_failed_node_count",
                1,
                "A node of the cluster is not ready. Look at its events; a managed node group replaces it if it stays so."),
            Alarm(
                "disks-full",
                "ContainerInsights",
                "node_filesystem_utilization",
                Full,
                "The disk of a node is nearly full. Look for images and logs that nobody clears away."),
            Alarm(
                "memory-full",
                "ContainerInsights",
                "node_memory_utilization",
                Full,
                "The memory of a node is nearly used up. Look for pods without limits."),
            Alarm(
                "api-errors",
                "AWS/EKS",
                "apiserver_request_total_5XX",
                50,
                "The Kubernetes API answers with errors. Look at the control plane's logs, and for clients that ask too much.") with
            {
                Statistic = "Sum",
            },
            Alarm(
                "api-storage-full",
                "AWS/EKS",
                "apiserver_storage_size_bytes",
                NearlyFullStorage,
                "The storage of the Kubernetes API is nearly full; at 8 GiB it takes nothing more. Remove objects that nobody needs."),
        ];
        RegisterOutputs();
    }

    /// <summary>The cluster's alarms, to be made with those of the zone.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, ClusterMetricsArgs args)
    {
        var problems = new ArgumentProblems(nameof(ClusterMetrics), name);
        problems.AddIf(args.Cluster.Length == 0, "Cluster is empty; give the cluster's name in AWS.");
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays is wrong. {retention}");
        }

        problems.ThrowIfAny();
    }

    private static JsonObject Settings() => new()
    {
        ["containerLogs"] = new JsonObject { ["enabled"] = true },
        ["agent"] = new JsonObject
        {
            ["config"] = new JsonObject
            {
                ["logs"] = new JsonObject
                {
                    ["metrics_collected"] = new JsonObject
                    {
                        ["kubernetes"] = new JsonObject { ["enhanced_container_insights"] = true, ["accelerated_compute_metrics"] = false },
                    },
                },
            },
        },
    };

    private AlarmDeclaration Alarm(string what, string metricNamespace, string metric, double threshold, string description) => new()
    {
        Name = $"cluster-{what}",
        Description = description,
        Severity = AlarmSeverity.Urgent,
        Area = "Cluster",
        Namespace = metricNamespace,
        Metric = metric,
        Dimensions = ImmutableDictionary<string, Input<string>>.Empty.Add("ClusterName", _cluster),
        Statistic = "Maximum",
        Comparison = AlarmComparison.AtLeast,
        Threshold = threshold,
        Periods = 3,
    };
}
