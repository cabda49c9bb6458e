using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-06.</summary>
internal sealed class NodesAreNotLoggedInTo() : ResourceRule(
    new()
    {
        Id = "EKS-06",
        Title = "Nodes cannot be logged in to from everywhere",
        Demand = "A node group with an SSH key names the security groups from which the nodes can be reached.",
        Why = "With a key and without security groups EKS opens port 22 of every node to 0.0.0.0/0.",
        Repair = "Leave remoteAccess out and use Session Manager, or name the security groups.",
        Severity = Severity.Critical,
    },
    ClusterTypes.NodeGroups)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var access = resource.Stated("remoteAccess");
        var property = resource.Type == "aws-native:eks:Nodegroup" ? "sourceSecurityGroups" : "sourceSecurityGroupIds";
        return
        [
            resource.Demand(
                $"remoteAccess.{property}",
                !access["ec2SshKey"].IsSet | access[property].IsSet,
                $"Port 22 of the nodes is open to 0.0.0.0/0 (an SSH key, and no {property})."),
        ];
    }
}
