using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Keys;

/// <summary>KMS-02.</summary>
internal sealed class KeysAreNotPublic() : ResourceRule(
    new()
    {
        Id = "KMS-02",
        Title = "Keys are not for everybody",
        Demand = "No statement of a key policy allows everybody without a condition that ties the caller to something fixed.",
        Why = "A stranger's account could decrypt what the key protects, or lock the bank out of it.",
        Repair = "Name the principals, or add a condition such as aws:PrincipalOrgID or kms:CallerAccount with a fixed value.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("KMS.5")],
    },
    KeyTypes.PolicyHolders)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = KeyTypes.PolicyOf(resource.Type);
        var reading = PolicyDocument.Read(resource.Stated(property));
        if (reading.Document is not { } document)
        {
            // A key without a policy has KMS's own, which names the account.
            return
            [
                reading.Fault is { } fault ? Verdict.Open(resource, $"The key policy cannot be read: {fault}.", property)
                : reading.IsUnknown ? Verdict.Open(resource, $"{property} is not known yet.", property)
                : null,
            ];
        }

        return document.Statements.Where(statement => statement.IsPublic).Select(
            statement => Verdict.Breach(resource, $"In the key policy, {statement.Label} allows everybody.", property));
    }
}
