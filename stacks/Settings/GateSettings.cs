using LandingZone.Delivery;
using LandingZone.Identity;
using LandingZone.Observability;
using LandingZone.Registry;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the gate into production.</summary>
public sealed record GateSettings
{
    /// <summary>What the role of the source's registry is made for that reads models' files.</summary>
    private const string ReaderWorkload = "model-reader";

    /// <summary>The R&amp;D zone where versions are made.</summary>
    public required OtherZoneSettings Source { get; init; }

    /// <summary>The images that serve the models that may pass, by model.</summary>
    public required IReadOnlyDictionary<string, ImageName> Images { get; init; }

    /// <summary>The ARNs of the roles that ask.</summary>
    public required IReadOnlyList<string> Requesters { get; init; }

    /// <summary>The ARNs of the roles that approve.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>Who is told that a version waits.</summary>
    public required IReadOnlyList<TopicSubscriber> Subscribers { get; init; }

    /// <summary>How many days a request waits.</summary>
    public required int WaitDays { get; init; }

    /// <summary>The folder "models" in the bucket of the zone's models.</summary>
    public required FolderSettings Models { get; init; }

    /// <summary>The folder that gets the records.</summary>
    public required FolderSettings Records { get; init; }

    internal static SettingKind<GateSettings> Kind { get; } = SettingKinds.Record(fields => new GateSettings
    {
        Source = fields.Required("source", OtherZoneSettings.Kind, "The R&D zone where versions are made."),
        Images = fields.Required(
            "images", SettingKinds.MapOf(JobKinds.ImageName), "The models that may pass, each with the image that serves it: 'crimes: serving/crimes'."),
        Requesters = fields.Required(
            "requesters", SettingKinds.ListOf(AwsSettings.RoleArn, least: 1), "The ARNs of the roles that ask: the deploy phases of R&D's releases."),
        Approvers = fields.Required(
            "approvers", SettingKinds.ListOf(AwsSettings.RoleArn, least: 1), "The ARNs of the roles of the persona that approves; none that asks."),
        Subscribers = fields.OptionalList(
            "subscribers", SettingKinds.Text.Select(TopicSubscriber.Parse), "Mail addresses that are told that a version waits. Default: none."),
        WaitDays = fields.Optional("waitDays", SettingKinds.Integer(1, 30), 7, "How many days a request waits. Default: 7."),
        Models = fields.Required("models", FolderSettings.Kind, "Where models lie: 'models/models'."),
        Records = fields.Required("records", FolderSettings.Kind, "The folder that gets a record of every decision: 'models/promotions'."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node,
        reading,
        () => PromotionGate.Check("gate", settings.ToArgs(
            BuildKinds.Trial(reading.TrialZone with { Kind = ZoneKind.Production }), JobSurroundings.Trial(reading.TrialZone)))));

    /// <summary>The arguments of the gate.</summary>
    internal PromotionGateArgs ToArgs(BuildGround ground, JobSurroundings around)
    {
        var source = Source.ToZone(ZoneKind.Rnd, ground.Zone);
        return new PromotionGateArgs
        {
            Ground = ground,
            Source = source,
            ReaderRoleArn = WorkloadIdentity.RoleArnOf(source, ReaderWorkload),
            Models = Images,
            Requesters = Requesters,
            Approvers = Approvers,
            Subscribers = Subscribers,
            WaitDays = WaitDays,
            ModelBucketName = around.BucketName(Models.Bucket),
            Records = Records.In(around.BucketName),
        };
    }
}
