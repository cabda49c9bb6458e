using LandingZone.Infra.Tests.Harness;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Storage;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Security;

public sealed class AuditTrailTests
{
    private const string Deployer = "arn:aws:iam::222222222222:role/deployer";
    private const string Trail = "arn:aws:cloudtrail:eu-west-1:222222222222:trail/rnd-eu-west-1-audit-trail";

    [Fact]
    public async Task The_trail_is_encrypted_validated_and_searchable()
    {
        var (declaration, _) = await Declare();

        var trail = declaration.One("aws:cloudtrail/trail:Trail");
        Assert.True(trail.Flag("enableLogFileValidation"));
        Assert.True(trail.Flag("isMultiRegionTrail"));
        Assert.True(trail.Flag("includeGlobalServiceEvents"));
        Assert.Equal("arn:audit-key", trail.Text("kmsKeyId"));
        Assert.Equal("rnd-eu-west-1-audit-events-222222222222", trail.Text("s3BucketName"));
        Assert.Equal("arn:of:audit:*", trail.Text("cloudWatchLogsGroupArn"));
        Assert.Equal(["ApiCallRateInsight", "ApiErrorRateInsight"], trail.Maps("insightSelectors").Select(selector => selector["insightType"]));
        Assert.Equal(
            ["Changes of the account", "Objects of the zone", "Functions of the zone"],
            trail.Maps("advancedEventSelectors").Select(selector => selector["name"]));
        var group = declaration.One("aws:cloudwatch/logGroup:LogGroup");
        Assert.Equal("/landing-zone/rnd-eu-west-1/audit-trail", group.Text("name"));
        Assert.Equal("arn:log-key", group.Text("kmsKeyId"));
        Assert.Equal(400, group.Number("retentionInDays"));
    }

    [Fact]
    public async Task Cloudtrail_alone_writes_the_locked_bucket_and_for_this_trail_only()
    {
        var (declaration, _) = await Declare();

        var policy = declaration.One("aws:s3/bucketPolicy:BucketPolicy", "audit-events").Json("policy").Statements();
        Assert.Equal(
            ["DenyInsecureTransport", "DenyOldTls", "DenyOutsideOrganization", "CheckByCloudTrail", "DeliverByCloudTrail"], policy.Keys);
        Assert.Equal(
            [$"StringEquals aws:SourceArn {Trail}", "StringEquals s3:x-amz-acl bucket-owner-full-control"],
            policy["DeliverByCloudTrail"].Conditions());
        Assert.Equal(
            ["arn:aws:s3:::rnd-eu-west-1-audit-events-222222222222/AWSLogs/222222222222/*"], policy["DeliverByCloudTrail"].Resources());
        Assert.Equal(
            "audit-events", Assert.Single(declaration.All("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration")).Name);
        Assert.Equal(2, declaration.All("aws:s3/bucketLogging:BucketLogging").Count);
    }

    [Fact]
    public async Task The_writer_of_the_log_group_can_do_that_only()
    {
        var (declaration, _) = await Declare();

        var role = declaration.One("aws:iam/role:Role");
        Assert.Equal("arn:boundary", role.Text("permissionsBoundary"));
        Assert.Equal(
            [$"ArnLike aws:SourceArn {Trail}", "StringEquals aws:SourceAccount 222222222222"],
            role.Json("assumeRolePolicy").Statements()["TrustService"].Conditions());
        var rights = declaration.One("aws:iam/rolePolicy:RolePolicy").Json("policy").Statements();
        Assert.Equal(["logs:CreateLogStream", "logs:PutLogEvents"], Assert.Single(rights).Value.Actions());
        Assert.Equal(["arn:of:audit:log-stream:222222222222_CloudTrail_eu-west-1*"], rights["WriteEvents"].Resources());
    }

    [Fact]
    public async Task Config_records_everything_and_checks_the_rules()
    {
        var (declaration, _) = await Declare();

        var group = declaration.One("aws:cfg/recorder:Recorder").Map("recordingGroup");
        Assert.True((bool)group["allSupported"]);
        Assert.True((bool)group["includeGlobalResourceTypes"]);
        Assert.True(declaration.One("aws:cfg/recorderStatus:RecorderStatus").Flag("isEnabled"));
        Assert.Equal("rnd-eu-west-1-audit-config-222222222222", declaration.One("aws:cfg/deliveryChannel:DeliveryChannel").Text("s3BucketName"));
        Assert.Equal(731, declaration.One("aws:cfg/retentionConfiguration:RetentionConfiguration").Number("retentionPeriodInDays"));
        Assert.Equal(ConfigRule.ForZones.Length, declaration.All("aws:cfg/rule:Rule").Count);
        var tags = declaration.One("aws:cfg/rule:Rule", "audit-config-resources-are-tagged");
        Assert.Equal("REQUIRED_TAGS", tags.Map("source")["sourceIdentifier"]);
        Assert.Equal("landing-zone:zone", tags.Json("inputParameters").GetProperty("tag1Key").GetString());
        Assert.Equal("arn:of:audit-config", declaration.One("aws:cfg/recorder:Recorder").Text("roleArn"));
        Assert.Equal("config.amazonaws.com", declaration.One("aws:iam/serviceLinkedRole:ServiceLinkedRole").Text("awsServiceName"));
    }

