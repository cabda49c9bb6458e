using LandingZone.Cluster;
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

    /// <summary>The GPU pools.</summary>
    public IEnumerable<NodePool> GpuPools => NodePools.Where(pool => pool.Purpose == NodePoolPurpose.Gpu);

    /// <summary>
    /// The most GPU nodes of all pools together. A pool for distributed training has a node group for each instance type.
    /// </summary>
    public int MaxGpuNodes => GpuPools.Sum(pool => pool.MaxSize * (pool.DistributedTraining ? pool.InstanceTypes.Count : 1));

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
                Name = access.Name, RoleArn = access.Role, Level = access.Level, Namespaces = access.Namespaces,
            }),
        ],
        ApiClientBlocks = ApiClientBlocks,
        PublicEndpointBlocks = PublicEndpointBlocks,
        NodePrefixLists = around.NodePrefixLists,
        AllowNodeInternetEgress = AllowNodeInternetEgress,
    };

    /// <summary>The arguments of the GPU operator.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="chartsPassword">The password of the chart repository; null where there is none.</param>
    internal GpuOperatorArgs ToGpuOperatorArgs(ZoneIdentity zone, Output<string>? chartsPassword) => new()
    {
        Zone = zone,
        MaxGpuNodes = MaxGpuNodes,
        Repository = Charts is null
            ? new ChartRepository { Url = GpuOperator.PublicRepository }
            : new ChartRepository
            {
                Url = Charts.Url, Username = OrNone(Charts.Username), Password = OrNone(chartsPassword),
            },
        ImageRegistry = Charts?.ImageRegistry,
        PoolTaints = [.. GpuPools.SelectMany(pool => pool.Taints).Distinct()],
    };

    private static Input<string>? OrNone(Output<string>? output) => output is null ? null : (Input<string>)output;

    private static Input<string>? OrNone(string? text) => text is null ? null : (Input<string>)text;

    private static void Check(ClusterSettings settings, SettingNode node, SettingReading reading)
    {
        var pools = (SettingNode.List)node.At("nodePools");
        foreach (var problem in NodePoolRules.ProblemsOf(settings.NodePools))
        {
            reading.Refuse(pools, problem);
        }

        if (node.At("access") is SettingNode.List access)
        {
            UniqueNames.Check(settings.Access.Select(entry => entry.Role), access, "role", reading);
        }

        if (node.At("namespaces") is SettingNode.List namespaces)
        {
            UniqueNames.Check(settings.Namespaces.Select(space => space.Name), namespaces, "name", reading);
        }
    }
}
