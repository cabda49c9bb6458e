namespace LandingZone.Policies.Rules.Identity;

/// <summary>Type tokens that several identity rules look at.</summary>
internal static class IdentityTypes
{
    public const string Role = "aws:iam/role:Role";
    public const string NativeRole = "aws-native:iam:Role";
    public const string User = "aws:iam/user:User";
    public const string NativeUser = "aws-native:iam:User";

    /// <summary>What attaches managed policies, and the property that names them.</summary>
    public static (string Type, string Property)[] Attachments { get; } =
    [
        ("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn"),
        ("aws:iam/userPolicyAttachment:UserPolicyAttachment", "policyArn"),
        ("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "policyArn"),
        ("aws:iam/policyAttachment:PolicyAttachment", "policyArn"),
        ("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "policyArns"),
        ("aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive", "policyArns"),
        ("aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive", "policyArns"),
        ("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", "managedPolicyArn"),
        (Role, "managedPolicyArns"),
        (NativeRole, "managedPolicyArns"),
        (NativeUser, "managedPolicyArns"),
        ("aws-native:iam:Group", "managedPolicyArns"),
    ];
}
