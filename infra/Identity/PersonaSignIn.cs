using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Identity;

/// <summary>
/// How people come to their roles: by the bank's identity provider itself, or by the roles that IAM Identity Center makes of permission
/// sets. Neither tells AWS of a second factor in a way that AWS itself would check, so the provider has to say so in a session tag.
/// </summary>
public sealed record PersonaSignIn
{
    /// <summary>The session tag in which the identity provider says "true" once a person has shown a second factor.</summary>
    public const string DefaultSecondFactorTag = "mfa";

    private readonly Func<Persona, string, WorkloadTrust> _trust;

    private PersonaSignIn(Func<Persona, string, WorkloadTrust> trust) => _trust = trust;

    /// <summary>The personas that can sign in; null for all.</summary>
    internal IReadOnlyCollection<Persona>? Known { get; private init; }

    /// <summary>The session tag of the second factor. Default: "mfa".</summary>
    public string SecondFactorTag { get; init; } = DefaultSecondFactorTag;

    /// <summary>The bank's identity provider, by SAML.</summary>
    /// <param name="providerArn">The ARN of IAM's SAML provider in the zone's account.</param>
    public static PersonaSignIn Saml(Input<string> providerArn) => new((_, tag) => WorkloadTrust.Saml(
        providerArn, PolicyCondition.StringEquals($"aws:RequestTag/{tag}", "true")));

    /// <summary>
    /// IAM Identity Center: each persona by the permission set of its name, whose role in the account has a suffix that nobody knows
    /// before (IAM Identity Center user guide, "Referencing permission sets in resource policies").
    /// </summary>
    /// <param name="permissionSets">The names of the permission sets by persona.</param>
    public static PersonaSignIn IdentityCenter(IReadOnlyDictionary<Persona, string> permissionSets) => new((persona, tag) =>
        WorkloadTrust.PermissionSet(
            permissionSets[persona], PolicyCondition.StringEquals($"aws:PrincipalTag/{tag}", "true")))
    {
        Known = [.. permissionSets.Keys],
    };

    /// <summary>Who may take on the role of a persona.</summary>
    internal WorkloadTrust TrustOf(Persona persona) => _trust(persona, SecondFactorTag);
}
