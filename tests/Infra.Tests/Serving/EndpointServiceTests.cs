using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Serving;

namespace LandingZone.Infra.Tests.Serving;

public sealed class EndpointServiceTests
{
    private const string Configuration = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

    [Fact]
    public async Task Live_versions_are_production_variants_with_their_weights()
    {
        var configuration = One(await ServingSample.OnSageMakerAsync(ServingSample.Two), Configuration);

        Assert.Equal(
            ["v1 80 2 ml.m5.xlarge", "v2 20 2 ml.m5.xlarge"],
            configuration.Inputs["productionVariants"]!.AsArray().Select(variant =>
                $"{variant!["variantName"]} {variant["initialVariantWeight"]} {variant["initialInstanceCount"]} {variant["instanceType"]}"));
        Assert.Null(configuration.Inputs["shadowProductionVariants"]);
    }

    [Fact]
    public async Task A_version_in_stealth_is_a_shadow_variant_that_gets_a_copy_of_every_request()
    {
        var configuration = One(
            await ServingSample.OnSageMakerAsync(new(ServingSample.Live("v1", 100), ServingSample.Stealth("v2"))), Configuration);

        var shadow = Assert.Single(configuration.Inputs["shadowProductionVariants"]!.AsArray())!;
        Assert.Equal(
            ("v2", Assert.Single(configuration.Inputs["productionVariants"]!.AsArray())!["initialVariantWeight"]!.ToString()),
            (shadow["variantName"]!.GetValue<string>(), shadow["initialVariantWeight"]!.ToString()));
        Assert.Equal("100", configuration.Inputs["dataCaptureConfig"]!["initialSamplingPercentage"]!.ToString());
    }

    [Fact]
    public async Task Only_live_variants_reach_the_endpoints_of_AWS_services()
    {
        var stack = await ServingSample.OnSageMakerAsync(new(ServingSample.Live("v1", 100), ServingSample.Stealth("v2")));

        Assert.Equal(
            ["crimes-live-to-endpoints", "crimes-live-to-s3", "crimes-stealth-to-s3"],
            stack.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Select(rule => rule.Name));
        Assert.Equal(
            ["crimes-live-id", "crimes-stealth-id"],
            stack.OfType("aws:sagemaker/model:Model").Select(model => model.Inputs["vpcConfig"]!["securityGroupIds"]![0]!.GetValue<string>()));
        Assert.Empty(stack.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"));
    }

    [Fact]
    public async Task A_deployment_starts_small_and_goes_back_when_an_alarm_rings()
    {
        var stack = await ServingSample.OnSageMakerAsync(ServingSample.Two);
        var deployment = One(stack, "aws:sagemaker/endpoint:Endpoint").Inputs["deploymentConfig"]!;

        Assert.Equal(
            """{"canarySize":{"type":"CAPACITY_PERCENT","value":10},"type":"CANARY","waitIntervalInSeconds":600}""",
            deployment["blueGreenUpdatePolicy"]!["trafficRoutingConfiguration"]!.ToJsonString());
        Assert.Equal(
            stack.OfType("aws:cloudwatch/metricAlarm:MetricAlarm").Select(alarm => alarm.Inputs["name"]!.GetValue<string>()).Order(StringComparer.Ordinal),
            deployment["autoRollbackConfiguration"]!["alarms"]!.AsArray().Select(alarm => alarm!["alarmName"]!.GetValue<string>())
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_live_variant_scales_by_its_requests()
    {
        var stack = await ServingSample.OnSageMakerAsync(ServingSample.Two);

        Assert.Equal(
            ["endpoint/production-eu-west-1-scoring/variant/v1 2-6", "endpoint/production-eu-west-1-scoring/variant/v2 2-6"],
            stack.OfType("aws:appautoscaling/target:Target").Select(target =>
                $"{target.Inputs["resourceId"]} {target.Inputs["minCapacity"]}-{target.Inputs["maxCapacity"]}"));
    }

    [Fact]
    public async Task Volumes_are_encrypted_with_the_zones_key_where_the_type_takes_one()
    {
        Assert.Equal(
            "arn:aws:kms:eu-west-1:333333333333:key/ml",
            One(await ServingSample.OnSageMakerAsync(ServingSample.Two), Configuration).Inputs["kmsKeyArn"]!.GetValue<string>());
        Assert.Null(One(await ServingSample.OnSageMakerAsync(ServingSample.Two, "ml.g4dn.xlarge"), Configuration).Inputs["kmsKeyArn"]);
    }

    [Fact]
    public async Task What_cannot_be_changed_has_a_name_of_its_content()
    {
        var before = await ServingSample.OnSageMakerAsync(ServingSample.Two);
        var after = await ServingSample.OnSageMakerAsync(new(ServingSample.Live("v1", 70), ServingSample.Live("v2", 30)));

        Assert.NotEqual(NameOf(before, Configuration), NameOf(after, Configuration));
        Assert.Equal(NameOf(before, "aws:sagemaker/endpoint:Endpoint"), NameOf(after, "aws:sagemaker/endpoint:Endpoint"));
        Assert.Equal(
            before.OfType("aws:sagemaker/model:Model").Select(model => model.Inputs["name"]!.ToString()),
            after.OfType("aws:sagemaker/model:Model").Select(model => model.Inputs["name"]!.ToString()));

        static string NameOf(RecordedStack stack, string type) => One(stack, type).Inputs["name"]!.GetValue<string>();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var args = ServingSample.EndpointArgs(ServingSample.Three, "ml.p3dn.24xlarge");
        var wrong = new EndpointServiceArgs
        {
            Zone = args.Zone, Model = args.Model, Versions = args.Versions, InstanceType = args.InstanceType, MinInstances = 1,
            MaxInstances = 0, StealthInstances = 0, RequestsPerInstanceMinute = 0, CapturePercent = 101, MaxLatencyMilliseconds = 0,
            Artifacts = args.Artifacts, DataStore = null!, VpcId = "", SubnetIds = [], EndpointSecurityGroupId = "", S3PrefixList = args.S3PrefixList,
            VolumeKeyArn = "", LogKeyArn = "", AlarmTopicArn = "", PermissionBoundaryArn = "",
        };
        var message = await Refusal.OfAsync(() => _ = new EndpointService("crimes", wrong));

        Assert.Equal(
            [
                "EndpointService 'crimes' cannot be made:",
                "- Versions has 2 live and 1 in stealth; SageMaker takes one of each on an endpoint, or live ones alone. "
                + "Serve the model on Kubernetes, or leave versions out.",
                "- MinInstances is 1; give 2 or more, so that the loss of one is no outage.",
                "- MaxInstances is 0, less than MinInstances, 1; raise it.",
                "- StealthInstances is 0; give 1 or more.",
                "- RequestsPerInstanceMinute is 0; give 1 or more.",
                "- CapturePercent is 101; give 0 to 100.",
                "- MaxLatencyMilliseconds is 0; give 1 or more.",
            ],
            message.Where(line => !line.StartsWith("- InstanceType", StringComparison.Ordinal)));
    }

    private static RecordedResource One(RecordedStack stack, string type) => Assert.Single(stack.OfType(type));
}
