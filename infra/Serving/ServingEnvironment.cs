using LandingZone.Registry;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>
/// What a serving container is told (docs/models.md). One in stealth is not told where clients are.
/// </summary>
internal static class ServingEnvironment
{
    /// <summary>The variables by name.</summary>
    public static IReadOnlyDictionary<string, Input<string>> Of(
        ModelName model, ModelVersion version, ModelDataStore store, ResultSinks? sinks)
    {
        var variables = new SortedDictionary<string, Input<string>>(StringComparer.Ordinal)
        {
            ["MODEL_NAME"] = model.Text,
            ["MODEL_VERSION"] = version.Name.Text,
            ["MODEL_ARTIFACTS"] = string.Join(',', version.Artifacts),
            ["SERVING_MODE"] = version.Mode.Word,
            ["DATA_STORE_URI"] = Output.Format($"s3://{store.BucketName}/{ModelDataStore.PrefixOf(model, version)}"),
        };
        if (version.Mode is ServingMode.Live && sinks is not null)
        {
            variables["CLIENT_RESULTS_URI"] = sinks.Uri;
            variables["CLIENT_QUEUE_URL"] = sinks.QueueUrl;
        }

        return variables;
    }
}
