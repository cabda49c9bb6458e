using LandingZone.Analytics;
using LandingZone.Registry;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a batch scoring.</summary>
public sealed record BatchScoringSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The model whose newest approved version scores.</summary>
    public required string Model { get; init; }

    /// <summary>The image of the model's versions.</summary>
    public required ImageName Image { get; init; }

    /// <summary>The folder with the models' archives.</summary>
    public required FolderSettings Models { get; init; }

    /// <summary>The folder that is scored.</summary>
    public required FolderSettings Input { get; init; }

    /// <summary>The folder that gets the results.</summary>
    public required FolderSettings Output { get; init; }

    /// <summary>The media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>What it runs on.</summary>
    public required TransformCompute Compute { get; init; }

    /// <summary>After how many minutes it is given up.</summary>
    public required int MaxRuntimeMinutes { get; init; }

    /// <summary>When it runs by itself; null for never.</summary>
    public required JobSchedule? Schedule { get; init; }

    /// <summary>Whether it runs when new data is there.</summary>
    public required bool RunsOnNewData { get; init; }

    internal static SettingKind<BatchScoringSettings> Kind { get; } = SettingKinds.Record(fields => new BatchScoringSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name: up to 24 lower-case letters, digits and hyphens."),
        Model = fields.Required("model", SettingKinds.Text, "The model whose newest approved version scores."),
        Image = fields.Required("image", JobKinds.ImageName, "The image of the model's versions: 'training/crimes'."),
        Models = fields.Required("models", FolderSettings.Kind, "The folder with the models' archives: 'models/models/crimes'."),
        Input = fields.Required("input", FolderSettings.Kind, "The folder that is scored, line by line."),
        Output = fields.Required("output", FolderSettings.Kind, "The folder that gets the results."),
        ContentType = fields.Required("contentType", SettingKinds.Text, "The media type of both: 'text/csv'."),
        Compute = fields.Required("compute", JobKinds.TransformCompute, "What it runs on."),
        MaxRuntimeMinutes = fields.Optional("maxRuntimeMinutes", JobKinds.RuntimeMinutes, 60, "After how many minutes it is given up. Default: 60."),
        Schedule = fields.OptionalReference("schedule", JobKinds.Schedule, "When it runs by itself. Default: never."),
        RunsOnNewData = fields.Optional(
            "runsOnNewData", SettingKinds.Boolean, false,
            "Whether it runs when '_SUCCESS' is written into the input folder; the bucket must have sendsEvents. Default: false."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => BatchScoring.Check(settings.Name, settings.ToArgs(JobSurroundings.Trial(reading.TrialZone), ""))));

    /// <summary>The folders that it names.</summary>
    internal IEnumerable<FolderSettings> Folders => [Models, Input, Output];

    /// <summary>The arguments of the scoring.</summary>
    internal BatchScoringArgs ToArgs(JobSurroundings around, Input<string> group) => new()
    {
        Zone = around.Zone,
        Scoring = Name,
        ModelPackageGroupName = group,
        Image = Image,
        Models = Models.In(around.BucketName),
        Input = Input.In(around.BucketName),
        Output = Output.In(around.BucketName),
        ContentType = ContentType,
        Compute = Compute,
        MaxRuntimeMinutes = MaxRuntimeMinutes,
        Network = around.Network,
        PermissionBoundaryArn = around.Boundary,
        StorageKeyArn = around.StorageKey,
        VolumeKeyArn = around.MachineLearningKey,
        WorkflowKeyArn = around.MessageKey,
        LogKeyArn = around.LogKey,
        Schedule = Schedule,
        RunsOnNewData = RunsOnNewData,
    };
}
