using System.Text.Json.Nodes;
using LandingZone.Zones;

namespace LandingZone.Observability;

/// <summary>To whom alerts of Prometheus go: to the topic of their severity.</summary>
internal static class AlertRouting
{
    /// <summary>How a severity is written in the labels of alerts.</summary>
    public static string WordFor(AlarmSeverity severity) => severity == AlarmSeverity.Urgent ? "urgent" : "notice";

    /// <summary>
    /// The definition of the alert manager (Amazon Managed Service for Prometheus user guide, "Creating an alert manager configuration
    /// file"): a document that holds the configuration of Alertmanager as text.
    /// </summary>
    /// <param name="zone">The zone.</param>
    /// <param name="cluster">The cluster's name, for the subject of messages.</param>
    /// <param name="urgentTopicArn">The topic of those who are called at once.</param>
    /// <param name="noticeTopicArn">The topic of those who are told in working hours.</param>
    public static string Definition(ZoneIdentity zone, string cluster, string urgentTopicArn, string noticeTopicArn) =>
        PrometheusText.Of(new JsonObject
        {
            ["alertmanager_config"] = PrometheusText.Of(new JsonObject
            {
                ["route"] = new JsonObject
                {
                    ["receiver"] = WordFor(AlarmSeverity.Notice),
                    ["group_by"] = new JsonArray("alertname", "namespace"),
                    ["group_wait"] = "30s",
                    ["group_interval"] = "5m",
                    ["repeat_interval"] = "24h",
                    ["routes"] = new JsonArray(new JsonObject
                    {
                        ["receiver"] = WordFor(AlarmSeverity.Urgent),
                        ["matchers"] = new JsonArray($"severity=\"{WordFor(AlarmSeverity.Urgent)}\""),
                        ["repeat_interval"] = "4h",
                    }),
                },

                // A GPU that is broken is idle too, and nobody need hear of both.
                ["inhibit_rules"] = new JsonArray(new JsonObject
                {
                    ["source_matchers"] = new JsonArray("alertname=\"GpuBroken\""),
                    ["target_matchers"] = new JsonArray("alertname=\"GpuIdle\""),
                    ["equal"] = new JsonArray("node", "gpu"),
                }),
                ["receivers"] = new JsonArray(
                    Receiver(zone, AlarmSeverity.Urgent, cluster, urgentTopicArn), Receiver(zone, AlarmSeverity.Notice, cluster, noticeTopicArn)),
            }),
        });

    private static JsonObject Receiver(ZoneIdentity zone, AlarmSeverity severity, string cluster, string topicArn) => new()
    {
        ["name"] = WordFor(severity),
        ["sns_configs"] = new JsonArray(new JsonObject
        {
            ["topic_arn"] = topicArn,
            ["sigv4"] = new JsonObject { ["region"] = zone.Region.Name },
            ["send_resolved"] = true,

            // The subject that Alertmanager writes by itself has all labels, and is soon longer than the 100 characters that SNS takes.
            ["subject"] = $"GPUs of {cluster} ({WordFor(severity)})",
        }),
    };
}
