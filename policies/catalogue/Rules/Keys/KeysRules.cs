namespace LandingZone.Policies.Rules.Keys;

/// <summary>The rules about KMS keys.</summary>
internal static class KeysRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new KeysRotate(),
        new KeysAreNotPublic(),
        new KeysAreHardToDelete(),
        new KeyPoliciesKeepSomebodyIn(),
        new NoDecryptionWithEveryKey(),
        new AdministratorsDoNotUseKeys(),
        new KeysHavePolicies(),
    ];
}