    [Fact]
    public async Task Another_stack_of_the_account_records_data_and_nothing_twice()
    {
        var (declaration, alarms) = await Declare(managementEvents: false, accountWide: false);

        var trail = declaration.One("aws:cloudtrail/trail:Trail");
        Assert.False(trail.Flag("isMultiRegionTrail"));
        Assert.Empty(trail.Maps("insightSelectors"));
        Assert.Equal(
            ["Objects of the zone", "Functions of the zone"], trail.Maps("advancedEventSelectors").Select(selector => selector["name"]));
        Assert.Empty(alarms);
        Assert.Empty(declaration.All("aws:cloudwatch/logMetricFilter:LogMetricFilter"));
        Assert.Empty(declaration.All("aws:iam/serviceLinkedRole:ServiceLinkedRole"));
        Assert.Equal(
            "arn:aws:iam::222222222222:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
            declaration.One("aws:cfg/recorder:Recorder").Text("roleArn"));
        Assert.False((bool)declaration.One("aws:cfg/recorder:Recorder").Map("recordingGroup")["includeGlobalResourceTypes"]);
        Assert.Equal("ACCOUNT", declaration.One("aws:accessanalyzer/analyzer:Analyzer").Text("type"));
    }

    [Fact]
    public async Task Where_the_organisation_sets_config_up_there_is_none_here()
    {
        var (declaration, _) = await Declare(configuration: false);

        Assert.DoesNotContain(declaration.Resources, resource => resource.Type.StartsWith("aws:cfg/", StringComparison.Ordinal));
        Assert.Equal(["audit-events"], declaration.All("aws:s3/bucket:Bucket").Select(bucket => bucket.Name));
    }

    [Fact]
    public async Task Reads_can_be_left_out()
    {
        var (declaration, _) = await Declare(reads: false);

        Assert.Contains(
            "Objects of the zone that are written",
            declaration.One("aws:cloudtrail/trail:Trail").Maps("advancedEventSelectors").Select(selector => selector["name"]));
    }

    [Fact]
    public async Task Events_that_somebody_has_to_look_at_ring_and_the_deployment_does_not()
    {
        var (declaration, alarms) = await Declare();

        Assert.Equal(
            [
                "audit-root-user Urgent 1", "audit-sign-in-without-mfa Urgent 1", "audit-failed-sign-ins Notice 3", "audit-refused-calls Notice 25",
                "audit-trail-changes Urgent 1", "audit-key-removal Urgent 1", "audit-config-changes Notice 1", "audit-identity-changes Notice 1",
                "audit-identity-additions Notice 1", "audit-bucket-policy-changes Notice 1", "audit-security-group-changes Notice 1",
                "audit-network-acl-changes Notice 1", "audit-gateway-changes Notice 1", "audit-route-changes Notice 1",
                "audit-network-changes Notice 1", "audit-organisation-changes Urgent 1",
            ],
            alarms.Select(alarm => $"{alarm.Name} {alarm.Severity} {alarm.Threshold}"));
        var filters = declaration.All("aws:cloudwatch/logMetricFilter:LogMetricFilter");
        Assert.Equal(
            alarms.Select(alarm => alarm.Metric).Order(StringComparer.Ordinal),
            filters.Select(filter => (string)filter.Map("metricTransformation")["name"]).Order(StringComparer.Ordinal));
        var changes = declaration.One("aws:cloudwatch/logMetricFilter:LogMetricFilter", "audit-identity-changes").Text("pattern")!;
        Assert.EndsWith($"&& ($.userIdentity.sessionContext.sessionIssuer.arn != \"{Deployer}\") }}", changes, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Deployer,
            declaration.One("aws:cloudwatch/logMetricFilter:LogMetricFilter", "audit-key-removal").Text("pattern")!,
            StringComparison.Ordinal);

        // CloudWatch Logs takes 1024 characters.
        Assert.All(filters, filter => Assert.InRange(filter.Text("pattern")!.Length, 1, 1024));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "AuditTrail 'audit' cannot be made:",
            "- RetentionDays is 30; records are kept for 365 to 36500 days.",
            "- RetentionDays is 30, and records are locked for 731; keep them as long as they are locked.",
            "- LogRetentionDays is wrong. A retention of 30 days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: "
                + "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
            "- UnusedAccessDays is 0; IAM Access Analyzer takes 1 to 365.",
            "- Rules names 'a' 2 times; give each rule a name of its own.",
        ],
        await Refusal.OfAsync(() => _ = new AuditTrail("audit", new AuditTrailArgs
        {
            Zone = Samples.Rnd,
            KeyArn = "k",
            LogKeyArn = "l",
            AccessLogBucketName = "b",
            PermissionBoundaryArn = "p",
            DeployerArn = Deployer,
            Lock = new ObjectLock(ObjectLockMode.Governance, 731),
            RetentionDays = 30,
            LogRetentionDays = 30,
            UnusedAccessDays = 0,
            Rules = [new("a", "A", "a"), new("a", "B", "b")],
        })));

    private static async Task<(Declaration Declaration, IReadOnlyList<AlarmDeclaration> Alarms)> Declare(
        bool managementEvents = true, bool accountWide = true, bool configuration = true, bool reads = true)
    {
        IReadOnlyList<AlarmDeclaration> alarms = [];
        var declaration = await Declaration.OfAsync(() => alarms = new AuditTrail("audit", new AuditTrailArgs
        {
            Zone = Samples.Rnd,
            KeyArn = "arn:audit-key",
            LogKeyArn = "arn:log-key",
            AccessLogBucketName = "access-logs",
            PermissionBoundaryArn = "arn:boundary",
            DeployerArn = Deployer,
            Lock = new ObjectLock(ObjectLockMode.Compliance, 731),
            RetentionDays = 731,
            RecordsManagementEvents = managementEvents,
            SetsAccountWide = accountWide,
            RecordsConfiguration = configuration,
            RecordsReads = reads,
        }).Alarms);
        return (declaration, alarms);
    }
}
