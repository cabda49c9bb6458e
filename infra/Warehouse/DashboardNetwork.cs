using LandingZone.Identity;
using LandingZone.Security;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using Quicksight = Pulumi.Aws.Quicksight;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Warehouse;

/// <summary>QuickSight's way to the warehouse: network interfaces in the zone, from which it reaches the warehouse and nothing else.</summary>
internal static class DashboardNetwork
{
    private const int FirstUnprivilegedPort = 1024;
    private const int LastPort = 65535;

    /// <summary>Declares the connection; gives its ARN.</summary>
    public static Output<string> Declare(string name, DashboardsArgs args, ComponentResource parent)
    {
        var (zone, options) = (args.Zone, new CustomResourceOptions { Parent = parent });
        var groupName = zone.NameOf($"{args.Content}-quicksight", 255);
        var group = new Ec2.SecurityGroup(name, new Ec2.SecurityGroupArgs
        {
            Name = groupName,
            Description = "QuickSight: reaches the warehouse",
            VpcId = args.VpcId,
            RevokeRulesOnDelete = true,
            Tags = zone.Tags(groupName),
        }, options);
        _ = new Vpc.SecurityGroupEgressRule($"{name}-to-warehouse", new Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = group.Id,
            ReferencedSecurityGroupId = args.WarehouseSecurityGroupId,
            IpProtocol = "tcp",
            FromPort = RedshiftWarehouse.Port,
            ToPort = RedshiftWarehouse.Port,
            Description = "Redshift in the data tier",
            Tags = zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = parent });

        // The group of a QuickSight interface keeps no state (Amazon QuickSight user guide, "Security groups: inbound and outbound rules"):
        // what the warehouse answers needs a rule.
        _ = new Vpc.SecurityGroupIngressRule($"{name}-from-warehouse", new Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group.Id,
            ReferencedSecurityGroupId = args.WarehouseSecurityGroupId,
            IpProtocol = "tcp",
            FromPort = FirstUnprivilegedPort,
            ToPort = LastPort,
            Description = "Answers of Redshift",
            Tags = zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = parent });
        var role = new WorkloadIdentity(name, new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = $"{args.Content}-quicksight",
            Description = "By this QuickSight puts its network interfaces into the zone",
            Trust = WorkloadTrust.ServiceWithoutSource("quicksight.amazonaws.com"),
            Statements =
            [
                new PolicyStatement("JoinNetwork", PolicyEffect.Allow)
                {
                    Actions = ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"],
                    Resources = [$"arn:{zone.Partition}:ec2:{zone.Region.Name}:{zone.AccountId}:*/*"],
                },

                // EC2 knows no resource for these.
                new PolicyStatement("ListNetwork", PolicyEffect.Allow)
                {
                    Actions = ["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets"], Resources = ["*"],
                },
            ],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = parent });
        return new Quicksight.VpcConnection(name, new Quicksight.VpcConnectionArgs
        {
            VpcConnectionId = groupName,
            Name = groupName,
            AwsAccountId = zone.AccountId,
            RoleArn = role.RoleArn,
            SubnetIds = args.SubnetIds,
            SecurityGroupIds = { group.Id },
            Tags = zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = parent }).Arn;
    }
}
