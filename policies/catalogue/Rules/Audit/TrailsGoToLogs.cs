using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>CTR-04.</summary>
internal sealed class TrailsGoToLogs() : ResourceRule(
    new()
    {
        Id = "CTR-04",
        Title = "Trails go to CloudWatch Logs too",
        Demand = "A trail writes to a log group, with a role for it.",
        Why = "Alarms and quick questions need the events in a log group; files in a bucket are read hours later.",
        Repair = "Set cloudWatchLogsGroupArn (cloudWatchLogsLogGroupArn in aws-native) and cloudWatchLogsRoleArn.",
        Severity = Severity.Low,
        Controls = [Control.Fsbp("CloudTrail.5"), Control.Nist("AU-6(3)"), Control.Nist("SI-4(20)")],
    },
    "aws:cloudtrail/trail:Trail",
    "aws-native:cloudtrail:Trail")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = resource.Type == "aws-native:cloudtrail:Trail" ? "cloudWatchLogsLogGroupArn" : "cloudWatchLogsGroupArn";
        yield return resource.Demand(property, resource.Given(property).IsSet, $"The trail writes to no log group ({property} is not set).");
        yield return resource.Demand(
            "cloudWatchLogsRoleArn",
            !resource.Given(property).IsSet | resource.Given("cloudWatchLogsRoleArn").IsSet,
            "The trail has no role to write to its log group with (cloudWatchLogsRoleArn is not set).");
    }
}
