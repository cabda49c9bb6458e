using System.Text.Json.Nodes;

namespace LandingZone.Security;

/// <summary>Which findings of a service are sent to people.</summary>
/// <param name="Name">The rule's name inside the zone, "findings-of-guardduty".</param>
/// <param name="Description">What is sent.</param>
/// <param name="Source">The source of the events, "aws.guardduty".</param>
/// <param name="DetailType">Their kind, "GuardDuty Finding".</param>
/// <param name="Detail">Which of them; null for all.</param>
internal sealed record FindingRule(string Name, string Description, string Source, string DetailType, Func<JsonObject>? Detail = null)
{
    /// <summary>The rules of a zone. GuardDuty's findings come at once from itself, so those that it hands to Security Hub are left out there.</summary>
    public static FindingRule[] Of(int leastSeverity) =>
    [
        new("findings-of-guardduty", "Threats that GuardDuty sees", "aws.guardduty", "GuardDuty Finding", () => new()
        {
            ["severity"] = new JsonArray(new JsonObject { ["numeric"] = new JsonArray(">=", leastSeverity) }),
        }),
        new("findings-of-security-hub", "Critical and high findings that are new", "aws.securityhub", "Security Hub Findings - Imported", () => new()
        {
            ["findings"] = new JsonObject
            {
                ["ProductName"] = new JsonArray(new JsonObject { ["anything-but"] = new JsonArray("GuardDuty") }),
                ["RecordState"] = new JsonArray("ACTIVE"),
                ["Severity"] = new JsonObject { ["Label"] = new JsonArray("CRITICAL", "HIGH") },
                ["Workflow"] = new JsonObject { ["Status"] = new JsonArray("NEW") },
            },
        }),
        new("findings-of-access-analyzer", "Resources that outsiders can reach", "aws.access-analyzer", "Access Analyzer Finding", () => new()
        {
            ["status"] = new JsonArray("ACTIVE"),
        }),
    ];

    /// <summary>The pattern in EventBridge's JSON.</summary>
    public string Pattern()
    {
        var pattern = new JsonObject { ["source"] = new JsonArray(Source), ["detail-type"] = new JsonArray(DetailType) };
        if (Detail is not null)
        {
            pattern["detail"] = Detail();
        }

        return pattern.ToJsonString(PatternText.Options);
    }
}
