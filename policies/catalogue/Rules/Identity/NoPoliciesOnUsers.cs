using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-03.</summary>
internal sealed class NoPoliciesOnUsers() : ResourceRule(
    new()
    {
        Id = "IAM-03",
        Title = "Users have no policies of their own",
        Demand = "No policy is attached to a user or written into one.",
        Why = "Rights that hang on single users are forgotten when people change their work.",
        Repair = "Give the rights to a role that the person signs in to, or to a group.",
        Severity = Severity.Low,
        Controls = [Control.Fsbp("IAM.2"), Control.CisAws("1.15"), Control.Nist("AC-2"), Control.Nist("AC-3"), Control.Nist("AC-6")],
    },
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/policyAttachment:PolicyAttachment",
    "aws-native:iam:UserPolicy",
    "aws-native:iam:User",
    "aws-native:iam:ManagedPolicy")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) => resource.Type switch
    {
        "aws:iam/policyAttachment:PolicyAttachment" or "aws-native:iam:ManagedPolicy" =>
            [None(resource, "users", "The policy is attached to users")],
        "aws-native:iam:User" =>
        [
            None(resource, "policies", "The user has policies of its own"),
            None(resource, "managedPolicyArns", "The user has attached policies"),
        ],
        _ => [Verdict.Breach(resource, $"The policy belongs to the user {Name(resource["user"].Or(resource["userName"]))}.")],
    };

    private static Verdict? None(Resource resource, string property, string breach)
    {
        var list = resource.Stated(property);
        return resource.Demand(property, !list.IsSet, $"{breach} ({property} has {list.Items.Count}).");
    }

    private static string Name(Value user) => user.IsUnknown ? "of a name that is not known yet" : user.ToString();
}
