using LandingZone.Cluster;
using LandingZone.ClusterSoftware;
using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's Kubernetes cluster.</summary>
public sealed record ClusterSettings
{
    /// <summary>The Kubernetes version.</summary>
    public required KubernetesVersion Version { get; init; }

    /// <summary>Whether a version in extended support will do.</summary>
    public required bool AllowExtendedSupport { get; init; }

    /// <summary>The addresses of Kubernetes services.</summary>
    public required CidrBlock ServiceBlock { get; init; }

    /// <summary>For how many days control-plane logs are kept.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>Who may use the Kubernetes API.</summary>
    public required IReadOnlyList<AccessSettings> Access { get; init; }

    /// <summary>Blocks that reach the private API endpoint besides the nodes.</summary>
    public required IReadOnlyList<CidrBlock> ApiClientBlocks { get; init; }

    /// <summary>Blocks that a public API endpoint is open to; empty means that there is none.</summary>
    public required IReadOnlyList<CidrBlock> PublicEndpointBlocks { get; init; }

    /// <summary>Whether nodes and pods may open HTTPS connections to any address.</summary>
    public required bool AllowNodeInternetEgress { get; init; }

    /// <summary>The node pools.</summary>
    public required IReadOnlyList<NodePool> NodePools { get; init; }

    /// <summary>The namespaces.</summary>
    public required IReadOnlyList<NamespaceSettings> Namespaces { get; init; }

    /// <summary>Where Helm charts come from; null for their publishers' own repositories.</summary>
    public required ChartSettings? Charts { get; init; }

    /// <summary>The software that it runs, as the settings name it.</summary>
    public required IReadOnlyList<SoftwareRelease> Software { get; init; }

    /// <summary>Private blocks that reach the gateway of its service mesh, beside the zone's own.</summary>
    public required IReadOnlyList<CidrBlock> GatewayClientBlocks { get; init; }

    /// <summary>The capacity ladders.</summary>
    public required IReadOnlyList<LadderSettings> Ladders { get; init; }

    /// <summary>The account's quotas of running instances.</summary>
    public required VirtualCpuQuotas Quotas { get; init; }

    /// <summary>The metrics of its GPUs; null where nobody wants them.</summary>
    public required GpuMetricsSettings? GpuMetrics { get; init; }

    /// <summary>The fair shares; null where everybody takes what there is.</summary>
    public required ShareSettings? Shares { get; init; }

    /// <summary>All software that it runs: what the settings name, and what its pools need.</summary>
    public SoftwareSet AllSoftware => new(
    [
        .. Software,
        .. MaxGpuNodes > 0 ? [SoftwareTable.Reviewed(ClusterSoftware.Software.GpuOperator)] : Array.Empty<SoftwareRelease>(),
        .. FabricTaints is null ? Array.Empty<SoftwareRelease>() : [SoftwareTable.Reviewed(ClusterSoftware.Software.EfaDevicePlugin)],
        .. NodePools.Any(pool => pool.MaxSize > pool.MinSize)
            ? [SoftwareTable.For(ClusterSoftware.Software.ClusterAutoscaler, Version)]
            : Array.Empty<SoftwareRelease>(),
    ]);

    /// <summary>The taints of all nodes with Elastic Fabric Adapters; null where there are no such nodes.</summary>
    public IReadOnlyList<NodeTaint>? FabricTaints
    {
        get
        {
            var ladders = Ladders.Where(ladder => ladder.DistributedTraining).ToList();
            return ladders.Count == 0 && !TrainingPools.Any()
                ? null
                : [.. TrainingPools.SelectMany(pool => pool.Taints).Concat(ladders.SelectMany(ladder => ladder.Taints)).Distinct()];
        }
    }

    /// <summary>The pools for distributed training.</summary>
    public IEnumerable<NodePool> TrainingPools => NodePools.Where(pool => pool.DistributedTraining);

