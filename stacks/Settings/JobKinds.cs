using LandingZone.Analytics;
using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Registry;

namespace LandingZone.Stacks.Settings;

/// <summary>The kinds of settings that jobs of SageMaker have in common.</summary>
internal static class JobKinds
{
    /// <summary>An instance type of SageMaker.</summary>
    public static SettingKind<SageMakerInstanceType> InstanceType { get; } =
        SettingKinds.Parsed<SageMakerInstanceType>(SageMakerInstanceType.TryParse);

    /// <summary>A build of an image of the zone's registry.</summary>
    public static SettingKind<PinnedImage> Image { get; } = SettingKinds.Parsed<PinnedImage>(PinnedImage.TryParse);

    /// <summary>An image of the zone's registry.</summary>
    public static SettingKind<ImageName> ImageName { get; } = SettingKinds.Parsed<ImageName>(Registry.ImageName.TryParse);

    /// <summary>How many instances a job has (SageMaker's own limit).</summary>
    public static SettingKind<int> InstanceCount { get; } = SettingKinds.Integer(1, 100);

    /// <summary>A limit of time in minutes, up to the five days that SageMaker gives a job.</summary>
    public static SettingKind<int> RuntimeMinutes { get; } = SettingKinds.Integer(1, 7200);

    /// <summary>What a job runs on.</summary>
    public static SettingKind<JobCompute> Compute { get; } = SettingKinds.Record(fields => new JobCompute
    {
        InstanceType = fields.Required("instanceType", InstanceType, "The type of SageMaker's instances: 'ml.m5.xlarge'."),
        InstanceCount = fields.Optional("instanceCount", InstanceCount, 1, "How many instances. Default: 1."),
        VolumeGib = fields.Optional("volumeGib", SettingKinds.Integer(1, 16384), 30, "The size of each instance's volume in GiB. Default: 30."),
        MaxRuntimeMinutes = fields.Optional("maxRuntimeMinutes", RuntimeMinutes, 60, "After how many minutes a job is stopped. Default: 60."),
    });

    /// <summary>What a batch transform runs on.</summary>
    public static SettingKind<TransformCompute> TransformCompute { get; } = SettingKinds.Record(fields => new TransformCompute
    {
        InstanceType = fields.Required("instanceType", InstanceType, "The type of SageMaker's instances: 'ml.m5.xlarge'."),
        InstanceCount = fields.Optional("instanceCount", InstanceCount, 1, "How many instances. Default: 1."),
    });

    /// <summary>When something is started by itself.</summary>
    public static SettingKind<JobSchedule> Schedule { get; } = SettingKinds.Record(fields => new JobSchedule(
        fields.Required("expression", SettingKinds.Text, "A schedule of EventBridge Scheduler: 'cron(0 2 ? * MON *)', 'rate(1 day)'."),
        fields.Optional("timeZone", SettingKinds.Text, "UTC", "The time zone of a cron expression: 'Europe/Rome'. Default: UTC.")));

    /// <summary>Which way a metric is good.</summary>
    public static SettingKind<MetricGoal> Goal { get; } =
        SettingKinds.Choice(("at-least", MetricGoal.AtLeast), ("at-most", MetricGoal.AtMost));

    /// <summary>A network to try arguments with before there is one.</summary>
    public static JobNetwork TrialNetwork { get; } = new()
    {
        VpcId = "",
        SubnetIds = [""],
        EndpointSecurityGroupId = "",
        PrefixLists = [new GatewayPrefixList("s3", "")],
    };
}
