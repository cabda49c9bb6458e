using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Keys;

/// <summary>KMS-06.</summary>
internal sealed class AdministratorsDoNotUseKeys() : ResourceRule(
    new()
    {
        Id = "KMS-06",
        Title = "Who administers a key does not use it",
        Demand = "No caller of a key policy may both change the key and use it, and a whole account uses it through services only.",
        Why = "Otherwise one stolen identity can both read the data and take away everybody else's way to it.",
        Repair =
            "Give administration and use to different principals; where an account is named for use, add a condition on "
            + "kms:ViaService or aws:PrincipalArn.",
        Severity = Severity.Medium,
    },
    KeyTypes.PolicyHolders)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = KeyTypes.PolicyOf(resource.Type);
        var reading = PolicyDocument.Read(resource.Stated(property));
        if (reading.Document is not { } document)
        {
            if (reading.IsUnknown || reading.Fault is not null)
            {
                yield return Verdict.Open(
                    resource,
                    reading.Fault is { } fault ? $"The key policy cannot be read: {fault}." : $"{property} is not known yet.",
                    property);
            }

            yield break;
        }

        var administrators = document.Allows.Where(statement => statement.Administers()).SelectMany(statement => statement.Callers());
        foreach (var caller in administrators.Distinct().Where(caller => KeyCallers.Use.Any(action => May(document, caller, action))))
        {
            yield return Verdict.Breach(resource, $"Whoever is {caller} both administers the key and uses it.", property);
        }

        foreach (var statement in document.Allows.Where(one => one.Encrypts() && !one.Administers() && one.IsForAccount()))
        {
            yield return resource.Demand(
                property,
                statement.Conditions.Any(condition => condition.IsOn("kms:ViaService") && !condition.HoldsWithoutKey),
                $"In the key policy, {statement.Label} lets {string.Join(", ", statement.Callers())} use the key directly and not through a service.");
        }
    }

    private static bool May(PolicyDocument document, string caller, string action) =>
        document.Allows.Any(statement => statement.IsAboutAction(action) && statement.Callers().Contains(caller))
        && !document.Denies.Any(
            statement => statement.IsAboutAction(action)
                && statement.Conditions.Count == 0
                && (statement.IsForEverybody || statement.Callers().Contains(caller)));
}
