using LandingZone.Etl;
using LandingZone.Ingestion;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>What comes into a zone: exports of clients and their promotion in staging, databases, and news in R&amp;D.</summary>
internal static class ZoneIngestion
{
    /// <summary>Declares it, where the zone has any.</summary>
    public static void Declare(ZoneFoundation ground)
    {
        if (ground.Settings.Ingestion is not { } ingestion)
        {
            return;
        }

        foreach (var database in ingestion.Databases)
        {
            Declare(ground, database);
        }

        if (ingestion.Landing is { } landing)
        {
            Declare(ground, landing, [.. ingestion.Databases.Where(database => database.Exports)]);
            if (ingestion.Promotion is { } promotion)
            {
                Declare(ground, landing, promotion);
            }
        }

        if (ingestion.News is { } news)
        {
            Declare(ground, news);
        }
    }

    private static void Declare(ZoneFoundation ground, DatabaseSettings database)
    {
        var declared = new ClientDatabase($"database-{database.Content}", database.ToArgs(new DatabaseSurroundings(
            ground.Zone,
            ground.Network.Data,
            ground.Key(KeyPurpose.Databases),
            ground.Key(KeyPurpose.Secrets),
            ground.Key(KeyPurpose.Logs),
            ground.Boundary)), ground.Place.After(ground.Network));
        ground.Alarms.AddRange(declared.Alarms);
        ground.Outputs[$"database-{database.Content}"] = declared.Address;
    }

    private static void Declare(ZoneFoundation ground, LandingSettings landing, IReadOnlyList<DatabaseSettings> databases)
    {
        var declared = new ExportLanding("landing-exports", new ExportLandingArgs
        {
            Zone = ground.Zone,
            Landing = Part(ground, landing.Bucket, LandingSettings.Prefix),
            DatabasePrefix = databases.Count > 0 ? LandingSettings.DatabasePrefix : null,
            Databases =
            [
                .. databases.Select(database => new SnapshotExport { Identifier = ClientDatabase.IdentifierOf(ground.Zone, database.Content) }),
            ],
            PermissionBoundaryArn = ground.Boundary,
            LogKeyArn = ground.Key(KeyPurpose.Logs),
        }, ground.Place.After(ground.Buckets[landing.Bucket]));
        ground.Alarms.AddRange(declared.Alarms);
    }

    private static void Declare(ZoneFoundation ground, LandingSettings landing, PromotionSettings promotion)
    {
        var keys = ground.Settings.Keys;
        var declared = new ZonePromotion("promotion", new ZonePromotionArgs
        {
            Zone = ground.Zone,
            Code = Workloads.EtlHandlers,
            Source = Part(ground, landing.Bucket, LandingSettings.Prefix),
            ApprovedListKey = $"{PromotionSettings.ListPrefix}{promotion.List}",
            Records = Part(ground, promotion.Bucket, PromotionSettings.RecordPrefix),
            Target = promotion.Target(ground.Zone),
            FundColumn = promotion.FundColumn,
            Approvers = promotion.Approvers,
            Deployer = keys.Deployer,
            Administrators = keys.Administrators,
            ParquetLayerArn = promotion.ParquetLayer,
            SubnetIds = ground.Network.Application.SubnetIds,
            SecurityGroupIds = new InputList<string> { ground.Network.Application.SecurityGroupId! },
            PermissionBoundaryArn = ground.Boundary,
            MessageKeyArn = ground.Key(KeyPurpose.Messages),
            StateKeyArn = ground.Key(KeyPurpose.Databases),
            SecretKeyArn = ground.Key(KeyPurpose.Secrets),
            LogKeyArn = ground.Key(KeyPurpose.Logs),
        }, ground.Place.After(ground.Network));
        ground.Alarms.AddRange(declared.Alarms);
        ground.Outputs["promotionRole"] = declared.RoleArn;
        ground.Outputs["approvalKey"] = declared.ApprovalKeyArn;
    }

    private static void Declare(ZoneFoundation ground, NewsSettings news)
    {
        var declared = new NewsFeed("news", new NewsFeedArgs
        {
            Zone = ground.Zone,
            Code = Workloads.EtlHandlers,
            Sources = news.Sources,
            EveryMinutes = news.EveryMinutes,
            Target = Part(ground, news.Bucket, news.Prefix),
            ProxyService = news.ProxyService,
            VpcId = ground.Network.VpcId,
            Tier = ground.Network.Application,
            EndpointTier = ground.Network.Endpoint,
            PermissionBoundaryArn = ground.Boundary,
            MessageKeyArn = ground.Key(KeyPurpose.Messages),
            StateKeyArn = ground.Key(KeyPurpose.Databases),
            SecretKeyArn = ground.Key(KeyPurpose.Secrets),
            LogKeyArn = ground.Key(KeyPurpose.Logs),
        }, ground.Place.After(ground.Network));
        ground.Alarms.AddRange(declared.Alarms);
        ground.Outputs["newsHosts"] = declared.Hosts;
    }

    private static EncryptedPrefix Part(ZoneFoundation ground, string bucket, string prefix) => new()
    {
        BucketName = ground.Buckets[bucket].BucketName,
        BucketArn = ground.Buckets[bucket].BucketArn,
        Prefix = prefix,
        KeyArn = ground.Key(KeyPurpose.Storage),
    };
}
