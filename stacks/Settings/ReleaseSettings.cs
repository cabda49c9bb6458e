using LandingZone.Delivery;
using LandingZone.Observability;
using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a model's releases by the zone's own pipeline.</summary>
public sealed record ReleaseSettings
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The image that serves it.</summary>
    public required ImageName Image { get; init; }

    /// <summary>The images that it is built on.</summary>
    public required IReadOnlyList<ImageName> BaseImages { get; init; }

    /// <summary>The repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The branch.</summary>
    public required string Branch { get; init; }

    /// <summary>The ARNs of the roles of who may let a release pass.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>Who is told that a release waits.</summary>
    public required IReadOnlyList<TopicSubscriber> Subscribers { get; init; }

    /// <summary>The production zone that takes its versions; null for none.</summary>
    public required OtherZoneSettings? Production { get; init; }

    internal static SettingKind<ReleaseSettings> Kind { get; } = SettingKinds.Record(fields => new ReleaseSettings
    {
        Model = fields.Required("model", SettingKinds.Text, "The model: up to 24 lower-case letters, digits and hyphens."),
        Image = fields.Required("image", JobKinds.ImageName, "The image that serves it: 'serving/crimes'."),
        BaseImages = fields.OptionalList("baseImages", JobKinds.ImageName, "The images that it is built on. Default: none."),
        Repository = fields.Required("repository", SettingKinds.Text, "The repository: 'bank/crimes'."),
        Branch = fields.Optional("branch", SettingKinds.Text, "main", "The branch whose changes are released. Default: main."),
        Approvers = fields.Required(
            "approvers", SettingKinds.ListOf(AwsSettings.RoleArn, least: 1), "The ARNs of the roles of who may let a release pass."),
        Subscribers = fields.OptionalList(
            "subscribers", SettingKinds.Text.Select(TopicSubscriber.Parse), "Mail addresses that are told that a release waits. Default: none."),
        Production = fields.OptionalReference(
            "production", OtherZoneSettings.Kind, "The production zone whose gate is asked to take its versions. Default: none."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => BuildPipeline.Check(settings.Model, settings.ToArgs(BuildKinds.Trial(reading.TrialZone), "", "", ""))));

    /// <summary>The arguments of the pipeline.</summary>
    internal BuildPipelineArgs ToArgs(
        BuildGround ground, Input<string> connection, Input<string> signingKey, Input<string> accessLogBucket) => new()
        {
            Ground = ground,
            Released = new ReleasedModel
            {
                Model = Model,
                Image = Image,
                BaseImages = BaseImages,
                SigningKeyArn = signingKey,
                Production = Production?.ToZone(ZoneKind.Production, ground.Zone),
            },
            ConnectionArn = connection,
            Repository = Repository,
            Branch = Branch,
            Approvers = Approvers,
            Subscribers = Subscribers,
            AccessLogBucketName = accessLogBucket,
        };
}
