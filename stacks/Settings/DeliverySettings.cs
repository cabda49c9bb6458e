using LandingZone.Delivery;
using LandingZone.Registry;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of releases and promotions.</summary>
public sealed record DeliverySettings
{
    /// <summary>The image that builds run in.</summary>
    public required PinnedImage BuildImage { get; init; }

    /// <summary>Where the code is kept; null where no release is made from code here.</summary>
    public required SourceSettings? Source { get; init; }

    /// <summary>The models that are released by the zone's own pipeline.</summary>
    public required IReadOnlyList<ReleaseSettings> Releases { get; init; }

    /// <summary>The models that are released by runners of the bank's GitLab.</summary>
    public required IReadOnlyList<RunnerSettings> Runners { get; init; }

    /// <summary>The gate into production; null where nothing is promoted to.</summary>
    public required GateSettings? Gate { get; init; }

    internal static SettingKind<DeliverySettings> Kind { get; } = SettingKinds.Record(fields => new DeliverySettings
    {
        BuildImage = fields.Required(
            "buildImage", JobKinds.Image, "The image that builds run in, with AWS CLI, jq, Docker, cosign and skopeo: 'build/tools@sha256:…'."),
        Source = fields.OptionalReference("source", SourceSettings.Kind, "Where the code is kept. Default: nowhere."),
        Releases = fields.OptionalList("releases", ReleaseSettings.Kind, "Models that are released by the zone's own pipeline. Default: none."),
        Runners = fields.OptionalList("runners", RunnerSettings.Kind, "Models that runners of the bank's GitLab release. Default: none."),
        Gate = fields.OptionalReference("gate", GateSettings.Kind, "The gate through which versions come from R&D; for production. Default: none."),
    }).Check((settings, node, reading) =>
    {
        if (settings.Releases.Count > 0 && settings.Source is null)
        {
            reading.Refuse(node.At("releases"), "there is no source to release from", "say where the code is kept: add 'source'.");
        }

        var models = settings.Releases.Select(release => release.Model).Concat(settings.Runners.Select(runner => runner.Model));
        foreach (var twice in models.GroupBy(model => model).Where(group => group.Count() > 1))
        {
            reading.Refuse(node, $"the model '{twice.Key}' is released twice", "release it by a pipeline or by a runner, and once.");
        }
    });

    /// <summary>The folders that it names.</summary>
    internal IEnumerable<FolderSettings> Folders => Gate is { } gate ? [gate.Models, gate.Records] : [];

    /// <summary>The ids of the production accounts to which versions go.</summary>
    internal IEnumerable<string> ProductionAccounts => Releases.Select(release => release.Production).Concat(
        Runners.Select(runner => runner.Production)).OfType<OtherZoneSettings>().Select(zone => zone.Account).Distinct();
}
