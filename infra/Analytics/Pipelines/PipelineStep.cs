#pragma warning disable CA1507 // The names of the API are its own: renaming a property here must not change them.

using System.Text.Json.Nodes;

namespace LandingZone.Analytics.Pipelines;

/// <summary>A step of a pipeline: what SageMaker is asked to do, in the words of its API.</summary>
internal sealed record PipelineStep
{
    private PipelineStep(string name, string type, JsonObject arguments)
    {
        Name = name;
        Type = type;
        Arguments = arguments;
    }

    /// <summary>Its name, by which other steps read what it gave: up to 64 letters, digits, hyphens and underscores.</summary>
    public string Name { get; }

    /// <summary>What kind of step it is.</summary>
    public string Type { get; }

    /// <summary>The files of a processing step that conditions read values from: name, output and path in the output.</summary>
    public (string Name, string Output, string Path)? PropertyFile { get; init; }

    /// <summary>The steps that must have ended before, where nothing of theirs is read.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>
    /// Tries again after faults of the service and after throttling, with twice the pause each time; a job that fails by itself is not
    /// started again, because it would fail again. For steps that start jobs.
    /// </summary>
    public bool RetriesServiceFaults { get; init; }

    private JsonObject Arguments { get; }

    /// <summary>A processing job.</summary>
    public static PipelineStep Processing(string name, ProcessingJobRequest request) => new(name, "Processing", request.ToJson())
    {
        RetriesServiceFaults = true,
    };

    /// <summary>A training job.</summary>
    public static PipelineStep Training(string name, TrainingJobRequest request) => new(name, "Training", request.ToJson())
    {
        RetriesServiceFaults = true,
    };

    /// <summary>A hyper-parameter tuning job.</summary>
    public static PipelineStep Tuning(string name, TrainingJobRequest request, HyperparameterTuning tuning) =>
        new(name, "Tuning", TuningJobRequest.ToJson(request, tuning)) { RetriesServiceFaults = true };

    /// <summary>A batch transform job.</summary>
    public static PipelineStep Transform(string name, TransformJobRequest request) => new(name, "Transform", request.ToJson())
    {
        RetriesServiceFaults = true,
    };

    /// <summary>A model that batch transform and endpoints can run.</summary>
    public static PipelineStep Model(string name, ModelRequest request) => new(name, "Model", request.ToJson());

    /// <summary>A new version in the model registry.</summary>
    public static PipelineStep Register(string name, RegistrationRequest request) => new(name, "RegisterModel", request.ToJson());

    /// <summary>An end of the run as failed, with a message.</summary>
    public static PipelineStep Fail(string name, PipelineValue message) =>
        new(name, "Fail", new JsonObject { ["ErrorMessage"] = message.ToJson() });

    /// <summary>One way or the other, by comparing two values.</summary>
    /// <param name="name">The step's name.</param>
    /// <param name="comparison">"GreaterThanOrEqualTo" or "LessThanOrEqualTo".</param>
    /// <param name="left">The value that is judged.</param>
    /// <param name="right">The value that it is judged by.</param>
    /// <param name="then">The steps where it holds.</param>
    /// <param name="otherwise">The steps where it does not.</param>
    public static PipelineStep Condition(
        string name,
        string comparison,
        PipelineValue left,
        PipelineValue right,
        IEnumerable<PipelineStep> then,
        IEnumerable<PipelineStep> otherwise) => new(name, "Condition", new JsonObject
        {
            ["Conditions"] = new JsonArray(new JsonObject
            {
                ["Type"] = comparison,
                ["LeftValue"] = left.ToJson(),
                ["RightValue"] = right.ToJson(),
            }),
            ["IfSteps"] = new JsonArray([.. then.Select(step => step.ToJson())]),
            ["ElseSteps"] = new JsonArray([.. otherwise.Select(step => step.ToJson())]),
        });

    /// <summary>The step as the definition writes it.</summary>
    public JsonObject ToJson()
    {
        var step = new JsonObject { ["Name"] = Name, ["Type"] = Type, ["Arguments"] = Arguments.DeepClone() };
        if (PropertyFile is { } file)
        {
            step["PropertyFiles"] = new JsonArray(new JsonObject
            {
                ["PropertyFileName"] = file.Name,
                ["OutputName"] = file.Output,
                ["FilePath"] = file.Path,
            });
        }

        if (After.Count > 0)
        {
            step["DependsOn"] = new JsonArray([.. After.Select(name => JsonValue.Create(name))]);
        }

        if (RetriesServiceFaults)
        {
            step["RetryPolicies"] = new JsonArray(new JsonObject
            {
                ["ExceptionType"] = new JsonArray("Step.SERVICE_FAULT", "Step.THROTTLING"),
                ["IntervalSeconds"] = 30,
                ["BackoffRate"] = 2.0,
                ["MaxAttempts"] = 5,
            });
        }

        return step;
    }
}
