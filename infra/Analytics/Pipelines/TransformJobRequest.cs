#pragma warning disable CA1507 // The names of the API are its own: renaming a property here must not change them.

using System.Text.Json.Nodes;
using LandingZone.Facts;

namespace LandingZone.Analytics.Pipelines;

/// <summary>A batch transform job (Amazon SageMaker API reference, CreateTransformJob): line by line, and put together as it came.</summary>
internal sealed record TransformJobRequest
{
    /// <summary>The model's name.</summary>
    public required PipelineValue ModelName { get; init; }

    /// <summary>The folder that it reads.</summary>
    public required PipelineValue InputUri { get; init; }

    /// <summary>The folder that it writes.</summary>
    public required PipelineValue OutputUri { get; init; }

    /// <summary>The media type of both.</summary>
    public required string ContentType { get; init; }

    /// <summary>The instances' type.</summary>
    public required SageMakerInstanceType InstanceType { get; init; }

    /// <summary>How many instances there are.</summary>
    public required int InstanceCount { get; init; }

    /// <summary>What all jobs have in common.</summary>
    public required JobPlacement Placement { get; init; }

    /// <summary>The request.</summary>
    public JsonObject ToJson()
    {
        var resources = new JsonObject { ["InstanceType"] = InstanceType.Name, ["InstanceCount"] = InstanceCount };
        Placement.AddVolumeKey(resources, InstanceType);
        return new JsonObject
        {
            ["ModelName"] = ModelName.ToJson(),
            ["TransformInput"] = new JsonObject
            {
                ["DataSource"] = new JsonObject
                {
                    ["S3DataSource"] = new JsonObject { ["S3DataType"] = "S3Prefix", ["S3Uri"] = InputUri.ToJson() },
                },
                ["ContentType"] = ContentType,
                ["SplitType"] = "Line",
                ["CompressionType"] = "None",
            },
            ["TransformOutput"] = new JsonObject
            {
                ["S3OutputPath"] = OutputUri.ToJson(),
                ["Accept"] = ContentType,
                ["AssembleWith"] = "Line",
                ["KmsKeyId"] = Placement.OutputKeyArn,
            },
            ["TransformResources"] = resources,
        };
    }
}
