using LandingZone.Analytics;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a labelling project.</summary>
public sealed record LabelingProjectSettings
{
    /// <summary>The project without its folders.</summary>
    public required LabelingProject Project { get; init; }

    /// <summary>The folder with the items.</summary>
    public required FolderSettings Input { get; init; }

    /// <summary>The folder that gets the labels.</summary>
    public required FolderSettings Output { get; init; }

    internal static SettingKind<LabelingProjectSettings> Kind { get; } = SettingKinds.Record(fields => new LabelingProjectSettings
    {
        Project = new LabelingProject
        {
            Name = fields.Required("name", SettingKinds.Text, "Its name: up to 24 lower-case letters, digits and hyphens."),
            Task = fields.Required(
                "task",
                SettingKinds.Choice(("one-label", LabelingTask.OneLabel), ("many-labels", LabelingTask.ManyLabels)),
                "Whether an item gets one label or all that fit."),
            Question = fields.Required("question", SettingKinds.Text, "What labellers are asked."),
            Labels = fields.Required("labels", SettingKinds.ListOf(SettingKinds.Text, least: 2), "The labels: 2 to 50."),
            Team = fields.Required("team", SettingKinds.Text, "The team that labels."),
            PeoplePerItem = fields.Optional("peoplePerItem", SettingKinds.Integer(1, 9), 3, "How many people label each item. Default: 3."),
            MinutesPerItem = fields.Optional("minutesPerItem", SettingKinds.Integer(1, 480), 15, "How long one item may take. Default: 15."),
            WaitDays = fields.Optional("waitDays", SettingKinds.Integer(1, 10), 10, "How many days an item waits for somebody. Default: 10."),
            ReviewsPredictions = fields.Optional(
                "reviewsPredictions", SettingKinds.Boolean, false, "Whether people also review single predictions. Default: false."),
            Input = new BucketPrefix("", ""),
            Output = new BucketPrefix("", ""),
        },
        Input = fields.Required("input", FolderSettings.Kind, "The folder with 'input.manifest': 'approved-data/feedback'."),
        Output = fields.Required("output", FolderSettings.Kind, "The folder that gets the labels: 'models/labels/feedback'."),
    });

    /// <summary>The project.</summary>
    internal LabelingProject ToProject(JobSurroundings around) => Project with
    {
        Input = Input.In(around.BucketName),
        Output = Output.In(around.BucketName),
    };
}
