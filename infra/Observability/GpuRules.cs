using System.Globalization;

namespace LandingZone.Observability;

/// <summary>
/// What is recorded and what rings about a cluster's GPUs, from the metrics of NVIDIA's DCGM exporter (DCGM_FI_…) and of kube-state-metrics
/// (kube_…). Shares of a GPU count as such: where four pods take turns on one, each holds a quarter.
/// </summary>
internal static class GpuRules
{
    private const string Resource = "resource=\"nvidia_com_gpu\"";

    /// <summary>
    /// Errors after which a GPU or its node needs a person (NVIDIA, "XID Errors"): double-bit ECC (48), failed row remapping (64), NVLink (74),
    /// fallen off the bus (79), contained and uncontained ECC (94, 95), system processor not responding (119).
    /// </summary>
    private static readonly int[] HardwareFaults = [48, 64, 74, 79, 94, 95, 119];

    /// <summary>Requests for GPUs, once for each pod, however many replicas of kube-state-metrics tell of them.</summary>
    private static string RequestsOf(string phase) =>
        $"sum by (namespace, pod, node) (max by (namespace, pod, container, node) (kube_pod_container_resource_requests{{{Resource}}}))"
        + $" * on (namespace, pod) group_left () max by (namespace, pod) (kube_pod_status_phase{{phase=\"{phase}\"}} == 1)";

    /// <summary>How busy GPUs are, who holds how many, and what part of the bill is whose. Namespaces are those of the teams.</summary>
    public static IReadOnlyList<PrometheusRule> Records { get; } =
    [
        // Profiling knows how busy the parts of a cut GPU are; utilisation is there where profiling is not.
        PrometheusRule.Record("gpu:busy:ratio", "DCGM_FI_PROF_GR_ENGINE_ACTIVE * 1 or DCGM_FI_DEV_GPU_UTIL / 100"),
        PrometheusRule.Record("node:gpus:count", "count by (node) (count by (node, gpu) (DCGM_FI_DEV_FB_FREE))"),
        PrometheusRule.Record(
            "namespace:gpus_held:sum",
            $"sum by (namespace) (sum by (namespace, node) ({RequestsOf("Running")})"
            + $" / on (node) group_left () max by (node) (kube_node_status_allocatable{{{Resource}}} > 0)"
            + " * on (node) group_left () max by (node) (node:gpus:count))"),
        PrometheusRule.Record("namespace:gpus_busy:sum", "sum by (namespace) (gpu:busy:ratio{namespace!=\"\"})"),

        // One sample a minute, sixty of them for an hour of a GPU; with half a minute less it is sixty whether or not the range takes in its beginning.
        PrometheusRule.Record("namespace:gpu_hours:1h", "sum_over_time(namespace:gpus_held:sum[59m30s]) / 60"),
        PrometheusRule.Record(
            "namespace:gpu_cost_share:1d",
            "sum by (namespace) (sum_over_time(namespace:gpus_held:sum[1d])) / on () group_left () sum(sum_over_time(namespace:gpus_held:sum[1d]))"),
        PrometheusRule.Record("namespace:gpus_waited_for:sum", $"sum by (namespace) ({RequestsOf("Pending")})"),
    ];