    /// <summary>The GPU pools.</summary>
    public IEnumerable<NodePool> GpuPools => NodePools.Where(pool => pool.Purpose == NodePoolPurpose.Gpu);

    /// <summary>
    /// The most GPU nodes of all pools together. A pool for distributed training has a node group for each instance type.
    /// </summary>
    public int MaxGpuNodes => GpuPools.Sum(pool => pool.MaxSize * (pool.DistributedTraining ? pool.InstanceTypes.Count : 1))
        + Ladders.Sum(ladder => ladder.MaxNodes);

    internal static SettingKind<ClusterSettings> Kind { get; } = SettingKinds.Record(fields => new ClusterSettings
    {
        Version = fields.Required("version", AwsSettings.KubernetesVersion, "The Kubernetes version, in quotes: '1.35'."),
        AllowExtendedSupport = fields.Optional(
            "allowExtendedSupport", SettingKinds.Boolean, false,
            "Accepts a version in extended support, which costs more. Default: false."),
        ServiceBlock = fields.Required(
            "serviceBlock", AwsSettings.AddressBlock, "The addresses of Kubernetes services, apart from the zone's: '172.20.0.0/16'."),
        LogRetentionDays = fields.Optional(
            "logRetentionDays", SettingKinds.Integer(365, 3653), 400, "For how many days control-plane logs are kept. Default: 400."),
        Access = fields.OptionalList(
            "access", AccessSettings.Kind, "Who may use the Kubernetes API besides the role that deploys the zone. Default: nobody."),
        ApiClientBlocks = fields.OptionalList(
            "apiClientBlocks", AwsSettings.AddressBlock, "Private blocks that reach the API besides the nodes. Default: none."),
        PublicEndpointBlocks = fields.OptionalList(
            "publicEndpointBlocks", AwsSettings.AddressBlock,
            "Opens a public API endpoint to these blocks only. Default: no such endpoint."),
        AllowNodeInternetEgress = fields.Optional(
            "allowNodeInternetEgress",
            SettingKinds.Boolean,
            false,
            "Lets nodes and pods open HTTPS connections to any address, by way of the zone's egress. Default: false."),
        NodePools = fields.Required(
            "nodePools", SettingKinds.ListOf(NodePoolKind.Kind, least: 1), "The node pools; one for system pods at least."),
        Namespaces = fields.OptionalList("namespaces", NamespaceSettings.Kind, "The namespaces. Default: none."),
        Charts = fields.OptionalReference(
            "charts", ChartSettings.Kind, "Where Helm charts and their images come from. Default: their publishers."),
        Software = fields.OptionalList(
            "software", SoftwareKind.Kind, "The software that it runs beside what its pools need. Default: none."),
        GatewayClientBlocks = fields.OptionalList(
            "gatewayClientBlocks",
            AwsSettings.AddressBlock,
            "Private blocks that reach the gateway of the service mesh beside the zone. Default: none."),
        Ladders = fields.OptionalList(
            "ladders", LadderSettings.Kind, "GPU nodes that come when they are needed, for which it runs karpenter. Default: none."),
        Quotas = fields.Optional("quotas", Quota, new VirtualCpuQuotas(), "The account's quotas in vCPUs. Default: not checked."),
        GpuMetrics = fields.OptionalReference(
            "gpuMetrics", GpuMetricsSettings.Kind, "Metrics and alerts of its GPUs, and whose the bill is; '{}' for the defaults. Default: none."),
        Shares = fields.OptionalReference("shares", ShareSettings.Kind, "Fair shares of the nodes, for which it runs kueue. Default: none."),
    }).Check(Check);

