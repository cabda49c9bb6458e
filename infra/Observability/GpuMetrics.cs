using LandingZone.Cluster;
using LandingZone.Networking;
using Pulumi;
using Amp = Pulumi.Aws.Amp;
using AmpInputs = Pulumi.Aws.Amp.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ec2 = Pulumi.Aws.Ec2;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using NetworkPolicy = Pulumi.Kubernetes.Networking.V1.NetworkPolicy;
using PolicyInputs = Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Observability;

/// <summary>
/// Metrics of a cluster's GPUs in a workspace of Amazon Managed Service for Prometheus: who holds them, how busy and how sound they are, and what
/// part of the bill is whose. A scraper of AWS fetches them by network interfaces in the zone, so that nothing has to run in the cluster for it
/// and nothing leaves the private network; it hands them to the workspace by itself. Alerts go to the zone's topics.
/// </summary>
/// <remarks>
/// The state of pods and nodes comes from the add-on kube-state-metrics: <see cref="ClusterAddonsArgs.StateMetrics"/>.
/// EKS lets the scraper in by an access entry that the service makes with it (user guide, "Set up managed collectors for Amazon EKS"): the cluster
/// has access entries, and a private endpoint.
/// </remarks>
public sealed class GpuMetrics : ComponentResource
{
    private const int Https = 443;

    /// <summary>A workspace's alias (Amazon Managed Service for Prometheus API reference, CreateWorkspace).</summary>
    private const int MaxAliasLength = 100;

    private readonly string _name;
    private readonly GpuMetricsArgs _args;

    /// <summary>Declares workspace, scraper and rules.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public GpuMetrics(string name, GpuMetricsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:observability:GpuMetrics", name, options)
    {
        Check(name, args);
        _name = name;
        _args = args;
        var workspace = Workspace();
        DeclareRules(workspace);
        Scraper(workspace, SecurityGroup(), AdmitScraper());

        WorkspaceId = workspace.Id;
        QueryUrl = workspace.PrometheusEndpoint;
        RegisterOutputs(new Dictionary<string, object?> { ["workspaceId"] = WorkspaceId, ["queryUrl"] = QueryUrl });
    }

    /// <summary>The workspace's id, "ws-…".</summary>
    public Output<string> WorkspaceId { get; }

    /// <summary>Where the metrics are queried, by the endpoint of aps-workspaces in the zone.</summary>
    public Output<string> QueryUrl { get; }

    internal static void Check(string name, GpuMetricsArgs args)
    {
        var problems = new ArgumentProblems(nameof(GpuMetrics), name);
        problems.AddIf(args.Cluster.Length == 0, "Cluster is empty; give the cluster's name in AWS.");
        problems.AddIf(args.RetentionDays is < 30 or > 1095, $"RetentionDays is {args.RetentionDays}; it must be from 30 to 1095.");
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays is wrong. {retention}");
        }

        foreach (var problem in args.Thresholds.Problems())
        {
            problems.Add(problem);
        }

