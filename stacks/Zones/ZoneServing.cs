using LandingZone.Observability;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Serving;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>The models of a zone: their registry, those that serve, where what they say goes, and the measuring of all of them.</summary>
internal static class ZoneServing
{
    /// <summary>Declares them, after the images that they run and the cluster that they run on.</summary>
    public static void Declare(ZoneFoundation ground, ZoneCluster cluster, ImageCatalog images)
    {
        if (ground.Settings.Serving is not { } settings)
        {
            return;
        }

        // Models come after what serves them; the settings refuse models on a cluster that does not run it.
        Resource[] platform = [cluster.Addons, cluster.Pools, .. new Resource?[] { cluster.Software.Istio, cluster.Software.KServe }.OfType<Resource>()];
        var artifactBucket = ground.Buckets[settings.ArtifactBucket];
        var artifacts = new ModelArtifacts(
            ground.Zone, artifactBucket.BucketName, artifactBucket.BucketArn, ground.Key(KeyPurpose.Storage));
        DeclareRegistry(ground, settings, artifacts);
        var store = new ModelDataStore("ml-data-store", new ModelDataStoreArgs
        {
            Zone = ground.Zone,
            KeyArn = ground.Key(KeyPurpose.Storage),
            AccessLogBucketName = ground.AccessLogBucket,
            Lock = settings.DataStoreLock,
        }, ground.Place.After());
        var around = new ServingSurroundings
        {
            Space = Space(ground, cluster, settings, store, platform),
            ClusterName = cluster.Cluster.ClusterName,
            ClusterArn = cluster.Cluster.ClusterArn,
            Artifacts = artifacts,
            DataStore = store,
            Sinks = Sinks(ground, settings),
            EndpointBlock = ground.Network.Endpoint.Block,
            Boundary = ground.Boundary,
        };
        ground.Outputs["mlDataStore"] = store.BucketName;
        ground.Outputs["models"] = settings.Models.ToDictionary(model => model.Name.Text, model => (object?)new ModelService(
            $"model-{model.Name}",
            model.ToArgs(ground.Zone, around),
            cluster.InsideAndOut.After([.. platform, images])).RestUrl);
        ground.Outputs["endpoints"] = settings.Endpoints.ToDictionary(endpoint => endpoint.Name.Text, endpoint => (object?)new EndpointService(
            $"endpoint-{endpoint.Name}",
            endpoint.ToArgs(ground.Zone, around, EndpointPlaceOf(ground)),
            ground.Place.After(images, ground.Network)).EndpointArn);
        Measure(ground, settings, store);
    }

    private static void DeclareRegistry(ZoneFoundation ground, ServingSettings settings, ModelArtifacts artifacts)
    {
        var registry = new ModelRegistry("models", new ModelRegistryArgs
        {
            Zone = ground.Zone,
            Models = settings.Registry,
            Artifacts = artifacts,
            Readers = [.. settings.RegistryReaders.Select(role => (Input<string>)role)],
            PermissionBoundaryArn = ground.Boundary,
        }, ground.Place.After());
        ground.Outputs["modelGroups"] = registry.GroupArns.ToDictionary(group => group.Key, group => (object?)group.Value);
        if (registry.ReaderRoleArn is { } reader)
        {
            ground.Outputs["modelReaderRole"] = reader;
        }
    }

    private static ServingSpace Space(
        ZoneFoundation ground, ZoneCluster cluster, ServingSettings settings, ModelDataStore store, Resource[] platform)
    {
        var args = new ServingSpaceArgs
        {
            Zone = ground.Zone,
            Quota = settings.Quota,
            DataStore = store,
            ClientBucketName = settings.ClientBucket is { } bucket ? (Input<string>)ground.Buckets[bucket].BucketName : null,
        };
        return new ServingSpace("serving", args, cluster.InsideAndOut.After(platform));
    }

    private static Dictionary<string, ResultSinks> Sinks(ZoneFoundation ground, ServingSettings settings)
    {
        if (settings.ClientBucket is not { } content)
        {
            return new(StringComparer.Ordinal);
        }

        var bucket = ground.Buckets[content];
        var sinks = settings.Served.ToDictionary(model => model.Name.Text, model => new ResultSinks(
            $"client-results-{model.Name}",
            new ResultSinksArgs
            {
                Zone = ground.Zone,
                Model = model.Name,
                BucketName = bucket.BucketName,
                BucketArn = bucket.BucketArn,
                BucketKeyArn = ground.Key(KeyPurpose.Storage),
                MessageKeyArn = ground.Key(KeyPurpose.Messages),
                ConsumerRoles = [.. settings.ClientRoles.Select(role => (Input<string>)role)],
            },
            ground.Place.After()), StringComparer.Ordinal);
        ground.Alarms.AddRange(sinks.Values.SelectMany(sink => sink.Alarms));
        return sinks;
    }

    private static EndpointPlace EndpointPlaceOf(ZoneFoundation ground) => new()
    {
        VpcId = ground.Network.VpcId,
        SubnetIds = ground.Network.Application.SubnetIds,
        EndpointSecurityGroupId = ground.Network.Endpoint.SecurityGroupId!,
        S3PrefixListId = ground.Network.GatewayPrefixListIds["s3"],
        VolumeKeyArn = ground.Key(KeyPurpose.MachineLearning),
        LogKeyArn = ground.Key(KeyPurpose.Logs),
        AlarmTopicArn = ground.AlarmTopics[AlarmSeverity.Urgent],
    };

    private static void Measure(ZoneFoundation ground, ServingSettings settings, ModelDataStore store)
    {
        var served = settings.Served.ToList();
        if (served.Count == 0)
        {
            return;
        }

        var performance = new ModelPerformance("model-performance", new ModelPerformanceArgs
        {
            Zone = ground.Zone,
            DataStore = store,
            Models = served,
            EveryHours = settings.MeasureEveryHours,
            LogKeyArn = ground.Key(KeyPurpose.Logs),
            PermissionBoundaryArn = ground.Boundary,
        }, ground.Place.After());
        ground.Alarms.AddRange(performance.Alarms);
    }
}
