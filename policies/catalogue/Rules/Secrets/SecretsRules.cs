namespace LandingZone.Policies.Rules.Secrets;

/// <summary>The rules about Secrets Manager.</summary>
internal static class SecretsRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new SecretsHaveKeys(),
        new SecretsRotate(),
        new SecretPoliciesAreClosed(),
    ];
}
