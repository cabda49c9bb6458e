using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>ATH-03.</summary>
internal sealed class WorkgroupsPublishMetrics() : ResourceRule(
    new()
    {
        Id = "ATH-03",
        Title = "Workgroups publish what their queries do",
        Demand = "A workgroup publishes query metrics to CloudWatch.",
        Why = "Without them nobody sees a query that reads everything, before the bill or the leak does.",
        Repair = "Set publishCloudwatchMetricsEnabled (publishCloudWatchMetricsEnabled in aws-native) to true.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Athena.4")],
    },
    "aws:athena/workgroup:Workgroup",
    "aws-native:athena:WorkGroup")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        // The default is true in the one provider; the other hands over what it is given, and the service takes nothing for no.
        var property = AthenaWorkgroup.PropertyOf(resource);
        var isNative = resource.Type == "aws-native:athena:WorkGroup";
        var flag = isNative ? "publishCloudWatchMetricsEnabled" : "publishCloudwatchMetricsEnabled";
        yield return resource.Demand(
            $"{property}.{flag}", resource.Given(property)[flag].Or(!isNative).IsTrue, $"The workgroup publishes no metrics of its queries ({flag} is false).");
    }
}
