namespace LandingZone.Analytics;

/// <summary>What is labelled, with which labels, and by whom: each run of its workflow is a labelling job.</summary>
public sealed record LabelingProject
{
    /// <summary>Its name, "feedback": lower-case letters, digits and single hyphens, 24 characters at most.</summary>
    public required string Name { get; init; }

    /// <summary>What labellers do with each item.</summary>
    public required LabelingTask Task { get; init; }

    /// <summary>What labellers are asked, "What is this feedback about?": 128 characters at most.</summary>
    public required string Question { get; init; }

    /// <summary>The labels: 2 to 50 (Amazon SageMaker AI developer guide, "Label category configuration"), each of 1 to 100 characters.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The team that labels.</summary>
    public required string Team { get; init; }

    /// <summary>
    /// The folder with the file "input.manifest": a line {"source": "text"} for each item. The project's own files lie in its folder "task".
    /// </summary>
    public required BucketPrefix Input { get; init; }

    /// <summary>The folder that gets the labels.</summary>
    public required BucketPrefix Output { get; init; }

    /// <summary>How many people label each item: 1 to 9. Default: 3.</summary>
    public int PeoplePerItem { get; init; } = 3;

    /// <summary>How long one item may take, in minutes: 1 to 480. Default: 15.</summary>
    public int MinutesPerItem { get; init; } = 15;

    /// <summary>
    /// Whether people also review single predictions that a service sends them (Amazon Augmented AI), with the same question and labels.
    /// Default: false.
    /// </summary>
    public bool ReviewsPredictions { get; init; }

    /// <summary>How many days an item waits for somebody: 1 to 10, the default of a private workforce. Default: 10.</summary>
    public int WaitDays { get; init; } = 10;
}