    /// <summary>The alerts.</summary>
    public static IReadOnlyList<PrometheusRule> Alerts(GpuThresholds limits) =>
    [
        PrometheusRule.Alert(
            "GpuIdle",
            AlarmSeverity.Notice,
            10,
            $"avg_over_time(gpu:busy:ratio{{pod!=\"\"}}[{limits.IdleMinutes}m]) * 100 < {limits.IdlePercent}",
            $"A GPU that a pod holds has done next to nothing for {limits.IdleMinutes} minutes: pod {{{{ $labels.namespace }}}}/{{{{ $labels.pod }}}}, "
            + "GPU {{ $labels.gpu }} of {{ $labels.node }}. It is paid for all the same; ask its owner to end the pod or to feed it faster."),
        PrometheusRule.Alert(
            "GpusUnused",
            AlarmSeverity.Notice,
            limits.UnusedMinutes,
            "sum(node:gpus:count) - (sum(namespace:gpus_held:sum) or vector(0)) >= 1",
            "{{ $value }} GPUs run and no pod holds them. Look for nodes that cannot be stopped, and for pools with too high a minimum."),
        PrometheusRule.Alert(
            "GpuBroken",
            AlarmSeverity.Urgent,
            1,
            string.Join(" or ", HardwareFaults.Select(code => $"DCGM_FI_DEV_XID_ERRORS == {code.ToString(CultureInfo.InvariantCulture)}")),
            "GPU {{ $labels.gpu }} of {{ $labels.node }} reports the hardware error XID {{ $value }}. "
            + "Cordon and drain the node, and end its instance, so that the pool gets another."),
        PrometheusRule.Alert(
            "GpuError",
            AlarmSeverity.Notice,
            0,
            "changes(DCGM_FI_DEV_XID_ERRORS[15m]) > 0 and DCGM_FI_DEV_XID_ERRORS > 0",
            "GPU {{ $labels.gpu }} of {{ $labels.node }} reported an XID error; DCGM_FI_DEV_XID_ERRORS says which. "
            + "Mostly a program did what it must not: look at the logs of pod {{ $labels.namespace }}/{{ $labels.pod }}."),
        PrometheusRule.Alert(
            "GpuMemoryErrors",
            AlarmSeverity.Urgent,
            0,
            "increase(DCGM_FI_DEV_ECC_DBE_VOL_TOTAL[1h]) > 0 or DCGM_FI_DEV_ROW_REMAP_FAILURE > 0",
            "The memory of GPU {{ $labels.gpu }} of {{ $labels.node }} has errors that it could not correct. "
            + "Results since then are in doubt; drain the node and end its instance."),
        PrometheusRule.Alert(
            "GpuHot",
            AlarmSeverity.Urgent,
            10,
            $"DCGM_FI_DEV_GPU_TEMP >= {limits.HotCelsius}",
            "GPU {{ $labels.gpu }} of {{ $labels.node }} is at {{ $value }} degrees Celsius. If it stays so, end the node's instance."),
        PrometheusRule.Alert(
            "GpuThrottled",
            AlarmSeverity.Notice,
            10,
            "rate(DCGM_FI_DEV_THERMAL_VIOLATION[10m]) > 0",
            "GPU {{ $labels.gpu }} of {{ $labels.node }} slows down because it is hot, and work on it takes longer."),
        PrometheusRule.Alert(
            "GpuMemoryNearlyFull",
            AlarmSeverity.Notice,
            30,
            $"DCGM_FI_DEV_FB_USED / (DCGM_FI_DEV_FB_USED + DCGM_FI_DEV_FB_FREE) * 100 > {limits.MemoryPercent}",
            "The memory of GPU {{ $labels.gpu }} of {{ $labels.node }} is {{ $value }} percent full. "
            + "What runs there may soon end for want of it: pod {{ $labels.namespace }}/{{ $labels.pod }}."),
        PrometheusRule.Alert(
            "PodsWaitForGpus",
            AlarmSeverity.Notice,
            limits.WaitMinutes,
            "namespace:gpus_waited_for:sum > 0",
            $"Pods of {{{{ $labels.namespace }}}} have waited {limits.WaitMinutes} minutes for {{{{ $value }}}} GPUs. "
            + "Look at the pods' events: a quota, a pool at its most nodes, or a region without capacity."),
        PrometheusRule.Alert(
            "GpuExporterDown",
            AlarmSeverity.Notice,
            10,
            "up{job=\"dcgm-exporter\"} == 0",
            "The exporter of GPU metrics on {{ $labels.node }} does not answer. Look at its pod in the operator's namespace."),
        PrometheusRule.Alert(
            "GpuMetricsMissing",
            AlarmSeverity.Urgent,
            30,
            $"max by (node) (kube_node_status_allocatable{{{Resource}}} > 0) unless on (node) max by (node) (DCGM_FI_DEV_GPU_TEMP)",
            "Node {{ $labels.node }} has GPUs of which nothing is heard. Their faults would go unseen."),
        PrometheusRule.Alert(
            "NothingScraped",
            AlarmSeverity.Urgent,
            5,
            "absent_over_time(up{job=\"kube-state-metrics\"}[10m])",
            "No metrics of the cluster have come for ten minutes. Look at the state of the scraper and at its security group."),
    ];
}
