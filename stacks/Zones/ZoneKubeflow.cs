using System.Collections.Immutable;
using LandingZone.ClusterSoftware;
using LandingZone.Kubeflow;
using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using LandingZone.Storage;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// Kubeflow in a zone's cluster: the platform, the environments, the ways to train, and the teams with what they work in. Each team stands
/// by itself, so that one more changes nothing of the others.
/// </summary>
internal static class ZoneKubeflow
{
    /// <summary>Whom the mesh asks about someone who has not signed in.</summary>
    public static MeshSignIn SignIn { get; } = new(
        KubeflowPlatform.SignInProvider, KubeflowPlatform.SignInService, KubeflowPlatform.SignInPort);

    /// <summary>The images of the zone of which something names a build: nothing of them may expire.</summary>
    /// <param name="settings">The zone's settings.</param>
    public static IEnumerable<ImageName> PinnedImages(ZoneSettings settings) => settings.Environments
        .Select(entry => entry.Image)
        .Concat(settings.Kubeflow is { } kubeflow ? [kubeflow.ToolsImage] : [])
        .Select(image => image.Name)
        .Distinct();

    /// <summary>Declares it, where the settings have it, and adds what it tells to the stack's outputs.</summary>
    /// <param name="ground">The zone.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="files">The shared file system; null where the zone has none.</param>
    /// <returns>The names of the teams' namespaces by themselves, known when they have their limits.</returns>
    public static IReadOnlyDictionary<string, Output<string>> Declare(ZoneFoundation ground, ZoneCluster cluster, SharedFileSystem? files)
    {
        if (ground.Settings.Kubeflow is not { } kubeflow || cluster.Software.Istio is not { } mesh)
        {
            return ImmutableDictionary<string, Output<string>>.Empty;
        }

        var settings = ground.Settings;
        if (kubeflow.SignInService is { } service)
        {
            _ = new BankService("sign-in-service", new BankServiceArgs
            {
                Zone = ground.Zone, ServiceName = service, VpcId = ground.Network.VpcId, EndpointTier = ground.Network.Endpoint,
            }, ground.Place.After(ground.Network));
        }

        Resource?[] needed = [cluster.Addons, cluster.Pools, mesh, cluster.Software.CertManager, cluster.Software.Kueue, cluster.Software.Trainer];
        Resource[] earlier = [.. needed.OfType<Resource>()];
        var gateway = new MeshGateway
        {
            Namespace = IstioMesh.GatewayNamespace,
            ServiceAccount = IstioMesh.GatewayNamespace,
            Labels = ImmutableDictionary<string, string>.Empty.Add("istio", IstioMesh.GatewayLabel),
            Port = IstioMesh.GatewayPort,
            ControlPlaneNamespace = IstioMesh.ControlPlaneNamespace,
            SignInProvider = SignIn.Provider,
        };
        var platform = new KubeflowPlatform("kubeflow", kubeflow.ToArgs(
            ground.Zone, ground.Network.Block, gateway, settings.Environments, settings.Cluster!.Charts?.ImageRegistry, KubeflowSecrets.OfStack()),
            cluster.Inside.After(earlier));
        _ = new EnvironmentCatalog("environments", new EnvironmentCatalogArgs
        {
            Zone = ground.Zone, Entries = settings.Environments,
        }, cluster.Inside.After(cluster.Addons));
        if (kubeflow.Runtimes.Count > 0)
        {
            _ = new DistributedTraining("training", new DistributedTrainingArgs
            {
                Zone = ground.Zone,
                Runtimes = [.. kubeflow.Runtimes.Select(runtime => runtime.ToRuntime(ground.Zone, settings.Environments, settings.Cluster.NodePools))],
            }, cluster.Inside.After(earlier));
        }

        var around = new TeamSurroundings
        {
            Zone = ground.Zone,
            ClusterName = cluster.Cluster.ClusterName,
            ClusterArn = cluster.Cluster.ClusterArn,
            PermissionBoundaryArn = ground.Boundary,
            Gateway = gateway,
            Shares = cluster.Software.Shares?.ClusterQueues ?? ImmutableDictionary<string, Output<string>>.Empty,
            Buckets = ground.Buckets.ToDictionary(
                bucket => bucket.Key, bucket => new TeamData(bucket.Key, bucket.Value.BucketName, bucket.Value.BucketArn)),
            StorageKeyArn = ground.Key(KeyPurpose.Storage),
            Files = files is null ? null : new TeamFiles { FileSystemId = files.FileSystemId, AccessPointIds = files.AccessPointIds },
            Kubeflow = kubeflow,
            Environments = settings.Environments,
        };
        ground.Outputs["kubeflowAddress"] = platform.Address;
        return settings.Teams.ToDictionary(
            team => team.Name, team => DeclareTeam(cluster.InsideAndOut, team, around, platform), StringComparer.Ordinal);
    }

    private static Output<string> DeclareTeam(ZonePlace place, TeamSettings settings, TeamSurroundings around, KubeflowPlatform platform)
    {
        var team = new Team($"team-{settings.Name}", settings.ToArgs(around), place.After(platform));
        _ = new ExperimentTracking($"tracking-{settings.Name}", new ExperimentTrackingArgs
        {
            Zone = around.Zone,
            Team = settings.Name,
            Namespace = team.Namespace,
            Host = around.Kubeflow.Host,
            Image = around.ImageOf(around.Kubeflow.Tensorboard),
            SharedClaim = team.Claims.TryGetValue(Team.SharedClaim, out var shared) ? (Input<string>)shared : null,
            Home = around.Buckets[around.Kubeflow.TeamBucket],
            StorageKeyArn = around.StorageKeyArn,
            PermissionBoundaryArn = around.PermissionBoundaryArn,
            Mlflow = settings.Mlflow,
        }, place.After(team));
        foreach (var workspace in settings.Workspaces)
        {
            (Input<string> Home, Input<string> Shared)? claims = shared is null ? null : (team.Claims[$"home-{workspace.User}"], shared);
            _ = new Workspace(
                $"workspace-{settings.Name}-{workspace.Name}", workspace.ToArgs(settings, team.Namespace, claims, around), place.After(team));
        }

        foreach (var search in settings.Searches)
        {
            _ = new HyperparameterSearch(
                $"search-{settings.Name}-{search.Name}", search.ToArgs(settings, team.Namespace, shared is null ? null : Team.SharedClaim, around), place.After(team));
        }

        return team.Namespace;
    }
}
