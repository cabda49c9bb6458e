namespace LandingZone.Cluster;

/// <summary>
/// What the DCGM exporter tells of each GPU: one field a line, with its Prometheus type and what it is (NVIDIA, "DCGM-Exporter", and "Field
/// Identifiers" of DCGM). Errors of the memory and throttling are not in the exporter's own list.
/// </summary>
internal static class GpuExporterFields
{
    /// <summary>The name of the ConfigMap with them.</summary>
    public const string ConfigName = "gpu-exporter-fields";

    private static readonly (string Field, string Kind, string Help)[] All =
    [
        ("DCGM_FI_DEV_GPU_UTIL", "gauge", "How busy the GPU is in percent."),
        ("DCGM_FI_PROF_GR_ENGINE_ACTIVE", "gauge", "The part of the time in which its engines work; of each instance where it is cut."),
        ("DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", "gauge", "The part of the time in which its tensor cores work."),
        ("DCGM_FI_DEV_FB_USED", "gauge", "Memory in use in MiB."),
        ("DCGM_FI_DEV_FB_FREE", "gauge", "Free memory in MiB."),
        ("DCGM_FI_DEV_GPU_TEMP", "gauge", "Its temperature in degrees Celsius."),
        ("DCGM_FI_DEV_POWER_USAGE", "gauge", "The power that it draws in watts."),
        ("DCGM_FI_DEV_XID_ERRORS", "gauge", "The last XID error."),
        ("DCGM_FI_DEV_ECC_DBE_VOL_TOTAL", "counter", "Double-bit ECC errors since it started."),
        ("DCGM_FI_DEV_ROW_REMAP_FAILURE", "gauge", "Whether remapping of memory rows failed."),
        ("DCGM_FI_DEV_THERMAL_VIOLATION", "counter", "For how long it was slowed down because it was hot."),
    ];

    /// <summary>The fields as the exporter reads them.</summary>
    public static string Csv => string.Concat(All.Select(one => $"{one.Field}, {one.Kind}, {one.Help}\n"));
}
