using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-11.</summary>
internal sealed class PasswordsAreLongAndNew() : ResourceRule(
    new()
    {
        Id = "IAM-11",
        Title = "Passwords are long and not used again",
        Demand = "The account's password policy asks for 14 characters or more and remembers the last 24 passwords.",
        Why = "A short or old password is the one that is already in somebody's list.",
        Repair = "Set minimumPasswordLength to 14 or more and passwordReusePrevention to 24.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.SecurityHub("IAM.15"), Control.SecurityHub("IAM.16"), Control.CisAws("1.8"), Control.CisAws("1.9"), Control.Pci("8.3.7"),
        ],
        Options =
        [
            RuleOption.Number("length", "The least number of characters.", 14),
            RuleOption.Number("remembered", "The least number of passwords that are remembered; 24 is the most that IAM takes.", 24),
        ],
    },
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        // Without the property, IAM takes 6 characters (the provider's default too) and remembers nothing.
        var length = resource.Stated("minimumPasswordLength").Or(6);
        var remembered = resource.Stated("passwordReusePrevention").Or(0);
        yield return resource.Demand(
            "minimumPasswordLength", length.IsAtLeast(settings.Number("length")), $"A password may be as short as {length} characters.");
        yield return resource.Demand(
            "passwordReusePrevention",
            remembered.IsAtLeast(settings.Number("remembered")),
            $"IAM remembers the last {remembered} passwords only.");
    }
}
