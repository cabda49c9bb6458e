#pragma warning disable CA1507 // The names of the API are its own: renaming a property here must not change them.

using System.Text.Json.Nodes;

namespace LandingZone.Analytics.Pipelines;

/// <summary>A processing job (Amazon SageMaker API reference, CreateProcessingJob): it has no network but that among its instances.</summary>
internal sealed record ProcessingJobRequest
{
    /// <summary>What all jobs have in common.</summary>
    public required JobPlacement Placement { get; init; }

    /// <summary>The image.</summary>
    public required string ImageUri { get; init; }

    /// <summary>What it starts.</summary>
    public required IReadOnlyList<string> EntryPoint { get; init; }

    /// <summary>What it runs on.</summary>
    public required JobCompute Compute { get; init; }

    /// <summary>What it reads, by name: each lies in /opt/ml/processing/[name].</summary>
    public required IReadOnlyList<(string Name, PipelineValue Uri)> Inputs { get; init; }

    /// <summary>What it writes, by name: each is taken from /opt/ml/processing/[name] at the end.</summary>
    public required IReadOnlyList<(string Name, PipelineValue Uri)> Outputs { get; init; }

    /// <summary>The request.</summary>
    public JsonObject ToJson() => new()
    {
        ["AppSpecification"] = new JsonObject
        {
            ["ImageUri"] = ImageUri,
            ["ContainerEntrypoint"] = new JsonArray([.. EntryPoint.Select(word => JsonValue.Create(word))]),
        },
        ["RoleArn"] = Placement.RoleArn,
        ["ProcessingInputs"] = new JsonArray([.. Inputs.Select(input => new JsonObject
        {
            ["InputName"] = input.Name,
            ["AppManaged"] = false,
            ["S3Input"] = new JsonObject
            {
                ["S3Uri"] = input.Uri.ToJson(),
                ["LocalPath"] = PathOf(input.Name),
                ["S3DataType"] = "S3Prefix",
                ["S3InputMode"] = "File",
                ["S3DataDistributionType"] = "FullyReplicated",
                ["S3CompressionType"] = "None",
            },
        })]),
        ["ProcessingOutputConfig"] = new JsonObject
        {
            ["KmsKeyId"] = Placement.OutputKeyArn,
            ["Outputs"] = new JsonArray([.. Outputs.Select(output => new JsonObject
            {
                ["OutputName"] = output.Name,
                ["AppManaged"] = false,
                ["S3Output"] = new JsonObject
                {
                    ["S3Uri"] = output.Uri.ToJson(),
                    ["LocalPath"] = PathOf(output.Name),
                    ["S3UploadMode"] = "EndOfJob",
                },
            })]),
        },
        ["ProcessingResources"] = new JsonObject { ["ClusterConfig"] = Placement.Instances(Compute) },
        ["NetworkConfig"] = new JsonObject
        {
            ["EnableNetworkIsolation"] = true,
            ["EnableInterContainerTrafficEncryption"] = Compute.InstanceCount > 1,
            ["VpcConfig"] = Placement.VpcConfig(),
        },
        ["StoppingCondition"] = new JsonObject { ["MaxRuntimeInSeconds"] = Compute.MaxRuntimeMinutes * 60 },
    };

    private static string PathOf(string name) => $"/opt/ml/processing/{name}";
}
