using System.Runtime.CompilerServices;
using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>
/// The policies of a stack that give rights. A policy that only bounds the rights of roles gives none and is left out, as Security Hub
/// leaves it out.
/// </summary>
internal static class IdentityPolicies
{
    private static readonly string[] Managed = ["aws:iam/policy:Policy", "aws-native:iam:ManagedPolicy"];

    /// <summary>Resources that are one policy, and the property that holds it.</summary>
    private static readonly (string Type, string Property)[] Single =
    [
        (Managed[0], "policy"),
        (Managed[1], "policyDocument"),
        ("aws:iam/rolePolicy:RolePolicy", "policy"),
        ("aws:iam/userPolicy:UserPolicy", "policy"),
        ("aws:iam/groupPolicy:GroupPolicy", "policy"),
        ("aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", "inlinePolicy"),
        ("aws-native:iam:Policy", "policyDocument"),
        ("aws-native:iam:RolePolicy", "policyDocument"),
        ("aws-native:iam:UserPolicy", "policyDocument"),
        ("aws-native:iam:GroupPolicy", "policyDocument"),
    ];

    /// <summary>Resources that hold policies inside, the list, and the property of each.</summary>
    private static readonly (string Type, string List, string Property)[] Inside =
    [
        (IdentityTypes.Role, "inlinePolicies", "policy"),
        (IdentityTypes.NativeRole, "policies", "policyDocument"),
        ("aws-native:iam:User", "policies", "policyDocument"),
        ("aws-native:iam:Group", "policies", "policyDocument"),
    ];

    private static readonly ConditionalWeakTable<StackResources, IReadOnlyList<IdentityPolicy>> Known = [];

    /// <summary>The policies of a stack; read once.</summary>
    public static IReadOnlyList<IdentityPolicy> In(StackResources stack) => Known.GetValue(stack, Find);

    private static IReadOnlyList<IdentityPolicy> Find(StackResources stack)
    {
        var bounds = Boundaries(stack);
        var found = new List<IdentityPolicy>();
        foreach (var (type, property) in Single)
        {
            foreach (var resource in stack.OfType(type).Where(resource => !bounds.Contains(resource.Urn)))
            {
                found.Add(new IdentityPolicy(resource, property, PolicyDocument.Read(resource[property])));
            }
        }

        foreach (var (type, list, property) in Inside)
        {
            foreach (var resource in stack.OfType(type))
            {
                var policies = resource.Stated(list).Items;
                for (var i = 0; i < policies.Count; i++)
                {
                    found.Add(new IdentityPolicy(resource, $"{list}[{i}].{property}", PolicyDocument.Read(policies[i][property])));
                }
            }
        }

        return found;
    }

    /// <summary>The managed policies that bound a role or a user and that nothing attaches.</summary>
    private static HashSet<string> Boundaries(StackResources stack)
    {
        var bounds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var bounded in stack.OfType(IdentityTypes.Role, IdentityTypes.NativeRole, IdentityTypes.User, IdentityTypes.NativeUser))
        {
            bounds.UnionWith(stack.TargetsOf(bounded, "permissionsBoundary", Managed).Select(policy => policy.Urn));
        }

        foreach (var (type, property) in IdentityTypes.Attachments)
        {
            foreach (var attachment in stack.OfType(type))
            {
                bounds.ExceptWith(stack.TargetsOf(attachment, property, Managed).Select(policy => policy.Urn));
            }
        }

        return bounds;
    }
}
