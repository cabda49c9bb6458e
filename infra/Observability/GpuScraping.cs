using System.Text.Json.Nodes;

namespace LandingZone.Observability;

/// <summary>What the managed scraper fetches from a cluster, and what of it is kept: what the rules need, since each sample costs.</summary>
internal static class GpuScraping
{
    /// <summary>The port of NVIDIA's DCGM exporter.</summary>
    public const int ExporterPort = 9400;

    /// <summary>The port of kube-state-metrics.</summary>
    public const int StatePort = 8080;

    /// <summary>The label by which the exporter's pods are known: the operator gives it to them.</summary>
    public const string ExporterApp = "nvidia-dcgm-exporter";

    /// <summary>The configuration of the scraper.</summary>
    /// <param name="cluster">The cluster's name, which every series carries.</param>
    /// <param name="exporterNamespace">The namespace of the GPU operator.</param>
    public static string Configuration(string cluster, string exporterNamespace) => PrometheusText.Of(new JsonObject
    {
        ["global"] = new JsonObject
        {
            ["scrape_interval"] = "60s",
            ["scrape_timeout"] = "30s",
            ["external_labels"] = new JsonObject { ["cluster"] = cluster },
        },
        ["scrape_configs"] = new JsonArray(
            Job(
                "dcgm-exporter",
                "app",
                ExporterApp,
                ExporterPort,
                exporterNamespace,
                Keep("DCGM_FI_.+", "__name__")),
            Job(
                "kube-state-metrics",
                "app_kubernetes_io_name",
                "kube-state-metrics",
                StatePort,
                within: null,
                Keep(
                    "(kube_pod_container_resource_requests|kube_node_status_allocatable);nvidia_com_gpu|kube_pod_status_phase;",
                    "__name__",
                    "resource"))),
    });

    /// <summary>Pods with a label, by their port; what they say of namespaces and pods is about others, and stays as they say it.</summary>
    private static JsonObject Job(string name, string label, string value, int port, string? within, JsonObject kept)
    {
        var discovery = new JsonObject { ["role"] = "pod" };
        if (within is not null)
        {
            discovery["namespaces"] = new JsonObject { ["names"] = new JsonArray(within) };
        }

        var job = new JsonObject
        {
            ["job_name"] = name,
            ["honor_labels"] = true,
            ["kubernetes_sd_configs"] = new JsonArray(discovery),
            ["relabel_configs"] = new JsonArray(
                Keep(value, $"__meta_kubernetes_pod_label_{label}"),
                Keep(FormattableString.Invariant($"{port}"), "__meta_kubernetes_pod_container_port_number"),
                Keep("Running", "__meta_kubernetes_pod_phase")),
            ["metric_relabel_configs"] = new JsonArray(kept),
        };

        // kube-state-metrics tells of all nodes, whichever its own is.
        if (within is not null)
        {
            job["relabel_configs"]!.AsArray().Add(new JsonObject
            {
                ["action"] = "replace",
                ["source_labels"] = new JsonArray("__meta_kubernetes_pod_node_name"),
                ["target_label"] = "node",
            });
        }

        return job;
    }

    private static JsonObject Keep(string pattern, params string[] labels) => new()
    {
        ["action"] = "keep",
        ["source_labels"] = new JsonArray([.. labels.Select(label => JsonValue.Create(label))]),
        ["regex"] = pattern,
    };
}
