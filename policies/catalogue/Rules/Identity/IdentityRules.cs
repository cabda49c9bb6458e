namespace LandingZone.Policies.Rules.Identity;

/// <summary>The rules about IAM: who may do what.</summary>
internal static class IdentityRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new NoFullAdministration(),
        new NoWholeServices(),
        new NoPoliciesOnUsers(),
        new NoAdministratorPolicies(),
        new TrustIsExplicit(),
        new ServicesSayForWhom(),
        new FederationPinsItsSubject(),
        new RolesArePassedByName(),
        new NoPrivilegeEscalation(),
        new RolesAreBounded(),
        new PasswordsAreLongAndNew(),
        new NoAccessKeys(),
    ];
}
