using LandingZone.Networking;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of training and batch scoring.</summary>
public sealed record TrainingSettings
{
    /// <summary>For how many days the jobs' logs are kept.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>The models that are trained.</summary>
    public required IReadOnlyList<TrainedModelSettings> Models { get; init; }

    /// <summary>The batch scorings.</summary>
    public required IReadOnlyList<BatchScoringSettings> Scorings { get; init; }

    internal static SettingKind<TrainingSettings> Kind { get; } = SettingKinds.Record(fields => new TrainingSettings
    {
        LogRetentionDays = fields.Optional(
            "logRetentionDays", SettingKinds.Integer(LogRetention.ShortestDays, 3653), 731,
            "For how many days the logs of jobs and notebooks are kept. Default: 731."),
        Models = fields.Required("models", SettingKinds.ListOf(TrainedModelSettings.Kind, least: 1), "The models that are trained."),
        Scorings = fields.OptionalList("scorings", BatchScoringSettings.Kind, "Batch scorings with approved versions. Default: none."),
    }).Check((settings, node, reading) =>
    {
        UniqueNames.Check(settings.Models.Select(model => model.Name), (SettingNode.List)node.At("models"), "name", reading);
        if (settings.Scorings.Count > 0)
        {
            UniqueNames.Check(settings.Scorings.Select(scoring => scoring.Name), (SettingNode.List)node.At("scorings"), "name", reading);
        }

        foreach (var scoring in settings.Scorings.Where(scoring => settings.Models.All(model => model.Name != scoring.Model)))
        {
            reading.Refuse(
                node.At("scorings"),
                $"'{scoring.Name}' scores with the model '{scoring.Model}', which is not trained here",
                $"name one of {string.Join(", ", settings.Models.Select(model => model.Name))}.");
        }

        if (LogRetention.ProblemOf(settings.LogRetentionDays) is { } problem)
        {
            reading.Refuse(node.At("logRetentionDays"), problem);
        }
    });

    /// <summary>The folders that it names.</summary>
    internal IEnumerable<FolderSettings> Folders =>
        Models.SelectMany(model => model.Folders).Concat(Scorings.SelectMany(scoring => scoring.Folders));
}
