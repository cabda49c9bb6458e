using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// A zone's Kubernetes cluster with everything inside it. The order is that of a deployment; a destroy goes the other way:
/// what is inside the cluster before the nodes, and the nodes before the network.
/// </summary>
internal sealed class ZoneCluster(
    string name, ZoneSettings zone, ZoneNetwork network, ZoneKeys keys, AddonRoles roles, ZonePlace place)
{
    /// <summary>Declares the cluster and adds what it tells to the stack's outputs.</summary>
    public void Declare(DateOnly today, Dictionary<string, object?> outputs)
    {
        var settings = zone.Cluster!;
        var versions = AddonVersions.For(settings.Version);
        var cluster = new EksCluster(name, settings.ToArgs(Surroundings(today)), place.After(network));
        var nodeAddons = new NodeAddons($"{name}-node-addons", new NodeAddonsArgs
        {
            Zone = zone.Zone, ClusterName = cluster.ClusterName, Roles = roles, Versions = versions,
        }, place.After());
        var pools = new NodePools($"{name}-nodes", Pools(cluster), place.After(nodeAddons, network));
        var addons = new ClusterAddons($"{name}-addons", new ClusterAddonsArgs
        {
            Zone = zone.Zone,
            ClusterName = cluster.ClusterName,
            Roles = roles,
            Versions = versions,
            VolumeKeyArn = keys.KeyArns[KeyPurpose.Volumes],
        }, place.After(pools));
        DeclareInside(settings, new ZonePlace(ZoneProviders.Of(cluster)), addons, pools);

        outputs["clusterName"] = cluster.ClusterName;
        outputs["clusterEndpoint"] = cluster.Endpoint;
        outputs["kubeconfig"] = cluster.Kubeconfig;
        outputs["kubeconfigCommand"] = Output.Format(
            $"aws eks update-kubeconfig --region {zone.Zone.Region.Name} --name {cluster.ClusterName}");
        outputs["nodeGroupNames"] = pools.NodeGroupNames;
    }

    private void DeclareInside(ClusterSettings settings, ZonePlace inside, params Resource[] earlier)
    {
        _ = new ClusterStorage($"{name}-storage", new ClusterStorageArgs
        {
            Zone = zone.Zone, VolumeKeyArn = keys.KeyArns[KeyPurpose.Volumes],
        }, inside.After(earlier));
        foreach (var space in settings.Namespaces)
        {
            _ = new ClusterNamespace($"{name}-space-{space.Name}", space.ToArgs(zone.Zone), inside.After(earlier));
        }

        if (settings.MaxGpuNodes > 0)
        {
            var password = new Config().GetSecret("chartsPassword");
            _ = new GpuOperator($"{name}-gpu-operator", settings.ToGpuOperatorArgs(zone.Zone, password), inside.After(earlier));
        }
    }

    private ClusterSurroundings Surroundings(DateOnly today) => new()
    {
        Zone = zone.Zone,
        SupportedOn = today,
        Block = network.Block,
        ConnectedBlocks = zone.Link is { } link ? [link.Block] : [],
        Deployer = zone.Keys.Deployer,
        VpcId = network.VpcId,
        SubnetIds = network.Application.SubnetIds,
        SecretsKeyArn = keys.KeyArns[KeyPurpose.ClusterSecrets],
        LogKeyArn = keys.KeyArns[KeyPurpose.Logs],
        NodePrefixLists =
        [
            .. network.GatewayPrefixListIds
                .OrderBy(list => list.Key, StringComparer.Ordinal)
                .Select(list => new GatewayPrefixList(list.Key, list.Value)),
        ],
    };

    private NodePoolsArgs Pools(EksCluster cluster) => new()
    {
        Zone = zone.Zone,
        ClusterName = cluster.ClusterName,
        Version = zone.Cluster!.Version,
        VpcId = network.VpcId,
        Subnets = [.. network.AvailabilityZones.Select((availabilityZone, index) => new NodeSubnet(availabilityZone, SubnetAt(index)))],
        NodeSecurityGroupId = cluster.NodeSecurityGroupId,
        MoreSecurityGroupIds = [network.Application.SecurityGroupId!],
        VolumeKeyArn = keys.KeyArns[KeyPurpose.Volumes],
        Pools = zone.Cluster.NodePools,
    };

    private Output<string> SubnetAt(int index) =>
        network.Application.SubnetIds.Apply(ids => ids.IsDefault || ids.Length <= index ? null! : ids[index]);
}
