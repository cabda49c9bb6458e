using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LandingZone.Facts;
using LandingZone.Networking;

namespace LandingZone.Stacks.Settings;

/// <summary>The kinds of settings that name things of AWS.</summary>
internal static partial class AwsSettings
{
    /// <summary>An AWS account.</summary>
    public static SettingKind<string> Account { get; } = SettingKinds.TextLike(
        AccountForm(), "the id of an AWS account", "write its twelve digits, in quotes.");

    /// <summary>An AWS Organization (AWS Organizations API reference, Organization, Id).</summary>
    public static SettingKind<string> Organization { get; } = SettingKinds.TextLike(
        OrganizationForm(), "the id of an AWS Organization", "write 'o-' and 10 to 32 lower-case letters and digits.");

    /// <summary>The ARN of an IAM role; the role's name has up to 64 characters (IAM API reference, CreateRole).</summary>
    public static SettingKind<string> RoleArn { get; } = SettingKinds.TextLike(
        RoleArnForm(), "the ARN of an IAM role", "write it as 'arn:aws:iam::111122223333:role/name'.");

    /// <summary>The ARN of a secret of Secrets Manager.</summary>
    public static SettingKind<string> SecretArn { get; } = SettingKinds.TextLike(
        SecretArnForm(), "the ARN of a secret", "write it as 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:name-AbCdEf'.");

    /// <summary>A region.</summary>
    public static SettingKind<Region> Region { get; } = SettingKinds.Parsed<Region>(Facts.Region.TryParse);

    /// <summary>An availability zone of the stack's region.</summary>
    public static SettingKind<AvailabilityZone> AvailabilityZone { get; } = new(
        (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out AvailabilityZone zone) =>
        {
            zone = null;
            if (!SettingKinds.Text.TryRead(node, reading, out var name))
            {
                return false;
            }

            var found = reading.Region is { } region
                ? Facts.AvailabilityZone.TryParse(name, region, out zone, out var problem)
                : Facts.AvailabilityZone.TryParse(name, out zone, out problem);
            if (!found)
            {
                reading.Refuse(node, problem);
            }

            return found;
        },
        () => new JsonObject { ["type"] = "string" });

    /// <summary>An availability zone of any region.</summary>
    public static SettingKind<AvailabilityZone> AvailabilityZoneOfAnyRegion { get; } =
        SettingKinds.Parsed<AvailabilityZone>(Facts.AvailabilityZone.TryParse);

    /// <summary>A block of addresses.</summary>
    public static SettingKind<CidrBlock> AddressBlock { get; } = SettingKinds.Parsed<CidrBlock>(CidrBlock.TryParse);

    /// <summary>An AWS service that has VPC endpoints.</summary>
    public static SettingKind<AwsService> Service { get; } = SettingKinds.Parsed<AwsService>(AwsService.TryParse);

    /// <summary>An EC2 instance type that, where it has GPUs, the stack's region is known to have.</summary>
    public static SettingKind<InstanceType> InstanceType { get; } = SettingKinds.Parsed<InstanceType>(Facts.InstanceType.TryParse)
        .Check((type, node, reading) =>
        {
            if (reading.Region is { } region && GpuOffers.ProblemWith(type, region) is { } problem)
            {
                reading.Refuse(node, problem);
            }
        });

    /// <summary>A Kubernetes version.</summary>
    public static SettingKind<KubernetesVersion> KubernetesVersion { get; } =
        SettingKinds.Parsed<KubernetesVersion>(Facts.KubernetesVersion.TryParse);

    /// <summary>What a tag's value may be (AWS Resource Groups and Tagging guide, "Tag naming limits and requirements").</summary>
    public static SettingKind<string> TagValue { get; } = SettingKinds.TextLike(
        TagValueForm(), "the value of a tag that every service takes", "use 1 to 256 letters, digits, spaces and _.:/=+-@");

    /// <summary>A TCP port and what listens there.</summary>
    public static SettingKind<ServicePort> Port { get; } = SettingKinds.Record(fields => (
            Port: fields.Required("port", SettingKinds.Integer(1, 65535), "The TCP port, or the first of a range."),
            LastPort: fields.OptionalValue("lastPort", SettingKinds.Integer(1, 65535), "The last port of a range. Default: the port."),
            Purpose: fields.Required("purpose", SettingKinds.Text, "What listens there, for the rule's description: 'NFS'."),
            BothWays: fields.Optional(
                "bothWays",
                SettingKinds.Boolean,
                false,
                "Whether data stores also open connections to these ports of their clients, as Lustre does. Default: false.")))
        .Select(raw => new ServicePort(raw.Port, raw.Purpose) { LastPort = raw.LastPort ?? raw.Port, BothWays = raw.BothWays });

    [GeneratedRegex("^[0-9]{12}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountForm();

    [GeneratedRegex("^o-[a-z0-9]{10,32}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex OrganizationForm();

    [GeneratedRegex(
        "^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/([A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleArnForm();

    [GeneratedRegex(
        "^arn:aws(-cn|-us-gov)?:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]{1,519}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretArnForm();

    [GeneratedRegex("^[A-Za-z0-9 _.:/=+@-]{1,256}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagValueForm();
}
