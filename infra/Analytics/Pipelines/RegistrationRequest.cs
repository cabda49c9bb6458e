using System.Text.Json.Nodes;

namespace LandingZone.Analytics.Pipelines;

/// <summary>
/// A new version in the model registry (Amazon SageMaker API reference, CreateModelPackage). It waits for a person's approval: no
/// pipeline approves what it made.
/// </summary>
internal sealed record RegistrationRequest
{
    /// <summary>The group of the model's versions.</summary>
    public required string Group { get; init; }

    /// <summary>The image that serves it.</summary>
    public required string ImageUri { get; init; }

    /// <summary>The model's archive.</summary>
    public required PipelineValue ModelUri { get; init; }

    /// <summary>The report of its evaluation.</summary>
    public required PipelineValue ReportUri { get; init; }

    /// <summary>Where and how it can be served.</summary>
    public required ModelInterface Interface { get; init; }

    /// <summary>The request.</summary>
    public JsonObject ToJson() => new()
    {
        ["ModelPackageGroupName"] = Group,
        ["ModelApprovalStatus"] = "PendingManualApproval",
        ["InferenceSpecification"] = new JsonObject
        {
            ["Containers"] = new JsonArray(new JsonObject { ["Image"] = ImageUri, ["ModelDataUrl"] = ModelUri.ToJson() }),
            ["SupportedContentTypes"] = new JsonArray(Interface.ContentType),
            ["SupportedResponseMIMETypes"] = new JsonArray(Interface.ContentType),
            ["SupportedRealtimeInferenceInstanceTypes"] = new JsonArray(Interface.EndpointType.Name),
            ["SupportedTransformInstanceTypes"] = new JsonArray(Interface.TransformType.Name),
        },
        ["ModelMetrics"] = new JsonObject
        {
            ["ModelQuality"] = new JsonObject
            {
                ["Statistics"] = new JsonObject { ["ContentType"] = "application/json", ["S3Uri"] = ReportUri.ToJson() },
            },
        },
    };
}
