using System.Text.Json.Nodes;

namespace LandingZone.Analytics.Pipelines;

/// <summary>
/// A value in the definition of a SageMaker pipeline: known when the pipeline is declared, or found when it runs (Amazon SageMaker AI
/// developer guide, "Define a pipeline"; schema version 2020-12-01).
/// </summary>
internal sealed class PipelineValue
{
    private readonly Func<JsonNode> _json;

    private PipelineValue(Func<JsonNode> json) => _json = json;

    /// <summary>A text.</summary>
    public static implicit operator PipelineValue(string text) => new(() => JsonValue.Create(text)!);

    /// <summary>A parameter of the pipeline, as this run was started with it.</summary>
    public static PipelineValue Parameter(string name) => Get($"Parameters.{name}");

    /// <summary>What a step gave, by its name and a path in the answer of the service: "ModelArtifacts.S3ModelArtifacts".</summary>
    public static PipelineValue Of(string step, string path) => Get($"Steps.{step}.{path}");

    /// <summary>The id of this run.</summary>
    public static PipelineValue RunId { get; } = Get("Execution.PipelineExecutionId");

    /// <summary>Values with a separator between them.</summary>
    public static PipelineValue Join(string separator, params IReadOnlyList<PipelineValue> values) => new(() => new JsonObject
    {
        ["Std:Join"] = new JsonObject
        {
            ["On"] = separator,
            ["Values"] = new JsonArray([.. values.Select(value => value.ToJson())]),
        },
    });

    /// <summary>A value in a JSON file that a processing step wrote.</summary>
    /// <param name="step">The step.</param>
    /// <param name="file">The property file's name.</param>
    /// <param name="path">The path in the file, "metrics.accuracy.value".</param>
    public static PipelineValue InFile(string step, string file, string path) => new(() => new JsonObject
    {
        ["Std:JsonGet"] = new JsonObject
        {
            ["PropertyFile"] = Get($"Steps.{step}.PropertyFiles.{file}").ToJson(),
            ["Path"] = path,
        },
    });

    /// <summary>The value as the definition writes it, made anew by each call.</summary>
    public JsonNode ToJson() => _json();

    private static PipelineValue Get(string path) => new(() => new JsonObject { ["Get"] = path });
}
