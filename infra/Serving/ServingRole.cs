using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Zones;

namespace LandingZone.Serving;

/// <summary>
/// What the role of a version may do, on Kubernetes as on SageMaker. The mode is part of the role's name, so that the client side can tell
/// live roles from all others; and it alone decides whether the client side is among the role's rights.
/// </summary>
internal static class ServingRole
{
    /// <summary>What the names of live versions' roles begin with, after the zone's.</summary>
    public const string LivePrefix = "live-";

    /// <summary>The workload that the role is for.</summary>
    public static string WorkloadOf(ModelName model, ModelVersion version) => $"{version.Mode.Word}-{model}-{version.Name}";

    /// <summary>A pattern of the ARNs of the zone's roles whose workloads begin with a word.</summary>
    public static string RolePattern(this ZoneIdentity zone, string prefix) =>
        $"arn:{zone.Partition}:iam::{zone.AccountId}:role/{zone.Name}-{prefix}*";

    /// <summary>For people who read the list of roles.</summary>
    public static string DescriptionOf(ModelName model, ModelVersion version) => version.Mode is ServingMode.Live
        ? $"Version {version.Name} of the model {model}, live: answers clients and writes the ML data store"
        : $"Version {version.Name} of the model {model}, in stealth: writes the ML data store and reaches no client";

    /// <summary>The rights: its own files, its own folder of the ML data store, and the client side where it is live.</summary>
    public static IReadOnlyList<PolicyStatement> Statements(
        ModelName model, ModelVersion version, ModelArtifacts artifacts, ModelDataStore store, ResultSinks? sinks) =>
    [
        .. artifacts.ReadStatements(model, version.Name),
        .. store.WriteStatements(model, version),
        .. version.Mode is ServingMode.Live && sinks is not null ? sinks.WriteStatements() : [],
    ];
}
