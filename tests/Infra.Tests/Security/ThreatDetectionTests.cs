using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Security;

public sealed class ThreatDetectionTests
{
    [Fact]
    public async Task Everything_is_watched()
    {
        var declaration = await Declare();

        Assert.True(declaration.One("aws:guardduty/detector:Detector").Flag("enable"));
        Assert.Equal(
            [
                "EBS_MALWARE_PROTECTION ENABLED", "EKS_AUDIT_LOGS ENABLED", "LAMBDA_NETWORK_LOGS ENABLED", "RDS_LOGIN_EVENTS ENABLED",
                "RUNTIME_MONITORING ENABLED", "S3_DATA_EVENTS ENABLED",
            ],
            declaration.All("aws:guardduty/detectorFeature:DetectorFeature")
                .Select(feature => $"{feature.Text("name")} {feature.Text("status")}").Order(StringComparer.Ordinal));
        Assert.Equal(["EKS_ADDON_MANAGEMENT ENABLED", "ECS_FARGATE_AGENT_MANAGEMENT DISABLED", "EC2_AGENT_MANAGEMENT ENABLED"], Agents(declaration));
        Assert.False(declaration.One("aws:securityhub/account:Account").Flag("enableDefaultStandards"));
        Assert.Equal(
            [
                "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
                "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
            ],
            declaration.All("aws:securityhub/standardsSubscription:StandardsSubscription").Select(standard => standard.Text("standardsArn")));
        Assert.Equal(["EC2", "ECR", "LAMBDA"], declaration.One("aws:inspector2/enabler:Enabler").Texts("resourceTypes"));
        Assert.Equal(["222222222222"], declaration.One("aws:inspector2/enabler:Enabler").Texts("accountIds"));
    }

    [Fact]
    public async Task Findings_go_to_the_topic()
    {
        var declaration = await Declare();

        Assert.All(declaration.All("aws:cloudwatch/eventTarget:EventTarget"), target => Assert.Equal("arn:topic", target.Text("arn")));
        Assert.Equal(
            [
                """{"source":["aws.access-analyzer"],"detail-type":["Access Analyzer Finding"],"detail":{"status":["ACTIVE"]}}""",
                """{"source":["aws.guardduty"],"detail-type":["GuardDuty Finding"],"detail":{"severity":[{"numeric":[">=",4]}]}}""",
                """
                {"source":["aws.securityhub"],"detail-type":["Security Hub Findings - Imported"],
                "detail":{"findings":{"ProductName":[{"anything-but":["GuardDuty"]}],"RecordState":["ACTIVE"],
                "Severity":{"Label":["CRITICAL","HIGH"]},"Workflow":{"Status":["NEW"]}}}}
                """.ReplaceLineEndings(""),
            ],
            declaration.All("aws:cloudwatch/eventRule:EventRule").Select(rule => rule.Text("eventPattern")));
    }

    [Theory]
    [InlineData(DataClass.Confidential, null, 0)]
    [InlineData(DataClass.Confidential, true, 1)]
    [InlineData(DataClass.Restricted, null, 1)]
    public async Task Personal_data_is_looked_for_where_client_data_may_be(DataClass dataClass, bool? asked, int accounts) => Assert.Equal(
        accounts,
        (await Declaration.OfAsync(() => _ = new ThreatDetection("findings", new ThreatDetectionArgs
        {
            Zone = Samples.Rnd with { DataClass = dataClass }, TopicArn = "arn:topic", LooksForPersonalData = asked,
        }))).All("aws:macie2/account:Account").Count);

    [Fact]
    public async Task Where_the_organisation_switches_on_only_messages_are_made()
    {
        var declaration = await Declaration.OfAsync(() => _ = new ThreatDetection("findings", new ThreatDetectionArgs
        {
            Zone = Samples.Rnd with { DataClass = DataClass.Restricted }, TopicArn = "arn:topic", SwitchesOn = false, Standards = [], Scans = [],
        }));

        Assert.Equal(
            ["aws:cloudwatch/eventRule:EventRule", "aws:cloudwatch/eventTarget:EventTarget"],
            declaration.Resources.Select(resource => resource.Type).Distinct());
    }

    [Fact]
    public async Task Agents_can_be_left_to_others()
    {
        var declaration = await Declaration.OfAsync(() => _ = new ThreatDetection("findings", new ThreatDetectionArgs
        {
            Zone = Samples.Rnd, TopicArn = "arn:topic", ManagesAgents = false,
        }));

        Assert.All(Agents(declaration), agent => Assert.EndsWith(" DISABLED", agent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_does_not_arrive_rings()
    {
        var alarms = new List<string>();
        await Declaration.OfAsync(() => alarms.AddRange(new ThreatDetection("findings", new ThreatDetectionArgs
        {
            Zone = Samples.Rnd, TopicArn = "arn:topic",
        }).Alarms.Select(alarm => $"{alarm.Name} {alarm.Namespace} {alarm.Metric} {string.Join(",", alarm.Dimensions.Keys)}")));

        Assert.Equal(
            [
                "findings-of-guardduty AWS/Events FailedInvocations RuleName", "findings-of-security-hub AWS/Events FailedInvocations RuleName",
                "findings-of-access-analyzer AWS/Events FailedInvocations RuleName",
            ],
            alarms);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "ThreatDetection 'findings' cannot be made:",
            "- LeastSeverity is 11; GuardDuty's findings have severities from 1 to 10.",
            "- Standards is empty; name one or more, or leave the services to the organisation.",
            "- Scans names one twice; name each once.",
            "- LooksForPersonalData is off in a zone that may hold client data (the class 'restricted'); leave it on.",
        ],
        await Refusal.OfAsync(() => _ = new ThreatDetection("findings", new ThreatDetectionArgs
        {
            Zone = Samples.Rnd with { DataClass = DataClass.Restricted },
            TopicArn = "arn:topic",
            LeastSeverity = 11,
            Standards = [],
            Scans = [ScanTarget.Images, ScanTarget.Images],
            LooksForPersonalData = false,
        })));

    private static IEnumerable<string> Agents(Declaration declaration) =>
        declaration.One("aws:guardduty/detectorFeature:DetectorFeature", "findings-runtime-monitoring").Maps("additionalConfigurations")
            .Select(agent => $"{agent["name"]} {agent["status"]}");

    private static Task<Declaration> Declare() => Declaration.OfAsync(() => _ = new ThreatDetection(
        "findings", new ThreatDetectionArgs { Zone = Samples.Rnd, TopicArn = "arn:topic" }));
}
