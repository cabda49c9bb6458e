using LandingZone.Registry;
using LandingZone.Serving;

namespace LandingZone.Stacks.Settings;

/// <summary>How the versions of a model are written.</summary>
internal static class ModelVersionKind
{
    /// <summary>A model's name.</summary>
    public static SettingKind<ModelName> ModelName { get; } = SettingKinds.Parsed<ModelName>(Registry.ModelName.TryParse);

    /// <summary>All versions of a model that serve at the same time.</summary>
    public static SettingKind<ModelVersions> Versions { get; } =
        SettingKinds.ListOf(Version, least: 1).Select(versions => new ModelVersions(versions));

    private static SettingKind<ModelVersion> Version => SettingKinds.Record(fields => (
            Name: fields.Required("name", SettingKinds.Parsed<ModelVersionName>(ModelVersionName.TryParse), "Its name: 'v3'."),
            Image: fields.Required(
                "image", SettingKinds.Parsed<PinnedImage>(PinnedImage.TryParse), "Its image by digest: 'serving/scoring@sha256:…'."),
            Live: fields.OptionalValue(
                "live", SettingKinds.Integer(1, 100), "The percentage of requests that it answers; all live versions together have 100."),
            Stealth: fields.Optional(
                "stealth", SettingKinds.Boolean, false, "Whether it gets a copy of every request and answers nobody. Default: false."),
            Artifacts: fields.Optional(
                "artifacts",
                SettingKinds.ListOf(SettingKinds.Text, least: 1),
                ["model"],
                "The folders of the version that its container loads, and no others. Default: model.")))
        .Select(raw => new ModelVersion
        {
            Name = raw.Name,
            Image = raw.Image,
            Mode = (raw.Live, raw.Stealth) switch
            {
                ({ } percent, false) => new ServingMode.Live(new TrafficWeight(percent)),
                (null, true) => new ServingMode.Stealth(),
                ({ }, true) => throw new FormatException(
                    $"The version '{raw.Name}' is live and in stealth at once; write 'live: <percent>' or 'stealth: true'."),
                _ => throw new FormatException(
                    $"The version '{raw.Name}' is neither live nor in stealth; write 'live: <percent>' or 'stealth: true'."),
            },
            Artifacts = raw.Artifacts,
        });
}
