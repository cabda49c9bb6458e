using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Logging;

/// <summary>LOG-02.</summary>
internal sealed class LogGroupKeepsItsEntries() : ResourceRule(
    new()
    {
        Id = "LOG-02",
        Title = "Log groups keep their entries for a year",
        Demand = "A log group says how long it keeps its entries, and that is a year at least.",
        Why = "What happened is often asked months later. A group that says nothing keeps everything for ever, which nobody decided.",
        Repair = "Set retentionInDays to 365 or more.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("CloudWatch.16"), Control.Nist("AU-11")],
        Options = [RuleOption.Number("days", "The least number of days.", 365)],
    },
    LogGroupTypes.Groups)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var days = resource.Stated("retentionInDays").Or(0);
        return
        [
            resource.Demand(
                "retentionInDays",
                days.IsAtLeast(settings.Number("days")),
                days.IsAtMost(0).IsYes
                    ? "The log group does not say how long it keeps its entries (retentionInDays is not set)."
                    : $"The log group keeps its entries for {days} days (retentionInDays)."),
        ];
    }
}
