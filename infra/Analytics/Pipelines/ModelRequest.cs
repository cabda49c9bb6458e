using System.Text.Json.Nodes;

namespace LandingZone.Analytics.Pipelines;

/// <summary>A model (Amazon SageMaker API reference, CreateModel): its container has no network.</summary>
internal sealed record ModelRequest
{
    /// <summary>What all jobs have in common.</summary>
    public required JobPlacement Placement { get; init; }

    /// <summary>The image that serves it.</summary>
    public required string ImageUri { get; init; }

    /// <summary>The model's archive.</summary>
    public required PipelineValue ModelUri { get; init; }

    /// <summary>The request.</summary>
    public JsonObject ToJson() => new()
    {
        ["ExecutionRoleArn"] = Placement.RoleArn,
        ["PrimaryContainer"] = new JsonObject { ["Image"] = ImageUri, ["ModelDataUrl"] = ModelUri.ToJson() },
        ["VpcConfig"] = Placement.VpcConfig(),
        ["EnableNetworkIsolation"] = true,
    };
}