    /// <summary>The arguments of the cluster.</summary>
    internal EksClusterArgs ToArgs(ClusterSurroundings around) => new()
    {
        Zone = around.Zone,
        Version = Version,
        SupportedOn = around.SupportedOn,
        AllowExtendedSupport = AllowExtendedSupport,
        VpcId = around.VpcId,
        ZoneBlock = around.Block,
        SubnetIds = around.SubnetIds,
        ServiceBlock = ServiceBlock,
        ConnectedBlocks = around.ConnectedBlocks,
        SecretsKeyArn = around.SecretsKeyArn,
        LogKeyArn = around.LogKeyArn,
        LogRetentionDays = LogRetentionDays,
        Access =
        [
            new ClusterAccess { Name = "deployer", RoleArn = around.Deployer, Level = ClusterAccessLevel.ClusterAdmin },
            .. Access.Select(access => new ClusterAccess
            {
                Name = access.Name,
                RoleArn = access.Role is { } role ? (Input<string>)role : around.RoleOf(access.Persona!.Value),
                Level = access.Level,
                Namespaces = access.Namespaces,
            }),
        ],
        ApiClientBlocks = ApiClientBlocks,
        PublicEndpointBlocks = PublicEndpointBlocks,
        NodePrefixLists = around.NodePrefixLists,
        PermissionBoundaryArn = around.PermissionBoundaryArn,
        AllowNodeInternetEgress = AllowNodeInternetEgress,
    };

    /// <summary>Where charts and images come from.</summary>
    /// <param name="chartsPassword">The password of the chart repository; null where there is none.</param>
    internal ZoneRegistry ToRegistry(Output<string>? chartsPassword) => Charts is null
        ? ZoneRegistry.Publishers
        : new ZoneRegistry
        {
            Charts = new ChartRepository { Url = Charts.Url, Username = OrNone(Charts.Username), Password = OrNone(chartsPassword) },
            Images = Charts.ImageRegistry,
        };

    /// <summary>The arguments of the GPU operator.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="chartsPassword">The password of the chart repository; null where there is none.</param>
    internal GpuOperatorArgs ToGpuOperatorArgs(ZoneIdentity zone, Output<string>? chartsPassword) => new()
    {
        Zone = zone,
        MaxGpuNodes = MaxGpuNodes,
        Repository = ToRegistry(chartsPassword).Charts ?? new ChartRepository { Url = GpuOperator.PublicRepository },
        ImageRegistry = Charts?.ImageRegistry,
        PoolTaints = [.. GpuPools.SelectMany(pool => pool.Taints).Concat(Ladders.SelectMany(ladder => ladder.Taints)).Distinct()],
        Sharing = [.. Sharings],
        MigStrategy = Sharings.Any(sharing => sharing.Profile is not null) ? MigStrategy.SingleProfile : MigStrategy.None,
    };

    /// <summary>The ways in which pools and ladders share GPUs.</summary>
    private IEnumerable<GpuSharing> Sharings =>
        GpuPools.Select(pool => pool.Sharing).Concat(Ladders.Select(ladder => ladder.Sharing)).Distinct();

    private static Input<string>? OrNone(Output<string>? output) => output is null ? null : (Input<string>)output;

    private static Input<string>? OrNone(string? text) => text is null ? null : (Input<string>)text;

    private static SettingKind<VirtualCpuQuotas> Quota => SettingKinds.Record(fields => new VirtualCpuQuotas
    {
        P = fields.OptionalValue("p", SettingKinds.Integer(0, 1_000_000), "Running on-demand P instances (L-417A185B)."),
        G = fields.OptionalValue("g", SettingKinds.Integer(0, 1_000_000), "Running on-demand G and VT instances (L-DB2E81BA)."),
    });

