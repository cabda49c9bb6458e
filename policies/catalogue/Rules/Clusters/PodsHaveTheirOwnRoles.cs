using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-09.</summary>
internal sealed class PodsHaveTheirOwnRoles() : StackRule(
    new()
    {
        Id = "EKS-09",
        Title = "Pods have roles of their own, and nodes none of theirs",
        Demand = "A stack with a cluster gives pods their rights by pod identity or by an OIDC provider; the role of a node holds only the managed "
            + "policies that a node needs, and its other policies only actions of the services that a node itself calls.",
        Why = "Every pod on a node can take the node's role: what a node may do, each of its pods may do.",
        Repair = "Give the right to the service account that needs it with a pod identity association, and take it from the node's role.",
        Severity = Severity.High,
        Controls = [Control.CisEks("5.2.1")],
        Options =
        [
            RuleOption.List(
                "policies",
                "The names of the managed policies that a node may have.",
                "AmazonEKSWorkerNodePolicy", "AmazonEKSWorkerNodeMinimalPolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly",
                "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore"),
            RuleOption.List(
                "services",
                "The services that a node itself calls, by the prefix of their actions.",
                "ec2", "ecr", "eks", "eks-auth", "ssm", "ssmmessages", "ec2messages", "logs", "cloudwatch", "autoscaling"),
        ],
    })
{
    private const string CustomerPolicy = "aws:iam/policy:Policy";

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var podRoles = stack.OfType("aws:eks/podIdentityAssociation:PodIdentityAssociation", "aws-native:eks:PodIdentityAssociation",
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "aws-native:iam:OidcProvider").Any();
        foreach (var cluster in stack.OfType(ClusterTypes.Clusters))
        {
            yield return cluster.Demand(
                podRoles,
                "Pods of the cluster have no roles of their own (no pod identity association and no OIDC provider in the stack).",
                "It is not known yet whether pods have roles of their own.");
        }

        var attachments = new Companions(stack, "role", "aws:iam/rolePolicyAttachment:RolePolicyAttachment");
        var inline = new Companions(stack, "role", "aws:iam/rolePolicy:RolePolicy");
        var nativeInline = new Companions(stack, "roleName", "aws-native:iam:RolePolicy");
        var verdicts = NodeRoles.Of(stack).SelectMany(role => new[]
        {
            role.Stated("managedPolicyArns").Items.SelectMany(arn => JudgeArn(role, "managedPolicyArns", arn, null, settings)),
            attachments.Of(role).SelectMany(attachment => JudgeArn(
                attachment,
                "policyArn",
                attachment["policyArn"],
                stack.TargetsOf(attachment, "policyArn", CustomerPolicy) is [var policy, ..] ? policy : null,
                settings)),
            role.Stated("inlinePolicies").Items.SelectMany(policy => JudgeDocument(role, "inlinePolicies", policy["policy"], settings)),
            role.Stated("policies").Items.SelectMany(policy => JudgeDocument(role, "policies", policy["policyDocument"], settings)),
            inline.Of(role).SelectMany(policy => JudgeDocument(policy, "policy", policy["policy"], settings)),
            nativeInline.Of(role).SelectMany(policy => JudgeDocument(policy, "policyDocument", policy["policyDocument"], settings)),
        }.SelectMany(each => each));
        foreach (var verdict in verdicts)
        {
            yield return verdict;
        }
    }

    private static IEnumerable<Verdict?> JudgeArn(Resource on, string property, Value arn, Resource? policy, RuleSettings settings)
    {
        if (policy is not null)
        {
            return JudgeDocument(on, property, policy["policy"], settings);
        }

        return
        [
            on.Demand(
                property,
                arn.Matches(text => text.Contains(":iam::aws:policy/", StringComparison.Ordinal)
                    && settings.Texts("policies").Contains(text[(text.LastIndexOf('/') + 1)..])),
                $"The role of the nodes has the policy {arn}, which a node does not need."),
        ];
    }

    private static IEnumerable<Verdict?> JudgeDocument(Resource on, string property, Value document, RuleSettings settings)
    {
        var reading = PolicyDocument.Read(document);
        if (reading.IsUnknown)
        {
            yield return Verdict.Open(on, $"{property} is not known yet.", property);
        }

        var services = settings.Texts("services");
        foreach (var statement in reading.Document?.Allows ?? [])
        {
            var foreign = statement.Actions is null
                ? ["all but some actions"]
                : statement.Actions.Where(action => !services.Contains(action.Split(':')[0], StringComparer.OrdinalIgnoreCase)).ToList();
            if (foreign.Count > 0)
            {
                yield return Verdict.Breach(on, $"The role of the nodes may do {string.Join(", ", foreign)} ({statement.Label}).", property);
            }
        }
    }
}
