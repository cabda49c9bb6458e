using System.Text.Json.Nodes;

namespace LandingZone.Analytics.Pipelines;

/// <summary>A training job (Amazon SageMaker API reference, CreateTrainingJob), or what the jobs of a tuning job have in common.</summary>
internal sealed record TrainingJobRequest
{
    /// <summary>What all jobs have in common.</summary>
    public required JobPlacement Placement { get; init; }

    /// <summary>The image.</summary>
    public required string ImageUri { get; init; }

    /// <summary>How it is trained.</summary>
    public required ModelTraining Training { get; init; }

    /// <summary>What it reads, by channel: each lies in /opt/ml/input/data/[channel].</summary>
    public required IReadOnlyList<(string Channel, PipelineValue Uri)> Channels { get; init; }

    /// <summary>The folder for the model.</summary>
    public required PipelineValue OutputUri { get; init; }

    /// <summary>The folder for checkpoints, which spot training goes on from.</summary>
    public required PipelineValue CheckpointUri { get; init; }

    /// <summary>The request without hyper-parameters: those of a tuning job are written elsewhere.</summary>
    public JsonObject WithoutHyperparameters()
    {
        var seconds = Training.Compute.MaxRuntimeMinutes * 60;
        var stopping = new JsonObject { ["MaxRuntimeInSeconds"] = seconds };
        if (Training.UseSpot)
        {
            // The job may wait for capacity as long again as it may run.
            stopping["MaxWaitTimeInSeconds"] = seconds * 2;
        }

        var request = new JsonObject
        {
            ["AlgorithmSpecification"] = new JsonObject
            {
                ["TrainingImage"] = ImageUri,
                ["TrainingInputMode"] = "File",
                ["MetricDefinitions"] = new JsonArray([.. Training.Metrics.Select(metric => new JsonObject
                {
                    ["Name"] = metric.Name,
                    ["Regex"] = metric.Pattern,
                })]),
            },
            ["RoleArn"] = Placement.RoleArn,
            ["InputDataConfig"] = new JsonArray([.. Channels.Select(channel => new JsonObject
            {
                ["ChannelName"] = channel.Channel,
                ["DataSource"] = new JsonObject
                {
                    ["S3DataSource"] = new JsonObject
                    {
                        ["S3DataType"] = "S3Prefix",
                        ["S3Uri"] = channel.Uri.ToJson(),
                        ["S3DataDistributionType"] = "FullyReplicated",
                    },
                },
            })]),
            ["OutputDataConfig"] = new JsonObject { ["S3OutputPath"] = OutputUri.ToJson(), ["KmsKeyId"] = Placement.OutputKeyArn },
            ["ResourceConfig"] = Placement.Instances(Training.Compute),
            ["VpcConfig"] = Placement.VpcConfig(),
            ["StoppingCondition"] = stopping,
            ["EnableNetworkIsolation"] = true,
            ["EnableInterContainerTrafficEncryption"] = Training.Compute.InstanceCount > 1,
            ["EnableManagedSpotTraining"] = Training.UseSpot,
        };
        if (Training.UseSpot)
        {
            request["CheckpointConfig"] = new JsonObject { ["S3Uri"] = CheckpointUri.ToJson(), ["LocalPath"] = "/opt/ml/checkpoints" };
        }

        return request;
    }

    /// <summary>The hyper-parameters as the API takes them: texts.</summary>
    public JsonObject Hyperparameters() => new(Training.Hyperparameters
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Select(parameter => KeyValuePair.Create(parameter.Key, (JsonNode?)JsonValue.Create(parameter.Value))));

    /// <summary>The request.</summary>
    public JsonObject ToJson()
    {
        var request = WithoutHyperparameters();
        request["HyperParameters"] = Hyperparameters();
        return request;
    }
}
