using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cluster;

/// <summary>
/// The security group of nodes with Elastic Fabric Adapters: everything to and from its own members, in rules that name the group itself,
/// without which the adapters do not work (EC2 User Guide, "Get started with EFA and MPI").
/// </summary>
internal sealed class FabricSecurityGroup
{
    public FabricSecurityGroup(ComponentResource parent, string name, ZoneIdentity zone, Input<string> vpcId)
    {
        var child = new CustomResourceOptions { Parent = parent };
        var groupName = zone.NameOf($"{name}-fabric", ClusterNames.MaxSecurityGroupLength);
        Group = new Aws.Ec2.SecurityGroup($"{name}-fabric-security-group", new()
        {
            Name = groupName,
            Description = "Elastic Fabric Adapters of the nodes for distributed training",
            VpcId = vpcId,
            RevokeRulesOnDelete = true,
            Tags = zone.Tags(groupName),
        }, child);
        _ = new Aws.Vpc.SecurityGroupIngressRule($"{name}-fabric-from-fabric", new()
        {
            SecurityGroupId = Group.Id,
            ReferencedSecurityGroupId = Group.Id,
            IpProtocol = "-1",
            Description = "From the other adapters",
            Tags = zone.Tags($"{groupName}-ingress"),
        }, child);
        _ = new Aws.Vpc.SecurityGroupEgressRule($"{name}-fabric-to-fabric", new()
        {
            SecurityGroupId = Group.Id,
            ReferencedSecurityGroupId = Group.Id,
            IpProtocol = "-1",
            Description = "To the other adapters",
            Tags = zone.Tags($"{groupName}-egress"),
        }, child);
    }

    public Aws.Ec2.SecurityGroup Group { get; }
}
