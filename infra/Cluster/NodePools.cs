using System.Collections.Immutable;
using LandingZone.Facts;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cluster;

/// <summary>
/// The nodes of a cluster: EKS managed node groups with launch templates, one for each pool, or, in pools for distributed training,
/// one for each instance type. Create it with DependsOn on <see cref="NodeAddons"/> and on the network, so that nodes become ready
/// when they start, and are gone before the network is when the zone is destroyed.
/// </summary>
public sealed class NodePools : ComponentResource
{
    /// <summary>What a node may do itself: join, pull images, be reached by Session Manager. The rest is the pods' own.</summary>
    private static readonly string[] NodePolicies =
        ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore"];

    private readonly string _name;
    private readonly NodePoolsArgs _args;

    /// <summary>Declares the pools.</summary>
    /// <exception cref="ArgumentException">A pool breaks a rule; the message lists everything that is wrong in all of them.</exception>
    public NodePools(string name, NodePoolsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:NodePools", name, options)
    {
        NodePoolRules.Check(name, args);
        _name = name;
        _args = args;

        var role = NodeRole();
        var rights = NodePolicies.Select(policy => new Aws.Iam.RolePolicyAttachment($"{name}-role-{policy}", new()
        {
            Role = role.Name,
            PolicyArn = $"arn:{args.Zone.Partition}:iam::aws:policy/{policy}",
        }, new CustomResourceOptions { Parent = this })).ToArray<Pulumi.Resource>();

        var fabric = args.Pools.Any(pool => pool.DistributedTraining) ? new FabricSecurityGroup(this, name, args.Zone, args.VpcId) : null;
        var plans = args.Pools.SelectMany(NodeGroupPlan.Of).ToList();
        var groups = plans
            .Select(plan => NodeGroup(plan, role, rights, fabric))
            .ToList();

        NodeRoleArn = role.Arn;
        NodeRoleName = role.Name;
        SystemScalingGroups = plans.Zip(groups)
            .Where(made => made.First.Pool.Purpose == NodePoolPurpose.System)
            .ToImmutableDictionary(made => made.First.Name, made => made.Second.Resources.Apply(NameOfAutoscalingGroup), StringComparer.Ordinal);
        NodeGroupNames = Output.All(groups.Select(group => (Input<string>)group.NodeGroupName));
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["nodeRoleArn"] = NodeRoleArn,
            ["nodeGroupNames"] = NodeGroupNames,
        });
    }

    /// <summary>The ARN of the nodes' role.</summary>
    public Output<string> NodeRoleArn { get; }

    /// <summary>The name of the nodes' role.</summary>
    public Output<string> NodeRoleName { get; }

    /// <summary>The Auto Scaling groups of the pools for system pods, by pool.</summary>
    public IReadOnlyDictionary<string, Output<string>> SystemScalingGroups { get; }

    /// <summary>The names of the node groups in AWS, in the order of the pools.</summary>
    public Output<ImmutableArray<string>> NodeGroupNames { get; }

    private Aws.Iam.Role NodeRole()
    {
        var roleName = _args.Zone.NameOf($"{_name}-node", ClusterNames.MaxRoleLength);
        return new Aws.Iam.Role($"{_name}-role", new()
        {
            Name = roleName,
            Description = "Nodes of the EKS cluster of the zone",

            // EC2 gives no source account or ARN when it hands out instance credentials, so there is nothing to narrow the trust by.
            AssumeRolePolicy = new PolicyDocument
            {
                Statements =
                [
                    new("Nodes", PolicyEffect.Allow)
                    {
                        Principals = [PolicyPrincipal.Service("ec2.amazonaws.com")],
                        Actions = ["sts:AssumeRole"],
                    },
                ],
            }.Json,
            PermissionsBoundary = _args.PermissionBoundaryArn,
            Tags = _args.Zone.Tags(roleName),
        }, new CustomResourceOptions { Parent = this });
    }

    private Aws.Eks.NodeGroup NodeGroup(
        NodeGroupPlan plan, Aws.Iam.Role role, Pulumi.Resource[] rights, FabricSecurityGroup? fabric)
    {
        var zone = _args.Zone;
        var pool = plan.Pool;
        var child = new CustomResourceOptions { Parent = this };
        var placement = plan.HasPlacementGroup ? PlacementGroup(plan) : null;
        var template = new Aws.Ec2.LaunchTemplate(
            $"{_name}-{plan.Name}-template", NodeLaunchTemplate.Of(_name, plan, _args, fabric?.Group.Id, placement?.Name), child);

        var settings = new Aws.Eks.NodeGroupArgs
        {
            ClusterName = _args.ClusterName,

            // A prefix and no fixed name: what cannot be changed in place (instance types, subnets, capacity) is replaced by
            // a new group beside the old one, which EKS then drains, and a fixed name could not exist twice.
            NodeGroupNamePrefix = zone.NameOf($"{_name}-{plan.Name}", ClusterNames.MaxNodeGroupPrefixLength - 1) + "-",
            Version = _args.Version.Name,
            NodeRoleArn = role.Arn,
            SubnetIds = plan.Subnets(_args.Subnets).Select(subnet => subnet.Id).ToArray(),
            AmiType = plan.AmiType,
            CapacityType = plan.CapacityType,
            LaunchTemplate = new Aws.Eks.Inputs.NodeGroupLaunchTemplateArgs
            {
                Id = template.Id,
                Version = template.LatestVersion.Apply(version => FormattableString.Invariant($"{version}")),
            },
            ScalingConfig = new Aws.Eks.Inputs.NodeGroupScalingConfigArgs
            {
                MinSize = pool.MinSize,
                DesiredSize = pool.InitialSize ?? pool.MinSize,
                MaxSize = pool.MaxSize,
            },
            UpdateConfig = new Aws.Eks.Inputs.NodeGroupUpdateConfigArgs
            {
                MaxUnavailablePercentage = 33,

                // Reserved capacity has no room for a new node beside the old one.
                UpdateStrategy = pool.Capacity.IsReserved ? "MINIMAL" : "DEFAULT",
            },
            NodeRepairConfig = new Aws.Eks.Inputs.NodeGroupNodeRepairConfigArgs { Enabled = true },
            Labels = plan.Labels,
            Tags = zone.Tags(zone.NameOf($"{_name}-{plan.Name}", ClusterNames.MaxTagLength)),
        };
        if (pool.Capacity.Kind != NodeCapacityKind.CapacityBlock)
        {
            settings.InstanceTypes = plan.InstanceTypes.Select(type => type.Name).ToArray();
        }

        foreach (var taint in plan.Taints)
        {
            settings.Taints.Add(TaintArgs(taint));
        }

        var group = new Aws.Eks.NodeGroup($"{_name}-{plan.Name}", settings, new CustomResourceOptions
        {
            Parent = this,

            // Nodes that are deleted after their role's rights cannot leave the cluster in order.
            DependsOn = rights,

            // The autoscaler moves the desired size all day; a deployment must not set it back.
            IgnoreChanges = { "scalingConfig.desiredSize" },
        });

        foreach (var (key, value) in plan.AutoscalerHints)
        {
            AutoscalerHint(plan, group, key, value);
        }

        return group;
    }

    private Aws.Ec2.PlacementGroup PlacementGroup(NodeGroupPlan plan)
    {
        var groupName = _args.Zone.NameOf($"{_name}-{plan.Name}", ClusterNames.MaxPlacementGroupLength);
        return new Aws.Ec2.PlacementGroup($"{_name}-{plan.Name}-placement", new()
        {
            Name = groupName,
            Strategy = Aws.Ec2.PlacementStrategy.Cluster,
            Tags = _args.Zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = this });
    }

    /// <summary>
    /// Tells the cluster autoscaler what a node of an empty group would offer. Labels and taints it asks EKS for;
    /// extended resources it can know only from tags of the Auto Scaling group.
    /// </summary>
    private void AutoscalerHint(NodeGroupPlan plan, Aws.Eks.NodeGroup group, string resource, string value) =>
        _ = new Aws.AutoScaling.Tag($"{_name}-{plan.Name}-autoscaler-{resource.Replace('/', '-').Replace('.', '-')}", new()
        {
            AutoscalingGroupName = group.Resources.Apply(NameOfAutoscalingGroup),
            TagDetails = new Aws.AutoScaling.Inputs.TagTagArgs
            {
                Key = $"k8s.io/cluster-autoscaler/node-template/resources/{resource}",
                Value = value,
                PropagateAtLaunch = false,
            },
        }, new CustomResourceOptions { Parent = this });

    private static string NameOfAutoscalingGroup(ImmutableArray<Aws.Eks.Outputs.NodeGroupResource> resources) =>
        resources.IsDefaultOrEmpty || resources[0].AutoscalingGroups.IsDefaultOrEmpty ? "" : resources[0].AutoscalingGroups[0].Name ?? "";

    private static Aws.Eks.Inputs.NodeGroupTaintArgs TaintArgs(NodeTaint taint) => new()
    {
        Key = taint.Key,
        Value = taint.Value,
        Effect = taint.Effect switch
        {
            NodeTaintEffect.NoSchedule => "NO_SCHEDULE",
            NodeTaintEffect.PreferNoSchedule => "PREFER_NO_SCHEDULE",
            NodeTaintEffect.NoExecute => "NO_EXECUTE",
            _ => throw new ArgumentOutOfRangeException(nameof(taint), taint.Effect, "There is no such effect."),
        },
    };
}
