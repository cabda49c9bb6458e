using LandingZone.Analytics;
using LandingZone.Etl;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using LandingZone.Warehouse;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>The zone's warehouse, its scoring chains and its Spark clusters.</summary>
internal static class ZoneAnalytics
{
    /// <summary>Declares what the settings ask for, and adds what it tells to the stack's outputs.</summary>
    public static void Declare(ZoneFoundation ground)
    {
        var (settings, network) = (ground.Settings, ground.Network);
        if (settings.Warehouse is { } warehouse)
        {
            var declared = new RedshiftWarehouse("warehouse", new RedshiftWarehouseArgs
            {
                Zone = ground.Zone,
                Content = warehouse.Content,
                Database = warehouse.Database,
                Serverless = warehouse.Serverless,
                Provisioned = warehouse.Provisioned,
                SubnetIds = network.Data.SubnetIds,
                AvailabilityZones = network.AvailabilityZones.Length,
                SecurityGroupIds = network.Data.SecurityGroupId!,
                Sources = [.. warehouse.Sources.Select(source => PlaceOf(ground, source))],
                Tables = warehouse.Tables,
                PermissionBoundaryArn = ground.Boundary,
                KeyArn = ground.Key(KeyPurpose.Warehouse),
                SecretKeyArn = ground.Key(KeyPurpose.Secrets),
                LogKeyArn = ground.Key(KeyPurpose.Logs),
                LogRetentionDays = warehouse.LogRetentionDays,
            }, ground.Place.After(network));
            ground.Alarms.AddRange(declared.Alarms);
            ground.Outputs["warehouseHost"] = declared.Host;
        }

        if (settings.Scoring.Count > 0)
        {
            Score(ground);
        }

        if (settings.Spark.Count > 0)
        {
            Spark(ground);
        }
    }

    private static void Score(ZoneFoundation ground)
    {
        var password = ground.Settings.HasDashboardsPassword ? new Config().GetSecret("dashboardsPassword") : null;
        var place = ground.Settings.Scoring.Any(chain => chain.HasDashboards) ? ground.Place.With(ZoneProviders.NativeOf(ground.Zone)) : ground.Place;
        var queues = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var chain in ground.Settings.Scoring)
        {
            var declared = new ScoringChain($"scoring-{chain.Name}", chain.ToArgs(
                GroundOf(ground),
                part => PlaceOf(ground, part),
                Workloads.EtlHandlers,
                Workloads.ScoringFiles,
                password is null ? null : (Input<string>)password), place.After(ground.Network));
            ground.Alarms.AddRange(declared.Alarms);
            queues[chain.Name] = declared.IntakeQueueUrl;
        }

        ground.Outputs["scoringQueues"] = queues;
    }

    private static void Spark(ZoneFoundation ground)
    {
        _ = new SparkAccountDefaults("spark-account", ground.Place.After());
        var surroundings = new SparkSurroundings(
            ground.Network.VpcId,
            ground.Network.Application.SubnetIds,
            ground.Network.Application.SecurityGroupId!,
            ground.Boundary,
            ground.Key(KeyPurpose.Volumes));
        foreach (var cluster in ground.Settings.Spark)
        {
            var declared = new SparkCluster(
                $"spark-{cluster.Name}",
                cluster.ToArgs(ground.Zone, place => PlaceOf(ground, place), surroundings),
                ground.Place.After(ground.Network));
            ground.Alarms.AddRange(declared.Alarms);
            ground.Outputs[$"spark-{cluster.Name}"] = declared.ClusterId;
        }
    }

    private static EncryptedPrefix PlaceOf(ZoneFoundation ground, BucketPlace place)
    {
        var bucket = ground.Buckets[place.Bucket];
        return place.Of(bucket.BucketName, bucket.BucketArn, ground.Key(KeyPurpose.Storage));
    }

    private static ScoringGround GroundOf(ZoneFoundation ground) => new()
    {
        Zone = ground.Zone,
        VpcId = ground.Network.VpcId,
        AvailabilityZones = ground.Network.AvailabilityZones.Length,
        ApplicationSubnetIds = ground.Network.Application.SubnetIds,
        ApplicationSecurityGroupId = ground.Network.Application.SecurityGroupId!,
        DataSubnetIds = ground.Network.Data.SubnetIds,
        DataSecurityGroupId = ground.Network.Data.SecurityGroupId!,
        PermissionBoundaryArn = ground.Boundary,
        MessageKeyArn = ground.Key(KeyPurpose.Messages),
        DatabaseKeyArn = ground.Key(KeyPurpose.Databases),
        SecretKeyArn = ground.Key(KeyPurpose.Secrets),
        LogKeyArn = ground.Key(KeyPurpose.Logs),
        VolumeKeyArn = ground.Key(KeyPurpose.Volumes),
        WarehouseKeyArn = ground.Key(KeyPurpose.Warehouse),
    };
}
