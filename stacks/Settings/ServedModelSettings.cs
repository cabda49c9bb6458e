using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Serving;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a model that serves on the zone's cluster.</summary>
public sealed record ServedModelSettings
{
    /// <summary>The model.</summary>
    public required ModelName Name { get; init; }

    /// <summary>The model server in its images.</summary>
    public required ServingRuntimeKind Runtime { get; init; }

    /// <summary>How large its pods are and how many there are.</summary>
    public required ServingSize Size { get; init; }

    /// <summary>The node pool that its pods are on; null for any.</summary>
    public required string? NodePool { get; init; }

    /// <summary>How long an answer may take, in seconds.</summary>
    public required int TimeoutSeconds { get; init; }

    /// <summary>Who may call it.</summary>
    public required IReadOnlyList<ModelCaller> Callers { get; init; }

    /// <summary>The limits at which somebody is called.</summary>
    public required PerformanceLimits Limits { get; init; }

    /// <summary>Its versions.</summary>
    public required ModelVersions Versions { get; init; }

    internal static SettingKind<ServedModelSettings> Kind { get; } = SettingKinds.Record(fields => new ServedModelSettings
    {
        Name = fields.Required("name", ModelVersionKind.ModelName, "The model, one of the registry's."),
        Runtime = fields.Required(
            "runtime",
            SettingKinds.Choice(
                ("triton", ServingRuntimeKind.Triton),
                ("mlserver", ServingRuntimeKind.MlServer),
                ("kserve", ServingRuntimeKind.KServe),
                ("torchserve", ServingRuntimeKind.TorchServe)),
            "The model server in its images: triton, mlserver, kserve or torchserve."),
        Size = fields.Optional("size", SizeKind, new ServingSize(), "How large its pods are and how many there are."),
        NodePool = fields.OptionalReference("nodePool", SettingKinds.Text, "The node pool that its pods are on. Default: any."),
        TimeoutSeconds = fields.Optional(
            "timeoutSeconds", SettingKinds.Integer(1, 600), 10, "How long an answer may take, in seconds. Default: 10."),
        Callers = fields.Required("callers", SettingKinds.ListOf(Caller, least: 1), "The workloads of the cluster that may call it."),
        Limits = fields.Optional("limits", LimitsKind, new PerformanceLimits(), "The limits at which somebody is called."),
        Versions = fields.Required("versions", ModelVersionKind.Versions, "Its versions, live and in stealth."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => ModelService.Check(settings.Name.Text, settings.ToArgs(reading.TrialZone, ServingSurroundings.None))));

    /// <summary>The limits of a model's performance.</summary>
    internal static SettingKind<PerformanceLimits> LimitsKind => SettingKinds.Record(fields => new PerformanceLimits
    {
        MaxErrorRate = fields.Optional("maxErrorPercent", SettingKinds.Integer(0, 100), 1, "Of requests, that may fail. Default: 1.") / 100d,
        MaxLatencyP99 = fields.Optional(
            "maxLatencyMs", SettingKinds.Integer(1, 600_000), 500, "For the slowest hundredth of requests, in milliseconds. Default: 500."),
        MinAccuracy = fields.Optional(
            "minAccuracyPercent", SettingKinds.Integer(0, 100), 80, "Of requests with a known outcome, to get right. Default: 80.") / 100d,
        MaxDrift = fields.Optional(
            "maxDriftPercent", SettingKinds.Integer(1, 1000), 20, "Population stability index of the confidence, times 100. Default: 20.") / 100d,
    });

    /// <summary>The arguments of the component.</summary>
    internal ModelServiceArgs ToArgs(ZoneIdentity zone, ServingSurroundings around) => new()
    {
        Zone = zone,
        Space = around.Space!,
        ClusterName = around.ClusterName,
        ClusterArn = around.ClusterArn,
        Model = Name,
        Versions = Versions,
        Runtime = Runtime,
        Size = Size,
        NodePool = NodePool,
        TimeoutSeconds = TimeoutSeconds,
        Artifacts = around.Artifacts!,
        DataStore = around.DataStore!,
        Sinks = around.SinksOf(Name),
        EndpointBlock = around.EndpointBlock!,
        Callers = Callers,
        PermissionBoundaryArn = around.Boundary,
    };

    private static SettingKind<ModelCaller> Caller => SettingKinds.Record(fields => new ModelCaller(
        fields.Required("namespace", SettingKinds.Text, "The Kubernetes namespace."),
        fields.Required("serviceAccount", SettingKinds.Text, "The service account.")));

    private static SettingKind<ServingSize> SizeKind => SettingKinds.Record(fields => new ServingSize
    {
        MilliCpus = fields.Optional("milliCpus", SettingKinds.Integer(100, 192_000), 1000, "Thousandths of a CPU of a pod. Default: 1000."),
        MemoryMib = fields.Optional("memoryMib", SettingKinds.Integer(256, 2_000_000), 2048, "Memory of a pod in MiB. Default: 2048."),
        Gpus = fields.Optional("gpus", SettingKinds.Integer(0, 8), 0, "GPUs of a pod. Default: 0."),
        MinReplicas = fields.Optional("minReplicas", SettingKinds.Integer(2, 100), 3, "The fewest pods of a live version. Default: 3."),
        MaxReplicas = fields.Optional("maxReplicas", SettingKinds.Integer(2, 500), 12, "The most pods of a version. Default: 12."),
        MinStealthReplicas = fields.Optional(
            "minStealthReplicas", SettingKinds.Integer(1, 100), 1, "The fewest pods of a version in stealth. Default: 1."),
    });
}
