using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>What the policies of a role allow, wherever they are written: in the role, beside it, or attached to it.</summary>
/// <param name="stack">The stack.</param>
/// <param name="broadPolicies">Names of managed policies of AWS that are too broad.</param>
internal sealed class RolePolicies(StackResources stack, IReadOnlyList<string> broadPolicies)
{
    private readonly Companions _inline = new(stack, "role", "aws:iam/rolePolicy:RolePolicy");
    private readonly Companions _nativeInline = new(stack, "roleName", "aws-native:iam:RolePolicy");
    private readonly Companions _attached = new(stack, "role", "aws:iam/rolePolicyAttachment:RolePolicyAttachment");

    /// <summary>How a role is too broad, as the end of a sentence, or null; and whether a policy of it is not known yet.</summary>
    public (string? Breadth, bool IsOpen) BreadthOf(Resource role)
    {
        var isOpen = false;
        foreach (var arn in ArnsOf(role))
        {
            isOpen |= arn.IsUnknown;
            if (arn.Text is { } text && broadPolicies.FirstOrDefault(name => text.EndsWith($"/{name}", StringComparison.Ordinal)) is { } broad)
            {
                return ($"has the managed policy {broad}", false);
            }
        }

        foreach (var reading in DocumentsOf(role).Select(PolicyDocument.Read))
        {
            isOpen |= reading.IsUnknown || reading.Fault is not null;
            if (reading.Document?.Allows.Select(WidestOf).FirstOrDefault(action => action is not null) is { } widest)
            {
                return ($"may do {widest} on every resource", false);
            }
        }

        return (null, isOpen);
    }

    /// <summary>The action of a statement that is a whole service, or everything, on all resources.</summary>
    private static string? WidestOf(PolicyStatement statement) =>
        statement.Resources?.Contains("*") is not true || statement.Conditions.Count > 0 ? null
        : statement.NotActions is { } but ? $"everything but {string.Join(", ", but)}"
        : statement.Actions?.FirstOrDefault(action => action == "*" || action.EndsWith(":*", StringComparison.Ordinal));

    // A policy that the program attaches is a resource itself: then its document counts, and its ARN, not known yet, does not.
    private IEnumerable<Value> ArnsOf(Resource role) =>
    [
        .. role.Stated("managedPolicyArns").Items,
        .. _attached.Of(role).Where(one => PoliciesOf(one).Count == 0).Select(one => one.Stated("policyArn")),
    ];

    private IEnumerable<Value> DocumentsOf(Resource role) =>
    [
        .. role.Stated("inlinePolicies").Items.Select(policy => policy["policy"]),
        .. role.Stated("policies").Items.Select(policy => policy["policyDocument"]),
        .. _inline.Of(role).Select(policy => policy.Stated("policy")),
        .. _nativeInline.Of(role).Select(policy => policy.Stated("policyDocument")),
        .. _attached.Of(role).SelectMany(PoliciesOf).Select(policy => policy.Stated("policy")),
    ];

    private IReadOnlyList<Resource> PoliciesOf(Resource attachment) => stack.TargetsOf(attachment, "policyArn", "aws:iam/policy:Policy");
}
