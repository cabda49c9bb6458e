using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-13.</summary>
internal sealed class EndpointsHavePolicies() : StackRule(
    new()
    {
        Id = "NET-13",
        Title = "Endpoints keep data inside the organisation",
        Demand = "The policy of a VPC endpoint does not allow everybody to do everything.",
        Why = "Through such an endpoint, foreign credentials can carry data to a foreign account without ever leaving the network.",
        Repair =
            "Set policy: name the actions and resources, or tie callers and resources to the organisation with aws:PrincipalOrgID "
            + "and aws:ResourceOrgID.",
        Severity = Severity.High,
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var policies = new Companions(stack, "vpcEndpointId", "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy");
        foreach (var endpoint in stack.OfType(NetworkTypes.Endpoints))
        {
            // Gateway load balancers and the services of other companies take no policy.
            var takesNone = endpoint["serviceName"].Matches(name => name.Contains(".vpce.", StringComparison.Ordinal)).IsYes
                || endpoint.Stated("vpcEndpointType").IsOneOf("GatewayLoadBalancer", "Resource", "ServiceNetwork").IsYes;
            if (takesNone)
            {
                continue;
            }

            var property = endpoint.Type == NetworkTypes.Endpoints[0] ? "policy" : "policyDocument";
            var standalone = policies.Of(endpoint);
            if (standalone.Count > 0)
            {
                foreach (var policy in standalone)
                {
                    yield return Judge(policy, "policy");
                }
            }
            else if (endpoint.Inputs[property].IsAbsent && policies.HasStray)
            {
                yield return Verdict.Open(endpoint, "The endpoint of a policy is not known yet.");
            }
            else
            {
                yield return Judge(endpoint, property);
            }
        }
    }

    private static Verdict? Judge(Resource on, string property)
    {
        var reading = PolicyDocument.Read(on.Stated(property));
        if (reading.Document is not { } document)
        {
            return on.Demand(
                property,
                reading.IsUnknown ? Truth.Unknown : Truth.No,
                reading.Fault is { } fault
                    ? $"The endpoint's policy cannot be read: {fault}."
                    : "The endpoint has no policy, and the one that AWS gives it allows everybody everything.");
        }

        var open = document.Allows.FirstOrDefault(IsOpen);
        return on.Demand(property, open is null, $"In the endpoint's policy, {open?.Label} allows everybody every action.");
    }

    private static bool IsOpen(PolicyStatement statement) =>
        statement.IsForEverybody
        && (statement.Actions?.Any(action => action is "*" or "*:*") ?? true)
        && !CallerConditions.Bind(statement)
        && !statement.Conditions.Any(condition => condition.IsOn("aws:ResourceOrgID") || condition.IsOn("aws:ResourceAccount"));
}
