using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-05.</summary>
internal sealed class FunctionHasReservedConcurrency() : ResourceRule(
    new()
    {
        Id = "LAM-05",
        Title = "Functions reserve their concurrency",
        Demand = "A function says how many calls run at once.",
        Why = "Without a limit one function can use up what the account has for all of them, and overrun the database behind it.",
        Repair = "Set reservedConcurrentExecutions to the number of calls that may run at once.",
        Severity = Severity.Low,
    },
    FunctionTypes.Functions)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        // -1 is the provider's default: no reservation.
        resource.Demand(
            "reservedConcurrentExecutions",
            resource.Stated("reservedConcurrentExecutions").Or(-1).IsAtLeast(0),
            "The function has no limit of its own (reservedConcurrentExecutions is not set)."),
    ];
}
