using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Keys;

/// <summary>KMS-03.</summary>
internal sealed class KeysAreHardToDelete() : ResourceRule(
    new()
    {
        Id = "KMS-03",
        Title = "Keys are not deleted by mistake",
        Demand = "A key waits for 30 days before it is deleted, and Pulumi refuses to delete it.",
        Why = "With the key goes everything that it encrypts, for ever.",
        Repair = "Set deletionWindowInDays (pendingWindowInDays in aws-native) to 30, and protect in the resource's options.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("KMS.3"), Control.Nist("SC-12"), Control.Nist("SC-12(2)")],
        Options = [RuleOption.Number("days", "The least waiting time in days, from 7 to 30.", 30)],
    },
    KeyTypes.Keys)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = resource.Type.StartsWith("aws-native:", StringComparison.Ordinal) ? "pendingWindowInDays" : "deletionWindowInDays";

        // KMS waits for 30 days where nothing is said.
        var days = resource.Stated(property).Or(30);
        yield return resource.Demand(
            property, days.IsAtLeast(settings.Number("days")), $"The key can be gone {days} days after somebody deletes it ({property}).");
        yield return resource.Demand(
            resource.Protect is { } isProtected ? isProtected : Truth.Unknown,
            "Pulumi deletes the key when it leaves the program (protect is false).",
            "Whether Pulumi protects the key is not said here.");
    }
}
