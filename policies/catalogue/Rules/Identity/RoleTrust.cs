using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>Who may take on a role.</summary>
internal static class RoleTrust
{
    public static string[] Types { get; } = [IdentityTypes.Role, IdentityTypes.NativeRole];

    /// <summary>The role's trust policy as a policy that is judged like the others.</summary>
    public static IdentityPolicy Of(Resource role)
    {
        var property = role.Type == IdentityTypes.Role ? "assumeRolePolicy" : "assumeRolePolicyDocument";
        return new IdentityPolicy(role, property, PolicyDocument.Read(role[property]));
    }
}
