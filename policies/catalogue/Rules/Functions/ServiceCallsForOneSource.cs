using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-10.</summary>
internal sealed class ServiceCallsForOneSource() : ResourceRule(
    new()
    {
        Id = "LAM-10",
        Title = "A service calls a function for one source",
        Demand = "A permission for a service names the resource for which the service may call.",
        Why = "A service works for all its customers: without a source, anybody can have it call the bank's function.",
        Repair = "Set sourceArn to the rule, topic, bucket or other resource that calls.",
        Severity = Severity.Critical,
    },
    FunctionTypes.Permissions)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var principal = resource["principal"];
        var source = resource["sourceArn"];
        return
        [
            resource.Demand(
                "sourceArn",
                !principal.Matches(text => text.Contains(".amazonaws.com", StringComparison.Ordinal))
                | (source.IsSet & !source.Matches(text => text.Trim('*').Length == 0))
                | resource["eventSourceToken"].IsSet,
                $"{principal.Text} may call the function for anybody (sourceArn is {source})."),
        ];
    }
}
