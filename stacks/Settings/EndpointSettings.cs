using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Registry;
using LandingZone.Serving;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a model that serves on a SageMaker endpoint.</summary>
public sealed record EndpointSettings
{
    /// <summary>The model.</summary>
    public required ModelName Name { get; init; }

    /// <summary>The instance type.</summary>
    public required SageMakerInstanceType InstanceType { get; init; }

    /// <summary>The fewest instances of a live version.</summary>
    public required int MinInstances { get; init; }

    /// <summary>The most instances of a live version.</summary>
    public required int MaxInstances { get; init; }

    /// <summary>How many requests a minute an instance is good for.</summary>
    public required int RequestsPerInstanceMinute { get; init; }

    /// <summary>The limits at which somebody is called, and a deployment goes back.</summary>
    public required PerformanceLimits Limits { get; init; }

    /// <summary>Its versions.</summary>
    public required ModelVersions Versions { get; init; }

    internal static SettingKind<EndpointSettings> Kind { get; } = SettingKinds.Record(fields => new EndpointSettings
    {
        Name = fields.Required("name", ModelVersionKind.ModelName, "The model, one of the registry's."),
        InstanceType = fields.Required(
            "instanceType", SettingKinds.Parsed<SageMakerInstanceType>(SageMakerInstanceType.TryParse), "The instance type: 'ml.m5.xlarge'."),
        MinInstances = fields.Optional("minInstances", SettingKinds.Integer(2, 100), 2, "The fewest instances of a live version. Default: 2."),
        MaxInstances = fields.Optional("maxInstances", SettingKinds.Integer(2, 100), 6, "The most instances of a live version. Default: 6."),
        RequestsPerInstanceMinute = fields.Optional(
            "requestsPerInstanceMinute", SettingKinds.Integer(1, 1_000_000), 1200, "How many requests a minute an instance is good for. Default: 1200."),
        Limits = fields.Optional("limits", ServedModelSettings.LimitsKind, new PerformanceLimits(), "The limits at which somebody is called."),
        Versions = fields.Required("versions", ModelVersionKind.Versions, "Its versions: live ones alone, or one live and one in stealth."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node,
        reading,
        () => EndpointService.Check(settings.Name.Text, settings.ToArgs(reading.TrialZone, ServingSurroundings.None, new EndpointPlace()))));

    /// <summary>The arguments of the component.</summary>
    internal EndpointServiceArgs ToArgs(ZoneIdentity zone, ServingSurroundings around, EndpointPlace place) => new()
    {
        Zone = zone,
        Model = Name,
        Versions = Versions,
        InstanceType = InstanceType,
        MinInstances = MinInstances,
        MaxInstances = MaxInstances,
        RequestsPerInstanceMinute = RequestsPerInstanceMinute,
        MaxLatencyMilliseconds = (int)Limits.MaxLatencyP99,
        Artifacts = around.Artifacts!,
        DataStore = around.DataStore!,
        Sinks = around.SinksOf(Name),
        VpcId = place.VpcId,
        SubnetIds = place.SubnetIds,
        EndpointSecurityGroupId = place.EndpointSecurityGroupId,
        S3PrefixList = new GatewayPrefixList("s3", place.S3PrefixListId),
        VolumeKeyArn = place.VolumeKeyArn,
        LogKeyArn = place.LogKeyArn,
        AlarmTopicArn = place.AlarmTopicArn,
        PermissionBoundaryArn = around.Boundary,
    };
}
