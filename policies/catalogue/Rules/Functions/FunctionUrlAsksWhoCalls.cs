using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-09.</summary>
internal sealed class FunctionUrlAsksWhoCalls() : ResourceRule(
    new()
    {
        Id = "LAM-09",
        Title = "Function URLs ask who calls",
        Demand = "The URL of a function takes signed requests only.",
        Why = "A URL without authentication can be called by everybody on the internet.",
        Repair = "Set the URL's authentication type to AWS_IAM.",
        Severity = Severity.High,
    },
    FunctionTypes.Urls)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = resource.Type == "aws-native:lambda:Url" ? "authType" : "authorizationType";
        var kind = resource[property];
        return [resource.Demand(property, kind.Is("AWS_IAM"), $"The URL of the function takes calls from everybody ({property} is {kind}).")];
    }
}
