using System.Text.Json;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Ingestion;

namespace LandingZone.Infra.Tests.Ingestion;

public sealed class ZonePromotionTests
{
    [Fact]
    public async Task The_function_has_the_handlers_settings()
    {
        var declaration = await Declare();
        var function = declaration.One("aws:lambda/function:Function");
        var variables = (System.Collections.Immutable.ImmutableDictionary<string, object>)function.Map("environment")["variables"];

        Assert.Equal("promotion.handler", function.Text("handler"));
        Assert.Equal(900, function.Number("timeout"));
        Assert.Equal(1024, function.Number("memorySize"));
        Assert.Equal(
            [
                "APPROVAL_KEY_ARN", "APPROVED_LIST", "AUDIT_BUCKET", "AUDIT_PREFIX", "DEAD_LETTER_QUEUE_URL", "DELIMITER", "FUND_COLUMN",
                "SOURCE_PREFIX", "STATE_TABLE", "TARGET_BUCKET", "TARGET_KEY_ARN", "TARGET_PREFIX",
            ],
            variables.Keys.Order(StringComparer.Ordinal));
        Assert.Equal($"s3://{PromotionEstate.Records}/approved-lists/funds.json", variables["APPROVED_LIST"]);
        Assert.Equal("exports/", variables["SOURCE_PREFIX"]);
        Assert.Equal("curated/", variables["TARGET_PREFIX"]);
    }

    [Fact]
    public async Task Parquet_takes_its_layer_and_more_memory()
    {
        const string Layer = "arn:aws:lambda:eu-west-1:336392948345:layer:AWSSDKPandas-Python313-Arm64:5";
        var function = (await Declare(layer: Layer)).One("aws:lambda/function:Function");

        Assert.Equal(3008, function.Number("memorySize"));
        Assert.Equal([Layer], function.Texts("layers"));
    }

    [Fact]
    public async Task Only_the_result_of_a_scan_starts_a_promotion()
    {
        var rules = (await Declare()).All("aws:cloudwatch/eventRule:EventRule");

        Assert.Equal(["promotion-clean", "promotion-suspect"], rules.Select(rule => rule.Name));
        Assert.All(rules, rule => Assert.Equal("aws.guardduty", rule.Json("eventPattern").GetProperty("source")[0].GetString()));
        Assert.Equal("NO_THREATS_FOUND", Status(rules[0].Json("eventPattern"))[0].GetString());
        Assert.Equal("NO_THREATS_FOUND", Status(rules[1].Json("eventPattern"))[0].GetProperty("anything-but").GetString());
    }

    [Fact]
    public async Task Suspect_objects_go_to_the_dead_letters()
    {
        var targets = (await Declare()).All("aws:cloudwatch/eventTarget:EventTarget");

        Assert.Equal(["arn:of:promotion", "arn:of:promotion-dead"], targets.Select(target => target.Text("arn")));
        Assert.All(targets, target => Assert.Equal(
            """{"objects":[{"bucket":<bucket>,"key":<key>,"version_id":<version>}]}""",
            target.Map("inputTransformer")["inputTemplate"]));
    }

    [Fact]
    public async Task The_approval_key_makes_and_checks_macs()
    {
        var key = (await Declare()).One("aws:kms/key:Key");

        Assert.Equal("GENERATE_VERIFY_MAC", key.Text("keyUsage"));
        Assert.Equal("HMAC_256", key.Text("customerMasterKeySpec"));
    }

    [Fact]
    public async Task Every_wrong_argument_is_named()
    {
        var message = await Refusal.OfAsync(() => _ = new ZonePromotion("promotion", new ZonePromotionArgs
        {
            Zone = Samples.Rnd,
            Code = DataSamples.Code,
            Source = DataSamples.Part("landing", "exports", "key"),
            ApprovedListKey = "records/funds.json",
            Records = DataSamples.Part("records", "records/", "key"),
            Target = new PromotionTarget { BucketName = "approved", Prefix = "/curated", KeyArn = "key" },
            FundColumn = "",
            Delimiter = '"',
            Approvers = ["arn:aws:iam::111111111111:role/deployer"],
            Deployer = "arn:aws:iam::111111111111:role/deployer",
            Concurrency = 1,
            SubnetIds = [],
            SecurityGroupIds = [],
            PermissionBoundaryArn = "",
            MessageKeyArn = "",
            StateKeyArn = "",
            SecretKeyArn = "",
            LogKeyArn = "",
        }));

        Assert.Equal(
        [
            "ZonePromotion 'promotion' cannot be made:",
            "- Zone is rnd-eu-west-1; data is promoted out of a staging zone only.",
            "- Source: 'exports' is no prefix; use letters, digits and /._-= , end it with a slash and do not start it with one.",
            "- Target has the prefix '/curated'; end it with a slash, and do not start it with one.",
            "- ApprovedListKey is 'records/funds.json', where the function writes its records; keep the list where it cannot write.",
            "- FundColumn is empty; name the column that holds the fund.",
            "- Delimiter is no ASCII character that separates fields; use one.",
            "- Approvers has 'arn:aws:iam::111111111111:role/deployer', which administers the key; let another role approve.",
            "- Concurrency is 1; Lambda takes 2 to 1000.",
        ], message);
    }

    private static JsonElement Status(JsonElement pattern) =>
        pattern.GetProperty("detail").GetProperty("scanResultDetails").GetProperty("scanResultStatus");

    private static Task<Declaration> Declare(string? layer = null) =>
        Declaration.OfAsync(() => _ = new ZonePromotion("promotion", PromotionEstate.Args("arn:key", "arn:rnd-key", layer)));
}
