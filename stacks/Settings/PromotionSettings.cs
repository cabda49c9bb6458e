using LandingZone.Identity;
using LandingZone.Ingestion;
using LandingZone.Storage;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the promotion of approved rows to R&amp;D.</summary>
public sealed record PromotionSettings
{
    /// <summary>How the keys of audit records begin.</summary>
    internal const string RecordPrefix = "records/";

    /// <summary>How the keys of approved lists begin.</summary>
    internal const string ListPrefix = "approved-lists/";

    /// <summary>The bucket of the approved list and the audit records, by what it holds.</summary>
    public required string Bucket { get; init; }

    /// <summary>The name of the list.</summary>
    public required string List { get; init; }

    /// <summary>The column that holds the fund.</summary>
    public required string FundColumn { get; init; }

    /// <summary>Who approves lists.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>The account of the R&amp;D zone.</summary>
    public required string TargetAccount { get; init; }

    /// <summary>The bucket there, by what it holds.</summary>
    public required string TargetBucket { get; init; }

    /// <summary>How the keys there begin.</summary>
    public required string TargetPrefix { get; init; }

    /// <summary>The ARN of the key of objects there.</summary>
    public required string TargetKey { get; init; }

    /// <summary>The ARN of the layer that reads Parquet; null for CSV only.</summary>
    public required string? ParquetLayer { get; init; }

    internal static SettingKind<PromotionSettings> Kind { get; } = SettingKinds.Record(fields => new PromotionSettings
    {
        Bucket = fields.Required("bucket", SettingKinds.Text, "The bucket of this zone with the list and the audit records; lock it."),
        List = fields.Required("list", SettingKinds.Text, "The file under 'approved-lists/' that names the approved funds: 'funds.json'."),
        FundColumn = fields.Required("fundColumn", SettingKinds.Text, "The column that holds the fund."),
        Approvers = fields.Required(
            "approvers", SettingKinds.ListOf(AwsSettings.RoleArn, least: 1), "The roles that approve a list on behalf of the client."),
        TargetAccount = fields.Required("targetAccount", AwsSettings.Account, "The account of the R&D zone in this region."),
        TargetBucket = fields.Optional("targetBucket", SettingKinds.Text, "approved-data", "The bucket there, by content. Default: approved-data."),
        TargetPrefix = fields.Optional("targetPrefix", SettingKinds.Text, "curated/", "How the keys there begin. Default: curated/."),
        TargetKey = fields.Required("targetKey", SettingKinds.Text, "The ARN of the R&D zone's key for objects: its output `storageKeyArn`."),
        ParquetLayer = fields.OptionalReference(
            "parquetLayer", SettingKinds.Text, "The ARN, with version, of AWS's layer that reads Parquet in this region. Default: CSV only."),
    });

    /// <summary>Who alone writes to which part of the bucket of lists and records.</summary>
    internal IEnumerable<BucketWriter> Writers(ZoneIdentity zone) =>
    [
        new() { Prefix = ListPrefix, RoleArns = Approvers },
        new() { Prefix = RecordPrefix, RoleArns = [WorkloadIdentity.RoleArnOf(zone, ZonePromotion.Workload)] },
    ];

    /// <summary>The target of the promotion.</summary>
    internal PromotionTarget Target(ZoneIdentity zone) => new()
    {
        BucketName = BucketNaming.NameOf(zone with { Kind = ZoneKind.Rnd, AccountId = TargetAccount }, TargetBucket),
        Prefix = TargetPrefix,
        KeyArn = TargetKey,
    };
}
