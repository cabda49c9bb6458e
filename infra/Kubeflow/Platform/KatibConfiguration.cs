using System.Text.Json.Nodes;

namespace LandingZone.Kubeflow;

/// <summary>Katib's configuration: the algorithms of hyper-parameter search, and the images that run them, held to the restricted standard.</summary>
internal static class KatibConfiguration
{
    /// <summary>The algorithms and the images that have them (Katib 0.19); those that search for network architectures are left out.</summary>
    private static readonly (string Algorithm, string Image)[] Suggestions =
    [
        ("random", "suggestion-hyperopt"),
        ("tpe", "suggestion-hyperopt"),
        ("multivariate-tpe", "suggestion-optuna"),
        ("grid", "suggestion-optuna"),
        ("bayesianoptimization", "suggestion-skopt"),
        ("cmaes", "suggestion-goptuna"),
        ("sobol", "suggestion-goptuna"),
        ("hyperband", "suggestion-hyperband"),
    ];

    /// <summary>The names of the algorithms.</summary>
    public static IEnumerable<string> Algorithms => Suggestions.Select(suggestion => suggestion.Algorithm);

    /// <summary>The configuration, as JSON, which is YAML too.</summary>
    public static string Text(PlatformImages images) => new JsonObject
    {
        ["apiVersion"] = "config.kubeflow.org/v1beta1",
        ["kind"] = "KatibConfig",
        ["init"] = new JsonObject
        {
            ["controller"] = new JsonObject
            {
                ["webhookPort"] = Katib.WebhookPort,
                ["trialResources"] = new JsonArray("TrainJob.v1alpha1.trainer.kubeflow.org", "Job.v1.batch"),
                ["injectSecurityContext"] = true,
            },
        },
        ["runtime"] = new JsonObject
        {
            ["metricsCollectors"] = new JsonArray(
                Collector("StdOut", images.Katib("file-metrics-collector"), "512Mi"),
                Collector("File", images.Katib("file-metrics-collector"), "512Mi"),
                Collector("TensorFlowEvent", images.Katib("tfevent-metrics-collector"), "1Gi")),
            ["suggestions"] = new JsonArray(
                [.. Suggestions.Select(suggestion => (JsonNode)Algorithm(suggestion.Algorithm, images.Katib(suggestion.Image)))]),
            ["earlyStoppings"] = new JsonArray(Algorithm("medianstop", images.Katib("earlystopping-medianstop"))),
        },
    }.ToJsonString();

    private static JsonObject Collector(string kind, string image, string memory) => new()
    {
        ["kind"] = kind,
        ["image"] = image,
        ["resources"] = new JsonObject
        {
            ["requests"] = new JsonObject { ["cpu"] = "50m", ["memory"] = "64Mi" },
            ["limits"] = new JsonObject { ["cpu"] = "500m", ["memory"] = memory },
        },
    };

    private static JsonObject Algorithm(string algorithm, string image) => new()
    {
        ["algorithmName"] = algorithm,
        ["image"] = image,
        ["resources"] = new JsonObject
        {
            ["requests"] = new JsonObject { ["cpu"] = "100m", ["memory"] = "256Mi" },
            ["limits"] = new JsonObject { ["cpu"] = "1", ["memory"] = "1Gi" },
        },
        ["securityContext"] = new JsonObject
        {
            ["allowPrivilegeEscalation"] = false,
            ["capabilities"] = new JsonObject { ["drop"] = new JsonArray("ALL") },
            ["runAsNonRoot"] = true,
            ["runAsUser"] = 1000,
            ["seccompProfile"] = new JsonObject { ["type"] = "RuntimeDefault" },
        },
    };
}