    /// <summary>How many vCPUs of each type may run at once, blocks left out: they have quotas of their own.</summary>
    private IEnumerable<(InstanceType Type, int VirtualCpus)> Asked =>
    [
        .. GpuPools.Where(pool => pool.Capacity.Kind is NodeCapacityKind.OnDemand or NodeCapacityKind.Reservation)
            .Select(pool => pool.InstanceTypes.MaxBy(type => type.VirtualCpus)!)
            .Zip(GpuPools.Where(pool => pool.Capacity.Kind is NodeCapacityKind.OnDemand or NodeCapacityKind.Reservation))
            .Select(asked => (asked.First, asked.First.VirtualCpus * asked.Second.MaxSize)),
        .. Ladders.SelectMany(ladder => ladder.Rungs)
            .Where(rung => rung.Capacity.Kind is NodeCapacityKind.OnDemand or NodeCapacityKind.Reservation)
            .Select(rung => (rung.InstanceTypes[0], rung.MaxVirtualCpus)),
    ];

    private static void Check(ClusterSettings settings, SettingNode node, SettingReading reading)
    {
        CheckCapacity(settings, node, reading);
        var pools = (SettingNode.List)node.At("nodePools");
        foreach (var problem in NodePoolRules.ProblemsOf(settings.NodePools))
        {
            reading.Refuse(pools, problem);
        }

        foreach (var problem in settings.AllSoftware.ProblemsWith(settings.Version))
        {
            reading.Refuse(node.At("software"), problem);
        }

        CheckShares(settings, node, reading);
        if (settings is { GpuMetrics: not null, MaxGpuNodes: 0 })
        {
            reading.Refuse(node.At("gpuMetrics"), "the cluster has no GPUs to measure", "add a GPU pool or a ladder, or take gpuMetrics out.");
        }

        if (node.At("gatewayClientBlocks") is SettingNode.List blocks)
        {
            foreach (var (block, item) in settings.GatewayClientBlocks.Zip(blocks.Items).Where(entry => !entry.First.IsPrivate))
            {
                reading.Refuse(item, $"{block} is public", "name private addresses: the gateway is for the bank's own networks.");
            }
        }

        if (node.At("access") is SettingNode.List access)
        {
            UniqueNames.Check(settings.Access.Select(entry => entry.Who), access, key: null, reading);
        }

        if (node.At("namespaces") is SettingNode.List namespaces)
        {
            UniqueNames.Check(settings.Namespaces.Select(space => space.Name), namespaces, "name", reading);
        }
    }

    private static void CheckCapacity(ClusterSettings settings, SettingNode node, SettingReading reading)
    {
        if (node.At("ladders") is SettingNode.List ladders)
        {
            UniqueNames.Check(settings.Ladders.Select(ladder => ladder.Name), ladders, "name", reading);
            foreach (var (ladder, item) in settings.Ladders.Zip(ladders.Items))
            {
                if (settings.NodePools.Any(pool => pool.Name == ladder.Name))
                {
                    reading.Refuse(item.At("name"), $"there is a node pool named '{ladder.Name}'", "choose another name.");
                }
            }
        }

        if (settings.Ladders.Count > 0 && settings.Software.All(release => release.Software != ClusterSoftware.Software.Karpenter))
        {
            reading.Refuse(node.At("ladders"), "the cluster does not run karpenter, which starts their nodes", "add karpenter to its software.");
        }

        foreach (var problem in settings.Quotas.ProblemsOf(settings.Asked))
        {
            reading.Refuse(node.At("quotas"), problem);
        }
    }

    private static void CheckShares(ClusterSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.Shares is not { } shares)
        {
            return;
        }

        var at = node.At("shares");
        if (settings.Software.All(release => release.Software != ClusterSoftware.Software.Kueue))
        {
            reading.Refuse(at, "the cluster does not run kueue, which keeps the shares", "add kueue to its software.");
        }

        var pools = settings.NodePools.Select(pool => pool.Name).Concat(settings.Ladders.Select(ladder => ladder.Name)).ToList();
        foreach (var flavor in shares.Flavors.Where(flavor => !pools.Contains(flavor.Pool)))
        {
            reading.Refuse(at.At("flavors"), $"there is no pool or ladder '{flavor.Pool}'", $"name one of {string.Join(", ", pools)}.");
        }
    }
}
