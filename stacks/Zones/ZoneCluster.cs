using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// A zone's Kubernetes cluster with everything inside it. The order is that of a deployment; a destroy goes the other way:
/// what is inside the cluster before the nodes, and the nodes before the network.
/// </summary>
internal sealed class ZoneCluster
{
    /// <summary>The cluster's component name, from which its roles know its name in AWS before it exists.</summary>
    public const string Name = "eks";

    private readonly ZoneFoundation _ground;
    private GpuOperator? _gpuOperator;

    /// <summary>Declares the cluster and adds what it tells to the stack's outputs.</summary>
    /// <param name="ground">The zone.</param>
    /// <param name="roles">The roles of the cluster's add-ons, made before the zone's keys.</param>
    /// <param name="today">The day on which the Kubernetes version's support is judged.</param>
    public ZoneCluster(ZoneFoundation ground, AddonRoles roles, DateOnly today)
    {
        _ground = ground;
        var (settings, place) = (ground.Settings.Cluster!, ground.Place);
        var versions = AddonVersions.For(settings.Version);
        Cluster = new EksCluster(Name, settings.ToArgs(Surroundings(today)), place.After(ground.Network));
        var nodeAddons = new NodeAddons($"{Name}-node-addons", new NodeAddonsArgs
        {
            Zone = ground.Zone, ClusterName = Cluster.ClusterName, Roles = roles, Versions = versions,
        }, place.After());
        Pools = new NodePools($"{Name}-nodes", PoolArgs(), place.After(nodeAddons, ground.Network));
        Addons = new ClusterAddons($"{Name}-addons", new ClusterAddonsArgs
        {
            Zone = ground.Zone,
            ClusterName = Cluster.ClusterName,
            Roles = roles,
            Versions = versions,
            VolumeKeyArn = ground.Key(KeyPurpose.Volumes),
            StateMetrics = settings.GpuMetrics is not null,
        }, place.After(Pools));
        var inside = ZoneProviders.Of(Cluster, Measure(versions));
        Inside = new ZonePlace(inside);
        InsideAndOut = place.With(inside);
        var password = new Config().GetSecret("chartsPassword");
        DeclareInside(settings, password);
        MeasureGpus(settings);
        Software = new ZoneSoftware(ground, this, settings.ToRegistry(password));

        ground.Outputs["clusterName"] = Cluster.ClusterName;
        ground.Outputs["clusterEndpoint"] = Cluster.Endpoint;
        ground.Outputs["kubeconfig"] = Cluster.Kubeconfig;
        ground.Outputs["kubeconfigCommand"] = Output.Format(
            $"aws eks update-kubeconfig --region {ground.Zone.Region.Name} --name {Cluster.ClusterName}");
        ground.Outputs["nodeGroupNames"] = Pools.NodeGroupNames;
    }

    /// <summary>The cluster.</summary>
    public EksCluster Cluster { get; }

    /// <summary>Its nodes.</summary>
    public NodePools Pools { get; }

    /// <summary>Its add-ons, which what is inside the cluster comes after.</summary>
    public ClusterAddons Addons { get; }

    /// <summary>The names of its namespaces by themselves, known when they have their limits.</summary>
    public IReadOnlyDictionary<string, Output<string>> Spaces { get; private set; } = ImmutableDictionary<string, Output<string>>.Empty;

    /// <summary>The private subnets of its nodes.</summary>
    public IReadOnlyList<NodeSubnet> Subnets =>
        [.. _ground.Network.AvailabilityZones.Select((availabilityZone, index) => new NodeSubnet(availabilityZone, SubnetAt(index)))];

    /// <summary>What it runs beside EKS's own add-ons.</summary>
    public ZoneSoftware Software { get; }

    /// <summary>Where components inside the cluster are made: by <c>Inside.After(Addons, Pools)</c>.</summary>
    public ZonePlace Inside { get; }

    /// <summary>Where components are made that have resources both inside the cluster and in AWS: pods and their roles.</summary>
    public ZonePlace InsideAndOut { get; }

    /// <summary>The roles of the cluster's add-ons; the key of its volumes names one of them, so they come first.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="place">Where they are made.</param>
    /// <param name="boundary">The ARN of their permission boundary.</param>
    public static AddonRoles Roles(ZoneIdentity zone, ZonePlace place, Input<string> boundary) => new(
        "eks-addon-roles", new AddonRolesArgs { Zone = zone, Cluster = Name, PermissionBoundaryArn = boundary }, place.After());

    /// <summary>The keys that a cluster needs.</summary>
    public static IReadOnlyList<ZoneKey> Keys(ClusterSettings settings, AddonRoles roles) =>
    [
        .. settings.GpuMetrics is null ? Array.Empty<ZoneKey>() : [new ZoneKey { Purpose = KeyPurpose.Metrics }],
        new ZoneKey { Purpose = KeyPurpose.ClusterSecrets },
        new ZoneKey { Purpose = KeyPurpose.Volumes, Users = [roles.EbsDriver.Arn] },
    ];