        problems.ThrowIfAny();
    }

    private Amp.Workspace Workspace()
    {
        var alias = _args.Zone.NameOf("gpu-metrics", MaxAliasLength);

        // Names that begin so spare the policy of the log service an entry for each group (user guide, "Configure CloudWatch Logs").
        var logs = new CloudWatch.LogGroup($"{_name}-log", new CloudWatch.LogGroupArgs
        {
            Name = $"/aws/vendedlogs/prometheus/{_args.Cluster}",
            KmsKeyId = _args.LogKeyArn,
            RetentionInDays = _args.LogRetentionDays,
            Tags = _args.Zone.Tags($"{_args.Cluster}-gpu-metrics"),
        }, new CustomResourceOptions { Parent = this });
        var workspace = new Amp.Workspace(_name, new Amp.WorkspaceArgs
        {
            Alias = alias,
            KmsKeyArn = _args.KeyArn,
            LoggingConfiguration = new AmpInputs.WorkspaceLoggingConfigurationArgs { LogGroupArn = Output.Format($"{logs.Arn}:*") },
            Tags = _args.Zone.Tags(alias),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        _ = new Amp.WorkspaceConfiguration($"{_name}-retention", new Amp.WorkspaceConfigurationArgs
        {
            WorkspaceId = workspace.Id,
            RetentionPeriodInDays = _args.RetentionDays,
        }, new CustomResourceOptions { Parent = this });
        return workspace;
    }

    private void DeclareRules(Amp.Workspace workspace)
    {
        var zone = _args.Zone;
        _ = new Amp.RuleGroupNamespace($"{_name}-shares", new Amp.RuleGroupNamespaceArgs
        {
            WorkspaceId = workspace.Id,
            Name = "gpu-shares",
            Data = PrometheusText.Of(("gpu-shares", GpuRules.Records)),
            Tags = zone.Tags(zone.NameOf("gpu-shares", ClusterNames.MaxTagLength)),
        }, new CustomResourceOptions { Parent = this });
        var routing = new Amp.AlertManagerDefinition($"{_name}-routing", new Amp.AlertManagerDefinitionArgs
        {
            WorkspaceId = workspace.Id,
            Definition = Output.Tuple(_args.UrgentTopicArn.ToOutput(), _args.NoticeTopicArn.ToOutput())
                .Apply(topics => AlertRouting.Definition(zone, _args.Cluster, topics.Item1, topics.Item2)),
        }, new CustomResourceOptions { Parent = this });
        _ = new Amp.RuleGroupNamespace($"{_name}-alerts", new Amp.RuleGroupNamespaceArgs
        {
            WorkspaceId = workspace.Id,
            Name = "gpu-alerts",
            Data = PrometheusText.Of(("gpu-alerts", GpuRules.Alerts(_args.Thresholds))),
            Tags = zone.Tags(zone.NameOf("gpu-alerts", ClusterNames.MaxTagLength)),
        }, new CustomResourceOptions
        {
            Parent = this,

            // An alert that rings before there is somebody to tell is lost.
            DependsOn = { routing },
        });
    }

    private void Scraper(Amp.Workspace workspace, Ec2.SecurityGroup group, NetworkPolicy admitted)
    {
        var alias = _args.Zone.NameOf("gpu-metrics", MaxAliasLength);
        _ = new Amp.Scraper($"{_name}-scraper", new Amp.ScraperArgs
        {
            Alias = alias,
            Source = new AmpInputs.ScraperSourceArgs
            {
                Eks = new AmpInputs.ScraperSourceEksArgs
                {
                    ClusterArn = _args.ClusterArn, SubnetIds = _args.SubnetIds, SecurityGroupIds = { group.Id },
                },
            },
            Destination = new AmpInputs.ScraperDestinationArgs
            {
                Amp = new AmpInputs.ScraperDestinationAmpArgs { WorkspaceArn = workspace.Arn },
            },
            ScrapeConfiguration = _args.OperatorNamespace.Apply(space => GpuScraping.Configuration(_args.Cluster, space)),
            Tags = _args.Zone.Tags(alias),
        }, new CustomResourceOptions { Parent = this, DependsOn = { admitted } });
    }

    /// <summary>The scraper reaches the Kubernetes API, where it finds the pods, and the two ports that it fetches from, and nothing else.</summary>
    private Ec2.SecurityGroup SecurityGroup()
    {
        var groupName = _args.Zone.NameOf("gpu-metrics-scraper", ClusterNames.MaxSecurityGroupLength);
        var group = new Ec2.SecurityGroup($"{_name}-scraper-group", new Ec2.SecurityGroupArgs
        {
            Name = groupName,
            Description = $"Scraper of the GPU metrics of {_args.Cluster}",
            VpcId = _args.VpcId,
            RevokeRulesOnDelete = true,
            Tags = _args.Zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = this });
        Pair(group, "api", "Kubernetes API from the scraper of GPU metrics", Https, _args.ControlPlaneSecurityGroupId);
        Pair(group, "exporter", "GPU metrics for their scraper", GpuScraping.ExporterPort, _args.NodeSecurityGroupId);
        Pair(group, "state", "State of pods and nodes for the scraper of GPU metrics", GpuScraping.StatePort, _args.NodeSecurityGroupId);
        return group;
    }

    private void Pair(Ec2.SecurityGroup scraper, string what, string description, int port, Input<string> target)
    {
        var tags = _args.Zone.Tags(_args.Zone.NameOf($"gpu-metrics-{what}", ClusterNames.MaxTagLength));
        _ = new Vpc.SecurityGroupEgressRule($"{_name}-scraper-to-{what}", new Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = scraper.Id,
            ReferencedSecurityGroupId = target,
            Description = description,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            Tags = tags,
        }, new CustomResourceOptions { Parent = this });
        _ = new Vpc.SecurityGroupIngressRule($"{_name}-{what}-from-scraper", new Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = target,
            ReferencedSecurityGroupId = scraper.Id,
            Description = description,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            Tags = tags,
        }, new CustomResourceOptions { Parent = this });
    }

    /// <summary>The operator's namespace lets nobody in; the scraper is no pod, so its addresses are named, and the one port.</summary>
    private NetworkPolicy AdmitScraper() => new($"{_name}-admit", new PolicyInputs.NetworkPolicyArgs
    {
        Metadata = new MetaInputs.ObjectMetaArgs { Name = "allow-gpu-metrics", Namespace = _args.OperatorNamespace, Labels = ObjectLabels.Of(_args.Zone) },
        Spec = new PolicyInputs.NetworkPolicySpecArgs
        {
            PodSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { ["app"] = GpuScraping.ExporterApp } },
            PolicyTypes = { "Ingress" },
            Ingress =
            {
                new PolicyInputs.NetworkPolicyIngressRuleArgs
                {
                    From = { new PolicyInputs.NetworkPolicyPeerArgs { IpBlock = new PolicyInputs.IPBlockArgs { Cidr = _args.ZoneBlock.ToString() } } },
                    Ports = { new PolicyInputs.NetworkPolicyPortArgs { Protocol = "TCP", Port = GpuScraping.ExporterPort } },
                },
            },
        },
    }, new CustomResourceOptions { Parent = this });
}
