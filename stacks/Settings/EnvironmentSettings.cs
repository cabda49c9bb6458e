using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LandingZone.Kubeflow;
using LandingZone.Registry;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of an environment of the catalogue.</summary>
internal static partial class EnvironmentSettings
{
    /// <summary>An environment: one version of it.</summary>
    public static SettingKind<EnvironmentEntry> Kind { get; } = SettingKinds.Record(fields => new EnvironmentEntry
    {
        Reference = fields.Required("environment", WorkspaceSettings.EnvironmentKind, "Its name and version: 'pytorch/2.9'."),
        Image = fields.Required(
            "image", SettingKinds.Parsed<PinnedImage>(PinnedImage.TryParse), "The image by digest: 'notebooks/jupyter-pytorch@sha256:…'."),
        LockDigest = fields.Required(
            "lock",
            SettingKinds.TextLike(LockForm(), "the digest of a lock file", "write the 64 digits that sha256sum prints for /opt/environment.lock."),
            "The SHA-256 digest of the list of what is installed, /opt/environment.lock in the image."),
        Kinds = fields.OptionalList("kinds", WorkspaceSettings.KindOfWork, "What people can work with in it. Default: training only."),
        Frameworks = fields.Optional(
            "frameworks",
            SettingKinds.MapOf(SettingKinds.Text).Select(versions => versions.ToImmutableDictionary()),
            ImmutableDictionary<string, string>.Empty,
            "The main frameworks and their versions, in quotes. Default: none named."),
        Team = fields.OptionalReference("team", SettingKinds.Text, "The team whose own it is. Default: everybody's."),
        IsRetired = fields.Optional(
            "retired", SettingKinds.Boolean, false, "Whether it is no longer offered for new work; it still opens. Default: false."),
    });

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LockForm();
}
