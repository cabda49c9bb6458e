namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the repository that Helm charts come from. Its password is the setting "chartsPassword".</summary>
public sealed record ChartSettings
{
    /// <summary>The repository.</summary>
    public required string Url { get; init; }

    /// <summary>The user name; null where the repository asks for none.</summary>
    public required string? Username { get; init; }

    /// <summary>The registry that holds the charts' images; null where they come from their publishers.</summary>
    public required string? ImageRegistry { get; init; }

    internal static SettingKind<ChartSettings> Kind { get; } = SettingKinds.Record(fields => new ChartSettings
    {
        Url = fields.Required("url", SettingKinds.Text, "The repository with all charts: 'https://…', or 'oci://…' for a registry."),
        Username = fields.OptionalReference(
            "username", SettingKinds.Text, "The user name; the password is the secret setting landing-zone:chartsPassword."),
        ImageRegistry = fields.OptionalReference(
            "imageRegistry", SettingKinds.Text, "The registry that holds all images under the paths of their publishers."),
    });
}
