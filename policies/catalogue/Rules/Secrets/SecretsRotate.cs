using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Secrets;

/// <summary>SEC-02.</summary>
internal sealed class SecretsRotate() : StackRule(
    new()
    {
        Id = "SEC-02",
        Title = "Secrets rotate",
        Demand = "A secret has a rotation that is on and comes within the days that the option names.",
        Why = "A secret that never changes is known to everybody who ever read it.",
        Repair = "Add an aws.secretsmanager.SecretRotation with rotationRules; where nobody but the issuer can change the secret, "
            + "write a waiver with the reason.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.Fsbp("SecretsManager.1"), Control.SecurityHub("SecretsManager.4"), Control.Nist("AC-2(1)"),
            Control.Pci("8.6.3"), Control.Pci("8.3.9"),
        ],
        Options = [RuleOption.Number("days", "The most days between two rotations.", 90)],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var rotations = new Companions(stack, "secretId", "aws:secretsmanager/secretRotation:SecretRotation", "aws-native:secretsmanager:RotationSchedule");
        foreach (var secret in stack.OfType("aws:secretsmanager/secret:Secret", "aws-native:secretsmanager:Secret"))
        {
            if (rotations.Of(secret) is not [var rotation, ..])
            {
                yield return secret.Demand(
                    rotations.HasStray ? Truth.Unknown : Truth.No, "The secret has no rotation.", "Whether the secret has a rotation is not known yet.");
                continue;
            }

            yield return rotation.Demand(
                "rotationEnabled", rotation.Stated("rotationEnabled").Or(true).IsTrue, $"The rotation of '{secret.Name}' is off (rotationEnabled is false).");

            var rules = rotation.Given("rotationRules");
            var days = RotationInterval.DaysOf(rules);
            yield return rotation.Demand(
                "rotationRules",
                rules.IsUnknown || days.IsUnknown ? Truth.Unknown : days.IsAtMost(settings.Number("days")),
                $"The secret '{secret.Name}' rotates every {days.Text ?? "?"} days, and {settings.Number("days")} are the most.");
        }
    }
}