    /// <summary>Its metrics and logs, where somebody gets the alarms.</summary>
    private Resource[] Measure(AddonVersions versions)
    {
        if (_ground.Settings.Alarms is null)
        {
            return [];
        }

        var metrics = new ClusterMetrics($"{Name}-metrics", new ClusterMetricsArgs
        {
            Zone = _ground.Zone,
            Cluster = ClusterNames.Of(_ground.Zone, Name),
            ClusterName = Cluster.ClusterName,
            ClusterArn = Cluster.ClusterArn,
            AddonVersion = versions.CloudWatchObservability,
            LogKeyArn = _ground.Key(KeyPurpose.Logs),
            PermissionBoundaryArn = _ground.Boundary,
            LogRetentionDays = _ground.Settings.Cluster!.LogRetentionDays,
        }, _ground.Place.After(Pools, Addons));
        _ground.Alarms.AddRange(metrics.Alarms);
        return [metrics];
    }

    /// <summary>Metrics of its GPUs, where the settings ask for them.</summary>
    private void MeasureGpus(ClusterSettings settings)
    {
        if (settings.GpuMetrics is not { } measured || _gpuOperator is null)
        {
            return;
        }

        var metrics = new GpuMetrics($"{Name}-gpu-metrics", new GpuMetricsArgs
        {
            Zone = _ground.Zone,
            Cluster = ClusterNames.Of(_ground.Zone, Name),
            ClusterArn = Cluster.ClusterArn,
            VpcId = _ground.Network.VpcId,
            ZoneBlock = _ground.Network.Block,
            SubnetIds = _ground.Network.Application.SubnetIds,
            ControlPlaneSecurityGroupId = Cluster.ControlPlaneSecurityGroupId,
            NodeSecurityGroupId = Cluster.NodeSecurityGroupId,
            OperatorNamespace = _gpuOperator.Namespace,
            KeyArn = _ground.Key(KeyPurpose.Metrics),
            LogKeyArn = _ground.Key(KeyPurpose.Logs),
            UrgentTopicArn = _ground.AlarmTopics[AlarmSeverity.Urgent],
            NoticeTopicArn = _ground.AlarmTopics[AlarmSeverity.Notice],
            Thresholds = measured.Thresholds,
            RetentionDays = measured.RetentionDays,
            LogRetentionDays = settings.LogRetentionDays,
        }, InsideAndOut.After(Addons, Pools));
        _ground.Outputs["gpuMetricsUrl"] = metrics.QueryUrl;
    }

    private void DeclareInside(ClusterSettings settings, Output<string>? password)
    {
        Resource[] earlier = [Addons, Pools];
        _ = new ClusterStorage($"{Name}-storage", new ClusterStorageArgs
        {
            Zone = _ground.Zone, VolumeKeyArn = _ground.Key(KeyPurpose.Volumes),
        }, Inside.After(earlier));
        var queued = settings.Shares?.Queues.Select(queue => queue.Namespace).ToHashSet(StringComparer.Ordinal) ?? [];
        Spaces = settings.Namespaces.ToDictionary(
            space => space.Name,
            space => new ClusterNamespace(
                $"{Name}-space-{space.Name}", space.ToArgs(_ground.Zone, queued.Contains(space.Name)), Inside.After(earlier)).Namespace,
            StringComparer.Ordinal);

        if (settings.MaxGpuNodes > 0)
        {
            _gpuOperator = new GpuOperator($"{Name}-gpu-operator", settings.ToGpuOperatorArgs(_ground.Zone, password), Inside.After(earlier));
        }
    }

    private ClusterSurroundings Surroundings(DateOnly today) => new()
    {
        Zone = _ground.Zone,
        SupportedOn = today,
        Block = _ground.Network.Block,
        ConnectedBlocks = ClusterSurroundings.Connected(_ground.Settings.Link, _ground.Settings.Corporate),
        Deployer = _ground.Settings.Keys.Deployer,
        PermissionBoundaryArn = _ground.Boundary,
        RoleOf = persona => _ground.People!.RoleArns[persona],
        VpcId = _ground.Network.VpcId,
        SubnetIds = _ground.Network.Application.SubnetIds,
        SecretsKeyArn = _ground.Key(KeyPurpose.ClusterSecrets),
        LogKeyArn = _ground.Key(KeyPurpose.Logs),
        NodePrefixLists =
        [
            .. _ground.Network.GatewayPrefixListIds
                .OrderBy(list => list.Key, StringComparer.Ordinal)
                .Select(list => new GatewayPrefixList(list.Key, list.Value)),
        ],
    };

    private NodePoolsArgs PoolArgs() => new()
    {
        Zone = _ground.Zone,
        ClusterName = Cluster.ClusterName,
        Version = _ground.Settings.Cluster!.Version,
        VpcId = _ground.Network.VpcId,
        Subnets = Subnets,
        NodeSecurityGroupId = Cluster.NodeSecurityGroupId,
        MoreSecurityGroupIds = [_ground.Network.Application.SecurityGroupId!],
        VolumeKeyArn = _ground.Key(KeyPurpose.Volumes),
        PermissionBoundaryArn = _ground.Boundary,
        Pools = _ground.Settings.Cluster.NodePools,
    };

    private Output<string> SubnetAt(int index) =>
        _ground.Network.Application.SubnetIds.Apply(ids => ids.IsDefault || ids.Length <= index ? null! : ids[index]);
}
