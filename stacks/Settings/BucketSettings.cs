using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a bucket.</summary>
public sealed record BucketSettings
{
    /// <summary>What it holds: part of its name.</summary>
    public required string Content { get; init; }

    /// <summary>For how many days replaced or deleted versions are kept.</summary>
    public required int NoncurrentVersionDays { get; init; }

    /// <summary>After how many days objects are removed; null to keep them.</summary>
    public required int? ExpirationDays { get; init; }

    /// <summary>After how many days objects move to Standard-IA; null to leave them.</summary>
    public required int? InfrequentAccessDays { get; init; }

    /// <summary>Whether it tells EventBridge of its objects.</summary>
    public required bool SendsEvents { get; init; }

    /// <summary>How the names of the only roles that may add objects begin; empty for no such limit.</summary>
    public required IReadOnlyList<string> WriterRoles { get; init; }

    /// <summary>How long every new object is locked; null for no lock.</summary>
    public required ObjectLock? ObjectLock { get; init; }

    internal static SettingKind<BucketSettings> Kind { get; } = SettingKinds.Record(fields => new BucketSettings
    {
        Content = fields.Required("content", ContentKind, "What it holds, 'approved-data': part of the bucket's name."),
        NoncurrentVersionDays = fields.Optional(
            "noncurrentVersionDays", Days(1), 90, "For how many days replaced or deleted versions are kept. Default: 90."),
        ExpirationDays = fields.OptionalValue("expirationDays", Days(1), "After how many days objects are removed. Default: never."),
        InfrequentAccessDays = fields.OptionalValue(
            "infrequentAccessDays", Days(30), "After how many days objects move to the storage class Standard-IA. Default: never."),
        SendsEvents = fields.Optional(
            "sendsEvents", SettingKinds.Boolean, false, "Whether it tells EventBridge of new objects, for those who wait for them. Default: false."),
        WriterRoles = fields.OptionalList(
            "writerRoles",
            SettingKinds.Text,
            "How the names of the only roles that may add objects begin, after the zone's: 'live-'. Default: no such limit."),
        ObjectLock = fields.OptionalReference(
            "objectLock", LockKind, "How long every new object is locked. It can not be taken away from a bucket. Default: no lock."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node,
        reading,
        () => SecureBucket.Check(settings.Content, settings.ToArgs(reading.TrialZone, keyArn: "", accessLogBucketName: ""))));

    /// <summary>The arguments of the bucket.</summary>
    public SecureBucketArgs ToArgs(
        ZoneIdentity zone, Input<string> keyArn, Input<string> accessLogBucketName, IReadOnlyList<BucketWriter>? writers = null) => new()
    {
        Zone = zone,
        Content = Content,
        KeyArn = keyArn,
        AccessLogBucketName = accessLogBucketName,
        NoncurrentVersionDays = NoncurrentVersionDays,
        ExpirationDays = ExpirationDays,
        InfrequentAccessDays = InfrequentAccessDays,
        SendsEvents = SendsEvents,
        WriterRoles = WriterRoles,
        ObjectLock = ObjectLock,
        Writers = writers ?? [],
    };

    private static SettingKind<string> ContentKind => new(
        (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out string content) =>
        {
            if (!SettingKinds.Text.TryRead(node, reading, out content))
            {
                return false;
            }

            if (BucketNaming.ProblemOf(content) is not { } problem)
            {
                return true;
            }

            reading.Refuse(node, problem);
            return false;
        },
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$" });

    /// <summary>How long objects are locked.</summary>
    internal static SettingKind<ObjectLock> LockKind => SettingKinds.Record(fields => (
            Mode: fields.Required(
                "mode",
                SettingKinds.Choice(("governance", ObjectLockMode.Governance), ("compliance", ObjectLockMode.Compliance)),
                "Who can still remove an object: privileged roles (governance) or nobody (compliance)."),
            Days: fields.Required("days", Days(1), "The lock's length in days.")))
        .Select(raw => new ObjectLock(raw.Mode, raw.Days));

    /// <summary>S3 counts days up to 100 years.</summary>
    private static SettingKind<int> Days(int least) => SettingKinds.Integer(least, 36500);
}
