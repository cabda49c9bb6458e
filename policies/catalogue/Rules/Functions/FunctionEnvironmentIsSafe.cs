using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-06.</summary>
internal sealed class FunctionEnvironmentIsSafe() : ResourceRule(
    new()
    {
        Id = "LAM-06",
        Title = "Environments of functions are encrypted and hold no secrets",
        Demand = "A function with environment variables has a customer managed key, and none of the variables looks like a secret.",
        Why = "Everybody who may look at the function's settings reads its variables, and they stay in every published version.",
        Repair = "Set kmsKeyArn; keep the secret in Secrets Manager and give the function its ARN.",
        Severity = Severity.High,
    },
    FunctionTypes.Functions)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var variables = resource.Stated("environment")["variables"];
        yield return resource.Demand(
            "kmsKeyArn",
            !variables.IsSet | resource.Stated("kmsKeyArn").IsSet,
            "The environment is encrypted with the key of AWS (kmsKeyArn is not set).");
        foreach (var (name, value) in variables.Entries)
        {
            var path = $"environment.variables.{name}";
            yield return resource.Demand(path, !SecretLook.Has(name, value), $"The environment variable {name} holds what looks like a secret.");
        }
    }
}
