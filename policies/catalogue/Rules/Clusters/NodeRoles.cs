using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>The roles that the nodes of a stack take.</summary>
internal static class NodeRoles
{
    public static string[] Roles { get; } = ["aws:iam/role:Role", "aws-native:iam:Role"];

    /// <summary>The roles of node groups, and those behind the instance profiles of Karpenter's node classes.</summary>
    public static IEnumerable<Resource> Of(StackResources stack)
    {
        var roles = new List<Resource>();
        foreach (var group in stack.OfType(ClusterTypes.NodeGroups))
        {
            roles.AddRange(stack.TargetsOf(group, group.Type == "aws-native:eks:Nodegroup" ? "nodeRole" : "nodeRoleArn", Roles));
        }

        foreach (var nodeClass in stack.OfType(ClusterTypes.NodeClass))
        {
            var spec = nodeClass["spec"];
            if (spec["role"].Text is { } name && stack.Named(name, Roles) is { } role)
            {
                roles.Add(role);
            }

            if (spec["instanceProfile"].Text is { } profile && stack.Named(profile, "aws:iam/instanceProfile:InstanceProfile") is { } named)
            {
                roles.AddRange(stack.TargetsOf(named, "role", Roles));
            }
            else
            {
                roles.AddRange(stack.TargetsOf(nodeClass, "spec", "aws:iam/instanceProfile:InstanceProfile")
                    .SelectMany(each => stack.TargetsOf(each, "role", Roles)));
            }
        }

        return roles.Distinct();
    }
}
