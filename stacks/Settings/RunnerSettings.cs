using LandingZone.Delivery;
using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the GitLab runners of a model's releases.</summary>
public sealed record RunnerSettings
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The image that serves it.</summary>
    public required ImageName Image { get; init; }

    /// <summary>The images that it is built on.</summary>
    public required IReadOnlyList<ImageName> BaseImages { get; init; }

    /// <summary>GitLab's address.</summary>
    public required string GitLabUrl { get; init; }

    /// <summary>GitLab's addresses in the network.</summary>
    public required IReadOnlyList<CidrBlock> GitLabBlocks { get; init; }

    /// <summary>The machine image.</summary>
    public required string ImageId { get; init; }

    /// <summary>The machines' type.</summary>
    public required InstanceType InstanceType { get; init; }

    /// <summary>How many machines wait in each phase.</summary>
    public required int MachinesPerPhase { get; init; }

    /// <summary>The size of a machine's volume.</summary>
    public required int DiskGib { get; init; }

    /// <summary>The production zone that takes its versions; null for none.</summary>
    public required OtherZoneSettings? Production { get; init; }

    internal static SettingKind<RunnerSettings> Kind { get; } = SettingKinds.Record(fields => new RunnerSettings
    {
        Model = fields.Required("model", SettingKinds.Text, "The model: up to 24 lower-case letters, digits and hyphens."),
        Image = fields.Required("image", JobKinds.ImageName, "The image that serves it: 'serving/feedback'."),
        BaseImages = fields.OptionalList("baseImages", JobKinds.ImageName, "The images that it is built on. Default: none."),
        GitLabUrl = fields.Required("gitLabUrl", SettingKinds.Text, "The address of the bank's GitLab: 'https://gitlab.bank.example'."),
        GitLabBlocks = fields.Required(
            "gitLabBlocks", SettingKinds.ListOf(AwsSettings.AddressBlock, least: 1), "The private addresses of the bank's GitLab."),
        ImageId = fields.Required("imageId", SettingKinds.Text, "The bank's machine image for runners: 'ami-…'."),
        InstanceType = fields.Optional(
            "instanceType", AwsSettings.InstanceType, Facts.InstanceType.Parse("m6i.large"), "The machines' type. Default: m6i.large."),
        MachinesPerPhase = fields.Optional(
            "machinesPerPhase", SettingKinds.Integer(1, 20), 1, "How many machines wait for work in each phase. Default: 1."),
        DiskGib = fields.Optional("diskGib", SettingKinds.Integer(20, 16384), 50, "The size of a machine's volume in GiB. Default: 50."),
        Production = fields.OptionalReference(
            "production", OtherZoneSettings.Kind, "The production zone whose gate is asked to take its versions. Default: none."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => PipelineRunner.Check(settings.Model, settings.ToArgs(BuildKinds.Trial(reading.TrialZone), "", "", ""))));

    /// <summary>The arguments of the runners.</summary>
    internal PipelineRunnerArgs ToArgs(BuildGround ground, Input<string> signingKey, Input<string> volumeKey, Input<string> secretKey) => new()
    {
        Zone = ground.Zone,
        Released = new ReleasedModel
        {
            Model = Model,
            Image = Image,
            BaseImages = BaseImages,
            SigningKeyArn = signingKey,
            Production = Production?.ToZone(ZoneKind.Production, ground.Zone),
        },
        GitLabUrl = GitLabUrl,
        GitLabBlocks = GitLabBlocks,
        ImageId = ImageId,
        InstanceType = InstanceType,
        MachinesPerPhase = MachinesPerPhase,
        DiskGib = DiskGib,
        Network = ground.Network,
        VolumeKeyArn = volumeKey,
        SecretKeyArn = secretKey,
        PermissionBoundaryArn = ground.PermissionBoundaryArn,
    };
}
