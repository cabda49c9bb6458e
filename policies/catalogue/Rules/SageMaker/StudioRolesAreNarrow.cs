using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-13.</summary>
internal sealed class StudioRolesAreNarrow() : StackRule(
    new()
    {
        Id = "SGM-13",
        Title = "Execution roles of Studio are narrow",
        Demand = "No execution role of a domain or a user has a whole service on all resources, or a broad managed policy of AWS.",
        Why = "Every cell of every notebook runs with this role: what it may do, any line of code may do.",
        Repair = "Name the actions and the resources in the role's policies, and detach the broad managed policy.",
        Severity = Severity.High,
        Controls = [Control.Nist("AC-6")],
        Options =
        [
            RuleOption.List("broadPolicies", "Names of managed policies that are too broad.", "AdministratorAccess", "PowerUserAccess", "IAMFullAccess", "AmazonSageMakerFullAccess", "AmazonS3FullAccess"),
        ],
    })
{
    private static readonly string[] Roles = ["aws:iam/role:Role", "aws-native:iam:Role"];

    private static readonly string[] Settings =
        ["defaultUserSettings", "defaultSpaceSettings", "userSettings"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var users = stack.OfType("aws:sagemaker/domain:Domain", "aws-native:sagemaker:Domain", "aws:sagemaker/userProfile:UserProfile", "aws-native:sagemaker:UserProfile").ToList();
        if (users.Count == 0)
        {
            return [];
        }

        var roles = new NestedReferences(stack, Roles);
        var policies = new RolePolicies(stack, settings.Texts("broadPolicies"));
        return users.SelectMany(user => Settings.SelectMany(property => Judge(user, property, roles, policies)));
    }

    private static IEnumerable<Verdict?> Judge(Resource user, string property, NestedReferences roles, RolePolicies policies)
    {
        var role = user.Stated(property)["executionRole"].Given();
        if (role.IsAbsent)
        {
            yield break;
        }

        var path = $"{property}.executionRole";
        var found = roles.Of(user, property, role);
        if (found.Count == 0)
        {
            yield return Verdict.Open(user, $"The role of {path} is not in this stack, so that its policies cannot be seen.", path);
        }

        foreach (var one in found)
        {
            var (breadth, isOpen) = policies.BreadthOf(one);
            yield return breadth is not null ? Verdict.Breach(user, $"The execution role '{one.Name}' {breadth}.", path)
                : isOpen ? Verdict.Open(user, $"A policy of the execution role '{one.Name}' is not known yet.", path)
                : null;
        }
    }
}
