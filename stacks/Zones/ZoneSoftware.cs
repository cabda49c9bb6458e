using LandingZone.Cluster;
using LandingZone.ClusterSoftware;
using LandingZone.Kubeflow;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// What a zone's cluster runs beside EKS's own add-ons, each after what it needs. What comes after one of them names it:
/// <c>cluster.Inside.After(cluster.Software.Istio)</c>.
/// </summary>
internal sealed class ZoneSoftware
{
    private readonly ZoneFoundation _ground;
    private readonly ZoneRegistry _registry;
    private readonly SoftwareSet _software;

    /// <summary>Declares all that the settings name.</summary>
    /// <param name="ground">The zone.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="registry">Where charts and images come from.</param>
    public ZoneSoftware(ZoneFoundation ground, ZoneCluster cluster, ZoneRegistry registry)
    {
        _ground = ground;
        _registry = registry;
        var settings = ground.Settings.Cluster!;
        _software = settings.AllSoftware;
        Resource[] earlier = [cluster.Addons, cluster.Pools];
        CertManager = Install(Software.CertManager, args => new CertManager("cert-manager", args, cluster.Inside.After(earlier)));
        Istio = Install(Software.Istio, args => new IstioMesh("istio", new IstioMeshArgs
        {
            Software = args,
            ClientBlocks = settings.GatewayClientBlocks,
            VpcId = ground.Network.VpcId,
            SubnetIds = ground.Network.Application.SubnetIds,
            NodeSecurityGroupId = cluster.Cluster.NodeSecurityGroupId,
            GatewayNodes = cluster.Pools.SystemScalingGroups,
            SignIns = ground.Settings.Kubeflow is null ? [] : [ZoneKubeflow.SignIn],
        }, cluster.InsideAndOut.After([.. earlier, ground.Network])));
        KServe = Install(Software.KServe, args => new KServe(
            "kserve", args, cluster.Inside.After([.. earlier, .. new Resource?[] { CertManager, Istio }.OfType<Resource>()])));
        Kueue = Install(Software.Kueue, args => new Kueue("kueue", new KueueArgs
        {
            Software = args,

            // Workspaces go through queues too: one that waits for its node must not hold up everybody's work.
            Gangs = new GangScheduling { OneAtATime = ground.Settings.Kubeflow is null },
        }, cluster.Inside.After(earlier)));
        Trainer = Install(Software.Trainer, args => new KubeflowTrainer("trainer", args, cluster.Inside.After(earlier)));
        Efa = Install(Software.EfaDevicePlugin, args => new EfaDevicePlugin(
            "efa", args, settings.FabricTaints!, cluster.Inside.After(earlier)));
        Autoscaler = Install(Software.ClusterAutoscaler, args => new ClusterAutoscaler("autoscaler", new ClusterAutoscalerArgs
        {
            Software = args,
            Cluster = ZoneCluster.Name,
            ClusterName = cluster.Cluster.ClusterName,
            PermissionBoundaryArn = ground.Boundary,
        }, cluster.InsideAndOut.After(earlier)));
        Karpenter = Install(Software.Karpenter, args => new Karpenter("karpenter", new KarpenterArgs
        {
            Software = args,
            Cluster = ZoneCluster.Name,
            ClusterName = cluster.Cluster.ClusterName,
            NodeRoleArn = cluster.Pools.NodeRoleArn,
            NodeRoleName = cluster.Pools.NodeRoleName,
            VolumeKeyArn = ground.Key(KeyPurpose.Volumes),
            QueueKeyArn = ground.Key(KeyPurpose.Messages),
            PermissionBoundaryArn = ground.Boundary,
            Reservations = [.. settings.Ladders.SelectMany(ladder => ladder.Rungs).Select(rung => rung.Capacity.ReservationId).OfType<string>().Distinct()],
            PlacementGroups = [.. settings.Ladders.SelectMany(ladder => ladder.PlacementGroupsIn(ground.Zone))],
        }, cluster.InsideAndOut.After([.. earlier, ground.Network])));
        DeclareLadders(cluster, settings);
        if (Kueue is not null && (settings.Shares is not null || ground.Settings.Teams.Count > 0))
        {
            Shares = new FairShareQueues("shares", (settings.Shares ?? ShareSettings.None).ToArgs(
                ground.Zone,
                ground.Settings.Teams,
                queue => queue with { NamespaceMade = cluster.Spaces[queue.Namespace] }), cluster.Inside.After(Kueue));
        }

        if (Istio is not null)
        {
            ground.Outputs["meshGatewayAddress"] = Istio.GatewayAddress;
        }
    }

    /// <summary>cert-manager; null where the cluster does not run it, as with all of these.</summary>
    public CertManager? CertManager { get; }

    /// <summary>The service mesh.</summary>
    public IstioMesh? Istio { get; }

    /// <summary>KServe.</summary>
    public KServe? KServe { get; }

    /// <summary>Kueue.</summary>
    public Kueue? Kueue { get; }

    /// <summary>The shares of the cluster; null where nothing is shared.</summary>
    public FairShareQueues? Shares { get; }

    /// <summary>Kubeflow Trainer.</summary>
    public KubeflowTrainer? Trainer { get; }

    /// <summary>The cluster autoscaler.</summary>
    public ClusterAutoscaler? Autoscaler { get; }

    /// <summary>Karpenter.</summary>
    public Karpenter? Karpenter { get; }

    /// <summary>The device plugin of Elastic Fabric Adapters.</summary>
    public EfaDevicePlugin? Efa { get; }

    private void DeclareLadders(ZoneCluster cluster, ClusterSettings settings)
    {
        if (Karpenter is null)
        {
            return;
        }

        foreach (var ladder in settings.Ladders)
        {
            _ = new CapacityLadder($"ladder-{ladder.Name}", ladder.ToArgs(
                _ground.Zone,
                cluster.Subnets,
                [cluster.Cluster.NodeSecurityGroupId, _ground.Network.Application.SecurityGroupId!],
                Karpenter.InstanceProfile,
                _ground.Key(KeyPurpose.Volumes),
                _ground.Network.VpcId), cluster.InsideAndOut.After(Karpenter, _ground.Network));
        }
    }

    private T? Install<T>(Software software, Func<SoftwareArgs, T> install)
        where T : class => _software.Find(software) is { } release
            ? install(new SoftwareArgs { Zone = _ground.Zone, ZoneBlock = _ground.Network.Block, Release = release, Registry = _registry })
            : null;
}
