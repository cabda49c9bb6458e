using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's keys.</summary>
public sealed record KeySettings
{
    /// <summary>The ARN of the role that deploys the zone.</summary>
    public required string Deployer { get; init; }

    /// <summary>The ARNs of the roles that administer the keys besides it.</summary>
    public required IReadOnlyList<string> Administrators { get; init; }

    /// <summary>After how many days key material is replaced.</summary>
    public required int RotationDays { get; init; }

    internal static SettingKind<KeySettings> Kind { get; } = SettingKinds.Record(fields => new KeySettings
    {
        Deployer = fields.Required(
            "deployer", AwsSettings.RoleArn, "The ARN of the IAM role that deploys the zone; it administers the keys."),
        Administrators = fields.OptionalList(
            "administrators", AwsSettings.RoleArn,
            "The ARNs of the IAM roles that administer the keys besides the deployer. Default: none."),
        RotationDays = fields.Optional(
            "rotationDays", SettingKinds.Integer(90, 2560), 365, "After how many days KMS replaces key material. Default: 365."),
    });

    /// <summary>The arguments of the keys.</summary>
    internal ZoneKeysArgs ToArgs(ZoneIdentity zone, IReadOnlyList<ZoneKey> keys) => new()
    {
        Zone = zone,
        Deployer = Deployer,
        Administrators = [.. Administrators.Select(role => (Input<string>)role)],
        Keys = keys,
        RotationDays = RotationDays,
    };
}
