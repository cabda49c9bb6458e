using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's container images.</summary>
public sealed record ImageSettings
{
    /// <summary>The images.</summary>
    public required IReadOnlyList<ImageName> Names { get; init; }

    /// <summary>The ARNs of roles of other accounts that may pull.</summary>
    public required IReadOnlyList<string> PullRoles { get; init; }

    /// <summary>Whether this stack turns on the account's enhanced scanning in the region.</summary>
    public required bool SetsAccountEnhancedScanning { get; init; }

    internal static SettingKind<ImageSettings> Kind { get; } = SettingKinds.Record(fields => new ImageSettings
    {
        Names = fields.Required(
            "names",
            SettingKinds.ListOf(SettingKinds.Parsed<ImageName>(ImageName.TryParse), least: 1),
            "The images' names, 'notebooks/jupyter-pytorch'; each becomes a repository."),
        PullRoles = fields.OptionalList(
            "pullRoles", AwsSettings.RoleArn, "The ARNs of IAM roles of other accounts of the organisation that may pull. Default: none."),
        SetsAccountEnhancedScanning = fields.Optional(
            "setsAccountEnhancedScanning",
            SettingKinds.Boolean,
            false,
            "Whether this stack turns on Amazon Inspector's scanning of the account's repositories in the region. Default: false."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node.At("names"), reading, () => ImageCatalog.Check("images", settings.ToArgs(reading.TrialZone, keyArn: ""))));

    /// <summary>The arguments of the catalog.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="keyArn">The ARN of the key that encrypts the images.</param>
    /// <param name="pinned">The images of which a build is named by digest.</param>
    public ImageCatalogArgs ToArgs(ZoneIdentity zone, Input<string> keyArn, IEnumerable<ImageName>? pinned = null) => new()
    {
        Pinned = [.. (pinned ?? []).Distinct()],
        Zone = zone,
        Images = Names,
        KeyArn = keyArn,
        PullPrincipals = [.. PullRoles.Select(role => (Input<string>)role)],
        SetsAccountEnhancedScanning = SetsAccountEnhancedScanning,
    };
}
