using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-07.</summary>
internal sealed class FunctionIsTraced() : ResourceRule(
    new()
    {
        Id = "LAM-07",
        Title = "Functions are traced",
        Demand = "A function's calls are traced with AWS X-Ray.",
        Why = "A trace shows which call of which service was slow or refused; logs of the single functions do not.",
        Repair = "Set tracingConfig.mode to Active, and let the role write to X-Ray.",
        Severity = Severity.Low,
        Controls = [Control.SecurityHub("Lambda.7"), Control.Nist("CA-7")],
    },
    FunctionTypes.Functions)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var mode = resource.Stated("tracingConfig")["mode"].Or("PassThrough");
        return [resource.Demand("tracingConfig.mode", mode.Is("Active"), $"The function is not traced by itself (tracingConfig.mode is {mode}).")];
    }
}
