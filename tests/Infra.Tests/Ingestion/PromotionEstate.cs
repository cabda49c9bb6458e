using LandingZone.Identity;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Ingestion;
using LandingZone.Security;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Infra.Tests.Ingestion;

/// <summary>A staging zone that promotes to an R&amp;D zone, each in an account of its own, as far as access goes.</summary>
internal static class PromotionEstate
{
    public const string Landing = "staging-eu-west-1-landing-111111111111";
    public const string Records = "staging-eu-west-1-promotion-111111111111";
    public const string Approved = "rnd-eu-west-1-approved-data-222222222222";
    public const string Sender = "arn:aws:iam::333333333333:role/exports/custody";
    public const string Approver = "arn:aws:iam::111111111111:role/client-approver";

    public static string Promoter => ZonePromotion.RoleArnIn(Samples.Staging);

    public static string Scientist => WorkloadIdentity.RoleArnOf(Samples.Rnd, "scientist");

    public static string Colleague => WorkloadIdentity.RoleArnOf(Samples.Staging, "colleague");

    /// <summary>The table of both accounts. Scientist and colleague have every right that a role's own policy can give.</summary>
    public static async Task<PromotionTable> TableAsync()
    {
        string rndKey = "", stagingKey = "", approvalKey = "";
        var rnd = await AccessTable.PlanAsync(Samples.Rnd, options =>
        {
            var keys = Keys(Samples.Rnd, [Promoter], options);
            keys.KeyArns[KeyPurpose.Storage].Apply(arn => rndKey = arn);
            _ = Bucket("approved-data", Samples.Rnd, keys, options, new BucketWriter { Prefix = "curated/", RoleArns = [Promoter] });
            Everything("scientist", Samples.Rnd, options);
        });
        var staging = await AccessTable.PlanAsync(Samples.Staging, options =>
        {
            var keys = Keys(Samples.Staging, [Sender], options);
            keys.KeyArns[KeyPurpose.Storage].Apply(arn => stagingKey = arn);
            _ = Bucket("landing", Samples.Staging, keys, options, new BucketWriter { Prefix = "exports/custody/", RoleArns = [Sender] });
            _ = Bucket(
                "promotion", Samples.Staging, keys, options,
                new BucketWriter { Prefix = "approved-lists/", RoleArns = [Approver] }, new BucketWriter { Prefix = "records/", RoleArns = [Promoter] });
            var promotion = new ZonePromotion("promotion", Args(keys.KeyArns[KeyPurpose.Storage], rndKey), options);
            promotion.ApprovalKeyArn.Apply(arn => approvalKey = arn);
            Everything("colleague", Samples.Staging, options);
        });
        return new PromotionTable(
            new AccessTable(Samples.Organization, (Samples.Rnd.AccountId, rnd), (Samples.Staging.AccountId, staging)), rndKey, stagingKey, approvalKey);
    }

    public static ZonePromotionArgs Args(Input<string> stagingKey, string rndKey, string? layer = null) => new()
    {
        Zone = Samples.Staging,
        Code = DataSamples.Code,
        Source = DataSamples.Part(Landing, "exports/", stagingKey),
        ApprovedListKey = "approved-lists/funds.json",
        Records = DataSamples.Part(Records, "records/", stagingKey),
        Target = new PromotionTarget { BucketName = Approved, Prefix = "curated/", KeyArn = rndKey },
        FundColumn = "fund_id",
        Approvers = [Approver],
        ParquetLayerArn = layer,
        Deployer = "arn:aws:iam::111111111111:role/deployer",
        SubnetIds = new InputList<string> { "subnet-1" },
        SecurityGroupIds = new InputList<string> { "sg-1" },
        PermissionBoundaryArn = DataSamples.Boundary,
        MessageKeyArn = "arn:aws:kms:eu-west-1:111111111111:key/messages",
        StateKeyArn = "arn:aws:kms:eu-west-1:111111111111:key/state",
        SecretKeyArn = "arn:aws:kms:eu-west-1:111111111111:key/secrets",
        LogKeyArn = "arn:aws:kms:eu-west-1:111111111111:key/logs",
    };

    private static ZoneKeys Keys(ZoneIdentity zone, IReadOnlyList<string> writers, ComponentResourceOptions options) => new("keys", new ZoneKeysArgs
    {
        Zone = zone,
        Deployer = $"arn:aws:iam::{zone.AccountId}:role/deployer",
        Keys = [new ZoneKey { Purpose = KeyPurpose.Storage, Writers = writers }],
    }, options);

    private static SecureBucket Bucket(
        string content, ZoneIdentity zone, ZoneKeys keys, ComponentResourceOptions options, params BucketWriter[] writers) => new(content, new SecureBucketArgs
        {
            Zone = zone, Content = content, KeyArn = keys.KeyArns[KeyPurpose.Storage], AccessLogBucketName = "logs", Writers = writers,
        }, options);

    private static void Everything(string workload, ZoneIdentity zone, ComponentResourceOptions options) => _ = new WorkloadIdentity(workload, new WorkloadIdentityArgs
    {
        Zone = zone,
        Workload = workload,
        Description = "Everything that a role's own policy can give",
        Trust = WorkloadTrust.Service("lambda.amazonaws.com"),
        Statements = [new("Everything", PolicyEffect.Allow) { Actions = ["*"], Resources = ["*"] }],
        PermissionBoundaryArn = DataSamples.Boundary,
    }, options);
}
