using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Secrets;

/// <summary>SEC-03.</summary>
internal sealed class SecretPoliciesAreClosed() : ResourceRule(
    new()
    {
        Id = "SEC-03",
        Title = "Policies of secrets keep strangers out",
        Demand = "No policy of a secret allows everybody, and Secrets Manager is asked to refuse such policies.",
        Why = "One star in such a policy gives the secret to every account of AWS.",
        Repair = "Name the principals, or limit the statement to the organization, and set blockPublicPolicy to true.",
        Severity = Severity.High,
        Controls = [Control.Nist("AC-3")],
    },
    "aws:secretsmanager/secret:Secret",
    "aws:secretsmanager/secretPolicy:SecretPolicy",
    "aws-native:secretsmanager:ResourcePolicy")
{
    /// <summary>Condition keys that say who asks or from where; one of them keeps strangers out.</summary>
    private static readonly string[] Limits =
    [
        "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:SourceAccount", "aws:SourceArn",
        "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceVpc", "aws:SourceVpce", "aws:userid",
    ];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = resource.Type == "aws-native:secretsmanager:ResourcePolicy" ? "resourcePolicy" : "policy";
        var reading = PolicyDocument.Read(resource.Stated(property));
        var open = reading.Document?.Statements.FirstOrDefault(IsOpen);
        yield return resource.Demand(property, !reading.Has(IsOpen), $"The policy gives the secret to everybody ({open?.Label}).");

        if (resource.Type != "aws:secretsmanager/secret:Secret")
        {
            yield return resource.Demand(
                "blockPublicPolicy",
                resource.Stated("blockPublicPolicy").Or(false).IsTrue,
                "Secrets Manager is not asked to refuse public policies (blockPublicPolicy is false).");
        }
    }

    private static bool IsOpen(PolicyStatement statement) =>
        statement.IsAllow && statement.IsForEverybody && !statement.Conditions.Any(IsLimit);

    // A condition that denies a value, or that holds where the key is missing, lets the others in.
    private static bool IsLimit(PolicyCondition condition) =>
        Limits.Any(condition.IsOn) && !condition.HoldsWithoutKey && !condition.BareOperator.Contains("Not", StringComparison.OrdinalIgnoreCase)
        && condition.BareOperator != "Null" && !condition.Values.Contains("*");
}
