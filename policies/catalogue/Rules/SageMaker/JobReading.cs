using System.Text.Json;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>The SageMaker jobs that a resource describes: itself, as steps of a pipeline, or as states of a state machine.</summary>
/// <param name="Property">The property that holds the description.</param>
/// <param name="Jobs">The jobs, in the order in which they stand.</param>
/// <param name="Problem">Why they cannot be read, as a sentence; null where they can.</param>
internal sealed record JobReading(string Property, IReadOnlyList<JobSpec> Jobs, string? Problem = null)
{
    private static readonly string[] JobProperties = ["networkConfig", "processingResources", "processingOutputConfig"];

    private static readonly Dictionary<string, JobKind> StepKinds = new(StringComparer.Ordinal)
    {
        ["Training"] = JobKind.Training,
        ["Tuning"] = JobKind.Tuning,
        ["Processing"] = JobKind.Processing,
        ["Transform"] = JobKind.Transform,
    };

    private static readonly Dictionary<string, JobKind> TaskKinds = new(StringComparer.Ordinal)
    {
        ["createTrainingJob"] = JobKind.Training,
        ["createHyperParameterTuningJob"] = JobKind.Tuning,
        ["createProcessingJob"] = JobKind.Processing,
        ["createTransformJob"] = JobKind.Transform,
    };

    /// <summary>Reads the jobs of a resource.</summary>
    public static JobReading Of(Resource resource) => resource.Type switch
    {
        "aws:sagemaker/pipeline:Pipeline" => Read(resource, "pipelineDefinition", resource.Stated("pipelineDefinition"), StepsIn),
        "aws-native:sagemaker:Pipeline" => Read(
            resource, "pipelineDefinition", resource.Stated("pipelineDefinition")["pipelineDefinitionBody"], StepsIn),
        "aws:sfn/stateMachine:StateMachine" => Read(resource, "definition", resource.Stated("definition"), StatesIn),
        "aws-native:stepfunctions:StateMachine" => Read(
            resource, "definitionString", resource.Given("definitionString").Or(resource.Stated("definition")), StatesIn),
        _ => new JobReading("processingResources", [new JobSpec("", JobKind.Processing, AsArguments(resource))]),
    };

    private static JobReading Read(Resource resource, string property, Value definition, Func<Value, IEnumerable<JobSpec>> read)
    {
        if (definition.IsUnknown)
        {
            return new JobReading(property, [], $"{property} is not known yet.");
        }

        if (definition.IsAbsent)
        {
            return new JobReading(property, [], $"The definition of '{resource.Name}' lies elsewhere and cannot be read here.");
        }

        try
        {
            var root = definition.Entries.Count > 0 ? definition : JsonValues.Parse(definition.Text ?? "");
            return new JobReading(property, [.. read(root)]);
        }
        catch (JsonException problem)
        {
            return new JobReading(property, [], $"{property} is no JSON (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}).");
        }
    }

    /// <summary>The steps of a pipeline, also those under a condition.</summary>
    private static IEnumerable<JobSpec> StepsIn(Value holder) =>
        holder["Steps"].Items.Concat(holder["IfSteps"].Items).Concat(holder["ElseSteps"].Items).SelectMany(
            step => step["Type"].Text is { } type && StepKinds.TryGetValue(type, out var kind)
                ? JobSpec.In($"Step {step["Name"]}", kind, step["Arguments"])
                : StepsIn(step["Arguments"]));

    /// <summary>The states of a state machine, also those of branches and of loops.</summary>
    private static IEnumerable<JobSpec> StatesIn(Value machine) =>
        machine["States"].Entries.SelectMany(
            state => TaskOf(state.Value) is { } kind
                ? JobSpec.In($"State '{state.Key}'", kind, state.Value["Arguments"].Or(state.Value["Parameters"]))
                : state.Value["Branches"].Items.Append(state.Value["ItemProcessor"]).Append(state.Value["Iterator"]).SelectMany(StatesIn));

    /// <summary>"arn:aws:states:::sagemaker:createTrainingJob.sync" and "arn:aws:states:::aws-sdk:sagemaker:createTrainingJob".</summary>
    private static JobKind? TaskOf(Value state) =>
        state["Resource"].Text?.Split(':') is [.., "sagemaker", var action] && TaskKinds.TryGetValue(action.Split('.')[0], out var kind) ? kind : null;

    /// <summary>A resource names its properties as the API does, but for the first letter.</summary>
    private static Value AsArguments(Resource resource) =>
        Value.Of(JobProperties.Select(name => KeyValuePair.Create(name, resource.Stated(name))));
}
