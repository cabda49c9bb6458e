using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Ingestion;

public sealed class PromotionAccessTests
{
    private const string ScanTag = "s3:ExistingObjectTag/GuardDutyMalwareScanStatus";
    private const string Clean = "NO_THREATS_FOUND";

    private static readonly Task<PromotionTable> Table = PromotionEstate.TableAsync();

    [Theory]
    [InlineData("scientist", "s3:GetObject", PromotionEstate.Landing, "exports/custody/1.csv", false)]
    [InlineData("scientist", "s3:GetObject", PromotionEstate.Records, "records/1.json", false)]
    [InlineData("scientist", "s3:PutObject", PromotionEstate.Landing, "exports/custody/1.csv", false)]
    [InlineData("scientist", "s3:GetObject", PromotionEstate.Approved, "curated/1.csv", true)]
    [InlineData("scientist", "s3:PutObject", PromotionEstate.Approved, "curated/1.csv", false)]
    [InlineData("scientist", "s3:DeleteObjectVersion", PromotionEstate.Approved, "curated/1.csv", false)]
    [InlineData("scientist", "s3:PutObject", PromotionEstate.Approved, "notes/1.csv", true)]
    [InlineData("colleague", "s3:PutObject", PromotionEstate.Approved, "curated/1.csv", false)]
    [InlineData("colleague", "s3:PutObject", PromotionEstate.Records, "records/1.json", false)]
    [InlineData("colleague", "s3:DeleteObject", PromotionEstate.Records, "records/1.json", false)]
    [InlineData("colleague", "s3:PutObject", PromotionEstate.Records, "approved-lists/funds.json", false)]
    [InlineData("colleague", "s3:PutObject", PromotionEstate.Landing, "exports/custody/1.csv", false)]
    [InlineData("promoter", "s3:PutObject", PromotionEstate.Approved, "curated/1.csv", true)]
    [InlineData("promoter", "s3:PutObject", PromotionEstate.Approved, "other/1.csv", false)]
    [InlineData("promoter", "s3:GetObject", PromotionEstate.Approved, "curated/1.csv", false)]
    [InlineData("promoter", "s3:DeleteObject", PromotionEstate.Approved, "curated/1.csv", false)]
    [InlineData("promoter", "s3:PutObject", PromotionEstate.Records, "records/1.json", true)]
    [InlineData("promoter", "s3:DeleteObject", PromotionEstate.Records, "records/1.json", false)]
    [InlineData("promoter", "s3:PutObject", PromotionEstate.Records, "approved-lists/funds.json", false)]
    [InlineData("promoter", "s3:GetObject", PromotionEstate.Records, "approved-lists/funds.json", true)]
    [InlineData("promoter", "s3:PutObject", PromotionEstate.Landing, "exports/custody/1.csv", false)]
    [InlineData("promoter", "s3:GetObject", PromotionEstate.Landing, "other/1.csv", false)]
    public async Task Who_may_do_what_with_objects(string who, string action, string bucket, string key, bool allowed)
    {
        var request = new AccessRequest(ArnOf(who), action, $"arn:aws:s3:::{bucket}/{key}").With(ScanTag, Clean);

        Assert.Equal(allowed, (await Table).Access.Allows(request));
    }

    [Theory]
    [InlineData(Clean, true)]
    [InlineData("THREATS_FOUND", false)]
    [InlineData("UNSUPPORTED", false)]
    [InlineData(null, false)]
    public async Task The_promotion_reads_what_was_scanned_and_is_clean(string? result, bool allowed)
    {
        var request = new AccessRequest(PromotionEstate.Promoter, "s3:GetObjectVersion", $"arn:aws:s3:::{PromotionEstate.Landing}/exports/custody/1.csv")
            .With(ScanTag, result);

        Assert.Equal(allowed, (await Table).Access.Allows(request));
    }

    [Theory]
    [InlineData("promoter", "kms:GenerateDataKey", "rnd", "s3", true)]
    [InlineData("promoter", "kms:GenerateDataKey", "rnd", "lambda", false)]
    [InlineData("promoter", "kms:Decrypt", "staging", "s3", true)]
    [InlineData("promoter", "kms:VerifyMac", "approval", null, true)]
    [InlineData("promoter", "kms:GenerateMac", "approval", null, false)]
    [InlineData("colleague", "kms:VerifyMac", "approval", null, false)]
    [InlineData("colleague", "kms:GenerateMac", "approval", null, false)]
    [InlineData("colleague", "kms:GenerateDataKey", "rnd", "s3", false)]
    [InlineData("scientist", "kms:Decrypt", "staging", "s3", false)]
    [InlineData("scientist", "kms:Decrypt", "rnd", "s3", true)]
    [InlineData("approver", "kms:GenerateMac", "approval", null, true)]
    [InlineData("approver", "kms:VerifyMac", "approval", null, false)]
    public async Task Who_may_do_what_with_keys(string who, string action, string key, string? through, bool allowed)
    {
        var table = await Table;
        var arn = key switch { "rnd" => table.RndKey, "staging" => table.StagingKey, _ => table.ApprovalKey };
        var request = new AccessRequest(ArnOf(who), action, arn).With("kms:ViaService", through is null ? null : $"{through}.eu-west-1.amazonaws.com");

        Assert.Equal(allowed, table.Access.Allows(request));
    }

    [Fact]
    public async Task Nobody_writes_the_curated_prefix_but_the_promotion()
    {
        var table = await Table;

        Assert.Equal(
            [PromotionEstate.Promoter],
            table.Access.WhoMay("s3:PutObject", $"arn:aws:s3:::{PromotionEstate.Approved}/curated/1.csv"));
    }

    private static string ArnOf(string who) => who switch
    {
        "promoter" => PromotionEstate.Promoter,
        "scientist" => PromotionEstate.Scientist,
        "colleague" => PromotionEstate.Colleague,
        _ => PromotionEstate.Approver,
    };
}
