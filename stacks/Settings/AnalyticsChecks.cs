using LandingZone.Analytics;
using LandingZone.Etl;
using LandingZone.Networking;
using LandingZone.Warehouse;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What concerns a zone's warehouse, scoring chains and Spark clusters together with its network and buckets.</summary>
internal static class AnalyticsChecks
{
    private static readonly AwsService[] ForScoring =
    [
        AwsService.S3, AwsService.DynamoDb, AwsService.Sqs, AwsService.Kms, AwsService.Logs, AwsService.RedshiftData, AwsService.AutoScaling,
        AwsService.Ssm, AwsService.SsmMessages, AwsService.SecretsManager,
    ];

    /// <summary>Runs all checks. Settings that are missing or wrong are null here.</summary>
    public static void Run(ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.Warehouse is { } warehouse)
        {
            CheckWarehouse(warehouse, settings, node.At("warehouse"), reading);
        }

        if (settings.Scoring is { Count: > 0 } chains && node.At("scoring") is SettingNode.List chainNodes)
        {
            CheckScoring(chains, settings, chainNodes, reading);
        }

        if (settings.Spark is { Count: > 0 } clusters && node.At("spark") is SettingNode.List clusterNodes)
        {
            CheckSpark(clusters, settings, clusterNodes, reading);
        }
    }

    private static void CheckWarehouse(WarehouseSettings warehouse, ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        CheckPlaces(warehouse.Sources, settings, node.At("sources"), reading);
        if (settings.Network is not { } network)
        {
            return;
        }

        ComponentRefusal.Catch(node, reading, () => RedshiftWarehouse.Check("warehouse", new RedshiftWarehouseArgs
        {
            Zone = reading.TrialZone,
            Content = warehouse.Content,
            Database = warehouse.Database,
            Serverless = warehouse.Serverless,
            Provisioned = warehouse.Provisioned,
            SubnetIds = "",
            AvailabilityZones = network.AvailabilityZones.Count,
            SecurityGroupIds = "",
            Sources = [.. warehouse.Sources.Select(source => source.ForTrial())],
            Tables = warehouse.Tables,
            PermissionBoundaryArn = "",
            KeyArn = "",
            SecretKeyArn = "",
            LogKeyArn = "",
            LogRetentionDays = warehouse.LogRetentionDays,
        }));
        CheckPort(network, node, reading);
    }

    private static void CheckScoring(IReadOnlyList<ScoringSettings> chains, ZoneSettings settings, SettingNode.List nodes, SettingReading reading)
    {
        UniqueNames.Check(chains.Select(chain => chain.Name), nodes, "name", reading);
        for (var index = 0; index < chains.Count; index++)
        {
            var (chain, node) = (chains[index], nodes.Items[index]);
            CheckPlaces([chain.Landing], settings, node.At("landing"), reading);
            CheckEvents(chain.Landing.Bucket, settings, node.At("landing"), reading);
            CheckPlaces([new BucketPlace(chain.Results, "")], settings, node.At("results"), reading);
            CheckEvents(chain.Results, settings, node.At("results"), reading);
            CheckPlaces([new BucketPlace(chain.Models, "")], settings, node.At("models"), reading);
            if (chain.HasDashboards && !settings.HasDashboardsPassword)
            {
                reading.Refuse(
                    node.At("kinds"),
                    "a dashboard is asked for, and there is no password for the database user by which QuickSight reads",
                    "set one: `pulumi config set --secret dashboardsPassword`.");
            }

            if (settings.Network is { } network)
            {
                CheckNetwork(chain, network, node, reading);
            }
        }
    }

    private static void CheckNetwork(ScoringSettings chain, NetworkSettings network, SettingNode node, SettingReading reading)
    {
        var ground = TrialGround(reading.TrialZone, network.AvailabilityZones.Count);
        ComponentRefusal.Catch(node, reading, () => ScoringChain.Check(
            chain.Name, chain.ToArgs(ground, place => place.ForTrial(), new FileArchive("."), Workloads.ScoringFiles, "")));
        CheckPort(network, node, reading);
        foreach (var service in ForScoring.Except(network.Services))
        {
            reading.Refuse(node, $"the network has no endpoint for {service.Name}, which scoring needs", "add it to the network's services.");
        }
    }

    private static void CheckSpark(IReadOnlyList<SparkSettings> clusters, ZoneSettings settings, SettingNode.List nodes, SettingReading reading)
    {
        UniqueNames.Check(clusters.Select(cluster => cluster.Name), nodes, "name", reading);
        for (var index = 0; index < clusters.Count; index++)
        {
            var (cluster, node) = (clusters[index], nodes.Items[index]);
            CheckPlaces(cluster.Places, settings, node, reading);
            ComponentRefusal.Catch(node, reading, () => SparkCluster.Check(
                cluster.Name, cluster.ToArgs(reading.TrialZone, place => place.ForTrial(), new SparkSurroundings("", "", "", "", ""))));
            if (settings is { Network: { } network, Zone: { Region: not null } zone })
            {
                foreach (var bucket in EmrBuckets(zone).Except(network.ReadableAwsBuckets))
                {
                    reading.Refuse(node, $"the network does not let through the bucket {bucket}, from which EMR sets its nodes up", "add it to the network's readableAwsBuckets.");
                }
            }
        }
    }

    /// <summary>
    /// The buckets of AWS without which no cluster starts in private subnets (Amazon EMR management guide, "Sample policies for private
    /// subnets that access Amazon S3"): the packages of Amazon Linux 2023, and those of EMR.
    /// </summary>
    private static string[] EmrBuckets(ZoneIdentity zone) =>
        [$"al2023-repos-{zone.Region.Name}-de612dc2", $"repo.{zone.Region.Name}.emr.{zone.Region.DnsSuffix}"];

    private static void CheckPlaces(IEnumerable<BucketPlace> places, ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.Storage?.Buckets is not { } buckets)
        {
            return;
        }

        foreach (var missing in places.Select(place => place.Bucket).Distinct().Where(bucket => buckets.All(known => known.Content != bucket)))
        {
            reading.Refuse(
                node,
                $"the zone has no bucket '{missing}'",
                $"name one of {string.Join(", ", buckets.Select(bucket => bucket.Content))}, or add it to the buckets.");
        }
    }

    private static void CheckEvents(string bucket, ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.Storage?.Buckets?.FirstOrDefault(known => known.Content == bucket) is { SendsEvents: false })
        {
            reading.Refuse(node, $"the bucket '{bucket}' tells nobody of its objects, and so nothing would begin", "write 'sendsEvents: true' there.");
        }
    }

    private static void CheckPort(NetworkSettings network, SettingNode node, SettingReading reading)
    {
        if (network.DataPorts.All(port => port.Port != RedshiftWarehouse.Port))
        {
            reading.Refuse(
                node,
                $"the network does not open port {RedshiftWarehouse.Port} of the data tier, on which the warehouse listens",
                "add it to the network's dataPorts.");
        }
    }

    private static ScoringGround TrialGround(ZoneIdentity zone, int availabilityZones) => new()
    {
        Zone = zone,
        VpcId = "",
        AvailabilityZones = availabilityZones,
        ApplicationSubnetIds = "",
        ApplicationSecurityGroupId = "",
        DataSubnetIds = "",
        DataSecurityGroupId = "",
        PermissionBoundaryArn = "",
        MessageKeyArn = "",
        DatabaseKeyArn = "",
        SecretKeyArn = "",
        LogKeyArn = "",
        VolumeKeyArn = "",
        WarehouseKeyArn = "",
    };
}
