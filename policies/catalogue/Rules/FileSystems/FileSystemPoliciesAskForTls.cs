using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>EFS-05.</summary>
internal sealed class FileSystemPoliciesAskForTls() : StackRule(
    new()
    {
        Id = "EFS-05",
        Title = "File system policies refuse plain text and strangers",
        Demand = "An EFS file system has a policy that denies every client without TLS and allows no anonymous one.",
        Why = "Without a policy any machine that reaches the mount target mounts the file system, unencrypted and without a name.",
        Repair = "Add a policy with a Deny for aws:SecureTransport false, and name principals in every Allow.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-8"), Control.Nist("AC-3")],
    })
{
    private const string Mount = "elasticfilesystem:ClientMount";

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var policies = new Companions(stack, "fileSystemId", "aws:efs/fileSystemPolicy:FileSystemPolicy");
        foreach (var system in stack.OfType(FileSystemTypes.Efs))
        {
            var inline = system.Given("fileSystemPolicy");
            var (on, policy, property) = policies.Of(system) is [var own, ..]
                ? (own, own.Stated("policy"), "policy")
                : (system, inline, "fileSystemPolicy");
            if (policy.IsAbsent)
            {
                yield return system.Demand(
                    policies.HasStray ? Truth.Unknown : Truth.No, "The file system has no policy.", "Whether the file system has a policy is not known yet.");
                continue;
            }

            var reading = PolicyDocument.Read(policy);
            yield return on.Demand(property, reading.Has(RefusesPlainText), "The policy does not deny clients without TLS.");
            yield return on.Demand(
                property, !reading.Has(AllowsStrangers), $"The policy lets anonymous clients mount the file system ({Label(reading)}).");
        }
    }

    private static bool RefusesPlainText(PolicyStatement statement) =>
        !statement.IsAllow && statement.IsForEverybody && statement.IsAboutAction(Mount)
        && statement.Conditions is [var only] && only.IsOn("aws:SecureTransport") && only.BareOperator == "Bool" && only.Values.Contains("false");

    // Every key that begins so is about who asks; a condition on the way (the mount target, TLS) names nobody.
    private static bool AllowsStrangers(PolicyStatement statement) =>
        statement.IsAllow && statement.IsForEverybody && statement.IsAboutAction(Mount)
        && !statement.Conditions.Any(condition => condition.Key.StartsWith("aws:Principal", StringComparison.OrdinalIgnoreCase) && !condition.HoldsWithoutKey);

    private static string? Label(PolicyReading reading) => reading.Document?.Statements.FirstOrDefault(AllowsStrangers)?.Label;
}
