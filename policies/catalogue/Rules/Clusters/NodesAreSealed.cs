using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Network;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-07.</summary>
internal sealed class NodesAreSealed() : StackRule(
    new()
    {
        Id = "EKS-07",
        Title = "Nodes are private, with sealed metadata and encrypted volumes",
        Demand = "Nodes stand in subnets that give no public addresses; their metadata service asks for a token and answers over one hop; "
            + "their volumes are encrypted. This holds for node groups and for what Karpenter starts.",
        Why = "Over the metadata service a pod takes the rights of its node, and a public node can be attacked from everywhere.",
        Repair = "Give the node group a launch template with metadataOptions (httpTokens required, httpPutResponseHopLimit 1), encrypted "
            + "devices and no public address; in an EC2NodeClass set associatePublicIPAddress to false.",
        Severity = Severity.High,
        Controls = [Control.CisEks("5.4.3")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
        stack.OfType(ClusterTypes.NodeGroups).SelectMany(group => JudgeGroup(stack, group))
            .Concat(stack.OfType(ClusterTypes.NodeClass).SelectMany(nodeClass => NodeMachine.OfNodeClass(nodeClass).Judge(nodeClass)));

    private static IEnumerable<Verdict?> JudgeGroup(StackResources stack, Resource group)
    {
        var property = group.Type == "aws-native:eks:Nodegroup" ? "subnets" : "subnetIds";
        foreach (var subnet in stack.TargetsOf(group, property, NetworkTypes.Subnets))
        {
            yield return group.Demand(
                !subnet.Stated("mapPublicIpOnLaunch").IsTrue,
                $"The nodes stand in the subnet {subnet.Name}, which gives public addresses.",
                $"It is not known yet whether the subnet {subnet.Name} gives public addresses.");
        }

        if (group.Stated("launchTemplate").IsAbsent)
        {
            yield return Verdict.Breach(
                group, "The node group has no launch template, so that EKS's own applies: two hops to the metadata service.", "launchTemplate");
            yield break;
        }

        var template = stack.TargetsOf(group, "launchTemplate", ClusterTypes.LaunchTemplates) is [var target, ..] ? target
            : group["launchTemplate"]["id"].Or(group["launchTemplate"]["name"]).Text is { } named ? stack.Named(named, ClusterTypes.LaunchTemplates)
            : null;
        if (template is null)
        {
            yield return Verdict.Open(group, "The launch template is not of this stack, so that it cannot be looked at.", "launchTemplate");
            yield break;
        }

        foreach (var verdict in NodeMachine.OfTemplate(template).Judge(group))
        {
            yield return verdict;
        }
    }
}
