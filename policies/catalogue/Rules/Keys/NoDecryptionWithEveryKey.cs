using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Identity;

namespace LandingZone.Policies.Rules.Keys;

/// <summary>KMS-05.</summary>
internal sealed class NoDecryptionWithEveryKey() : StackRule(
    new()
    {
        Id = "KMS-05",
        Title = "Nobody decrypts with every key",
        Demand = "No policy that gives rights allows kms:Decrypt or kms:ReEncryptFrom with every key.",
        Why = "Then a key's own policy is all that keeps its data apart from the rest.",
        Repair = "Name the ARNs of the keys in Resource, or at least the region and the account.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.Fsbp("KMS.1"), Control.Fsbp("KMS.2"),
            Control.Nist("AC-2"), Control.Nist("AC-3"), Control.Nist("AC-5"), Control.Nist("AC-6"),
        ],
    })
{
    private const string EveryKey = "arn:aws:kms:*:*:key/*";
    private static readonly string[] Actions = ["kms:Decrypt", "kms:ReEncryptFrom"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
        IdentityPolicies.In(stack).SelectMany(
            policy => policy.Refuse(
                statement => Actions.FirstOrDefault(statement.IsAboutAction) is { } action && IsForEveryKey(statement)
                    ? $"allows {action} with every key"
                    : null));

    private static bool IsForEveryKey(PolicyStatement statement) =>
        statement.Resources?.Any(pattern => Wildcard.Covers(pattern, EveryKey))
        ?? !(statement.NotResources ?? []).Any(pattern => Wildcard.Overlap(pattern, EveryKey));
}
