using LandingZone.Facts;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cluster;

/// <summary>The launch template of a node group: everything about an instance that EKS leaves to its owner.</summary>
internal static class NodeLaunchTemplate
{
    /// <summary>Bottlerocket keeps its read-only system on a volume of its own; the image's is 2 GiB.</summary>
    private const int BottlerocketSystemGib = 4;

    private static readonly string[] TaggedOnLaunch = ["instance", "volume", "network-interface"];

    /// <summary>
    /// Tells nodeadm, which sets up Amazon Linux 2023 nodes, to join the NVMe disks. EKS adds its own part to the message.
    /// (awslabs/amazon-eks-ami, nodeadm: NodeConfig v1alpha1.)
    /// </summary>
    private const string JoinLocalNvme =
        """
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="NODE"

        --NODE
        Content-Type: application/node.eks.aws

        apiVersion: node.eks.aws/v1alpha1
        kind: NodeConfig
        spec:
          instance:
            localStorage:
              strategy: RAID0

        --NODE--
        """;

    /// <summary>The template of the group <paramref name="plan"/> in the pools <paramref name="name"/>.</summary>
    public static Aws.Ec2.LaunchTemplateArgs Of(
        string name, NodeGroupPlan plan, NodePoolsArgs args, Output<string>? fabricGroupId, Output<string>? placementGroupName)
    {
        var zone = args.Zone;
        var nodeName = zone.NameOf($"{name}-{plan.Name}", ClusterNames.MaxLaunchTemplateLength);
        var template = new Aws.Ec2.LaunchTemplateArgs
        {
            Name = nodeName,
            Description = $"Nodes of the pool {plan.Pool.Name}",
            UpdateDefaultVersion = true,
            BlockDeviceMappings = BlockDevices(plan.Pool, args.VolumeKeyArn),
            MetadataOptions = new Aws.Ec2.Inputs.LaunchTemplateMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",

                // One hop ends at the node, so that pods cannot take the node's credentials.
                HttpPutResponseHopLimit = 1,
                InstanceMetadataTags = "disabled",
            },
            Monitoring = new Aws.Ec2.Inputs.LaunchTemplateMonitoringArgs { Enabled = true },
            NetworkInterfaces = plan.Pool.DistributedTraining
                ? FabricInterfaces(plan.InstanceTypes[0], [args.NodeSecurityGroupId, .. args.MoreSecurityGroupIds, fabricGroupId!])
                : [PlainInterface([args.NodeSecurityGroupId, .. args.MoreSecurityGroupIds])],
            TagSpecifications = TaggedOnLaunch
                .Select(type => new Aws.Ec2.Inputs.LaunchTemplateTagSpecificationArgs { ResourceType = type, Tags = zone.Tags(nodeName) })
                .ToArray(),
            Tags = zone.Tags(nodeName),
        };

        if (placementGroupName is not null)
        {
            template.Placement = new Aws.Ec2.Inputs.LaunchTemplatePlacementArgs { GroupName = placementGroupName };
        }

        if (plan.Pool.UseLocalNvme)
        {
            template.UserData = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(JoinLocalNvme.ReplaceLineEndings("\n")));
        }

        Reserve(template, plan);
        return template;
    }

    /// <summary>Ties the instances to their reservation: they start there or not at all.</summary>
    private static void Reserve(Aws.Ec2.LaunchTemplateArgs template, NodeGroupPlan plan)
    {
        if (plan.Pool.Capacity.ReservationId is not { } reservation)
        {
            return;
        }

        template.CapacityReservationSpecification = new Aws.Ec2.Inputs.LaunchTemplateCapacityReservationSpecificationArgs
        {
            CapacityReservationTarget = new Aws.Ec2.Inputs.LaunchTemplateCapacityReservationSpecificationCapacityReservationTargetArgs
            {
                CapacityReservationId = reservation,
            },
        };
        if (plan.Pool.Capacity.Kind == NodeCapacityKind.CapacityBlock)
        {
            // Here, and not in the node group, EKS looks for the type (EKS User Guide, "managed node group with Capacity Blocks").
            template.InstanceType = plan.InstanceTypes[0].Name;
            template.InstanceMarketOptions = new Aws.Ec2.Inputs.LaunchTemplateInstanceMarketOptionsArgs { MarketType = "capacity-block" };
        }
    }

    private static Input<Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingArgs>[] BlockDevices(NodePool pool, Input<string> keyArn) =>
        pool.OperatingSystem == NodeOperatingSystem.Bottlerocket
            ? [Volume("/dev/xvda", BottlerocketSystemGib, keyArn), Volume("/dev/xvdb", pool.DiskGib, keyArn)]
            : [Volume("/dev/xvda", pool.DiskGib, keyArn)];

    private static Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingArgs Volume(string device, int gib, Input<string> keyArn) => new()
    {
        DeviceName = device,
        Ebs = new Aws.Ec2.Inputs.LaunchTemplateBlockDeviceMappingEbsArgs
        {
            VolumeType = "gp3",
            VolumeSize = gib,
            Encrypted = "true",
            KmsKeyId = keyArn,
            DeleteOnTermination = "true",
        },
    };

    private static Aws.Ec2.Inputs.LaunchTemplateNetworkInterfaceArgs PlainInterface(Input<string>[] groupIds) => new()
    {
        DeviceIndex = 0,
        AssociatePublicIpAddress = "false",
        DeleteOnTermination = "true",
        SecurityGroups = groupIds,
    };

    /// <summary>EC2 gives no public address to an instance with several interfaces, and refuses the setting that says so.</summary>
    private static Input<Aws.Ec2.Inputs.LaunchTemplateNetworkInterfaceArgs>[] FabricInterfaces(InstanceType type, Input<string>[] groupIds) =>
    [
        .. FabricInterface.Of(type).Select(one => (Input<Aws.Ec2.Inputs.LaunchTemplateNetworkInterfaceArgs>)new Aws.Ec2.Inputs.LaunchTemplateNetworkInterfaceArgs
        {
            InterfaceType = one.Kind,
            NetworkCardIndex = one.Card,
            DeviceIndex = one.Device,
            DeleteOnTermination = "true",
            SecurityGroups = groupIds,
        }),
    ];
}
