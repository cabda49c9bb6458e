using System.Collections.Immutable;
using LandingZone.Facts;
using LandingZone.Identity;
using LandingZone.Observability;
using Pulumi;
using Emr = Pulumi.Aws.Emr;
using Inputs = Pulumi.Aws.Emr.Inputs;
using S3 = Pulumi.Aws.S3;

namespace LandingZone.Analytics;

/// <summary>
/// Spark on EMR for one workload: so many nodes of such types, in private subnets, encrypted in rest and on the way, with roles of its own. It
/// runs its jobs, and ends by itself when it has none. It keeps nothing, so that nothing of it is protected: input, output and logs are in
/// buckets.
/// </summary>
/// <remarks>
/// The jobs act with the role of the nodes. Kerberos and roles for each job are for clusters that several teams share; here each workload
/// has a cluster of its own, whose role is the limit. A cluster that has ended is made anew by the next deployment: take it out of the
/// settings when its work is done.
/// </remarks>
public sealed class SparkCluster : ComponentResource
{
    private const int MaxNameLength = 64;

    private static readonly string[] Submit = ["spark-submit", "--deploy-mode", "cluster"];

    private readonly string _name;
    private readonly SparkClusterArgs _args;

    /// <summary>Declares the cluster.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public SparkCluster(string name, SparkClusterArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:analytics:SparkCluster", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var clusterName = args.Zone.NameOf(args.Workload, MaxNameLength);
        var groups = new SparkGroups(name, args, this);
        var nodes = Role("nodes", "Nodes and jobs of a Spark cluster", WorkloadTrust.Instances(), [.. SparkRights.OfNodes(args)]);
        var service = Role(
            "emr",
            "By this EMR runs a Spark cluster",
            WorkloadTrust.Service(
                "elasticmapreduce.amazonaws.com",
                $"arn:{args.Zone.Partition}:elasticmapreduce:{args.Zone.Region.Name}:{args.Zone.AccountId}:*"),
            [.. SparkRights.OfService(args, groups, WorkloadIdentity.RoleArnOf(args.Zone, $"{args.Workload}-nodes"))]);
        var security = new Emr.SecurityConfiguration(name, new Emr.SecurityConfigurationArgs
        {
            Name = clusterName, Configuration = SparkConfiguration.Security(args),
        }, Options());
        var cluster = new Emr.Cluster(name, ClusterArgs(clusterName, groups, nodes, service, security, Bootstrap()), Options());
        if (args.SpotNodes > 0 || args.MaxNodes is not null)
        {
            SpotFleet(cluster);
        }

        if (args.MaxNodes is { } most)
        {
            _ = new Emr.ManagedScalingPolicy(name, new Emr.ManagedScalingPolicyArgs
            {
                ClusterId = cluster.Id,
                ComputeLimits =
                {
                    new Inputs.ManagedScalingPolicyComputeLimitArgs
                    {
                        UnitType = "InstanceFleetUnits",
                        MinimumCapacityUnits = args.Nodes,
                        MaximumCapacityUnits = most,
                        MaximumCoreCapacityUnits = args.Nodes,
                        MaximumOndemandCapacityUnits = args.Nodes,
                    },
                },
            }, Options());
        }

        ClusterId = cluster.Id;
        NodeRoleArn = nodes.RoleArn;
        Alarms = [Failure(cluster.Id)];
        RegisterOutputs(new Dictionary<string, object?> { ["clusterId"] = ClusterId });
    }

    /// <summary>The cluster's id.</summary>
    public Output<string> ClusterId { get; }

    /// <summary>The ARN of the role of its nodes and jobs.</summary>
    public Output<string> NodeRoleArn { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, SparkClusterArgs args) => SparkClusterCheck.Check(name, args);

    private CustomResourceOptions Options() => new() { Parent = this };

    private WorkloadIdentity Role(string what, string description, WorkloadTrust trust, Security.PolicyStatement[] statements) => new(
        $"{_name}-{what}",
        new WorkloadIdentityArgs
        {
            Zone = _args.Zone,
            Workload = $"{_args.Workload}-{what}",
            Description = description,
            Trust = trust,
            Statements = statements,
            PermissionBoundaryArn = _args.PermissionBoundaryArn,
        },
        new ComponentResourceOptions { Parent = this });

    private S3.BucketObjectv2? Bootstrap() => _args.PythonPackages.Count == 0
        ? null
        : new S3.BucketObjectv2($"{_name}-bootstrap", new S3.BucketObjectv2Args
        {
            Bucket = _args.Code.BucketName,
            Key = $"{_args.Code.Prefix}{_args.Workload}-bootstrap.sh",
            Content = SparkConfiguration.Bootstrap,
            ServerSideEncryption = "aws:kms",
            KmsKeyId = _args.Code.KeyArn,
            BucketKeyEnabled = true,
            Tags = _args.Zone.Tags($"{_args.Workload}-bootstrap"),
        }, Options());

    private Emr.ClusterArgs ClusterArgs(
        string clusterName,
        SparkGroups groups,
        WorkloadIdentity nodes,
        WorkloadIdentity service,
        Emr.SecurityConfiguration security,
        S3.BucketObjectv2? bootstrap) => new()
    {
        Name = clusterName,
        ReleaseLabel = _args.Release,
        Applications = { "Spark" },
        ConfigurationsJson = SparkConfiguration.Applications,
        ServiceRole = service.RoleArn,
        SecurityConfiguration = security.Name,
        LogUri = Output.Format($"s3://{_args.Logs.BucketName}/{_args.Logs.Prefix}"),
        LogEncryptionKmsKeyId = _args.Logs.KeyArn,
        Ec2Attributes = new Inputs.ClusterEc2AttributesArgs
        {
            InstanceProfile = nodes.InstanceProfileArn!,
            SubnetIds = _args.SubnetIds,
            EmrManagedMasterSecurityGroup = groups.Primary.Id,
            EmrManagedSlaveSecurityGroup = groups.Nodes.Id,
            ServiceAccessSecurityGroup = groups.Service.Id,
            AdditionalMasterSecurityGroups = _args.ServicesSecurityGroupId,
            AdditionalSlaveSecurityGroups = _args.ServicesSecurityGroupId,
        },
        MasterInstanceFleet = Primary(),
        CoreInstanceFleet = Core(),
        EbsRootVolumeSize = 50,
        AutoTerminationPolicy = new Inputs.ClusterAutoTerminationPolicyArgs { IdleTimeout = _args.IdleMinutes * 60 },
        KeepJobFlowAliveWhenNoSteps = true,
        TerminationProtection = false,
        UnhealthyNodeReplacement = true,
        VisibleToAllUsers = true,
        ScaleDownBehavior = "TERMINATE_AT_TASK_COMPLETION",
        StepConcurrencyLevel = 1,
        BootstrapActions = bootstrap is null ? [] : [Install(bootstrap)],
        Steps = _args.Steps.Select(Step).ToArray(),
        Tags = _args.Zone.Tags(clusterName),
    };

    private Inputs.ClusterMasterInstanceFleetArgs Primary() => new()
    {
        Name = "primary",
        TargetOnDemandCapacity = 1,
        InstanceTypeConfigs = _args.PrimaryTypes.Select(type => new Inputs.ClusterMasterInstanceFleetInstanceTypeConfigArgs
        {
            InstanceType = type.Name,
            WeightedCapacity = 1,
            EbsConfigs =
            {
                new Inputs.ClusterMasterInstanceFleetInstanceTypeConfigEbsConfigArgs
                {
                    Size = _args.DiskGib, Type = "gp3", VolumesPerInstance = 1,
                },
            },
        }).ToArray(),
        LaunchSpecifications = new Inputs.ClusterMasterInstanceFleetLaunchSpecificationsArgs
        {
            OnDemandSpecifications =
            {
                new Inputs.ClusterMasterInstanceFleetLaunchSpecificationsOnDemandSpecificationArgs { AllocationStrategy = "lowest-price" },
            },
        },
    };

    private Inputs.ClusterCoreInstanceFleetArgs Core() => new()
    {
        Name = "core",
        TargetOnDemandCapacity = _args.Nodes,
        InstanceTypeConfigs = _args.NodeTypes.Select(type => new Inputs.ClusterCoreInstanceFleetInstanceTypeConfigArgs
        {
            InstanceType = type.Name,
            WeightedCapacity = 1,
            EbsConfigs =
            {
                new Inputs.ClusterCoreInstanceFleetInstanceTypeConfigEbsConfigArgs
                {
                    Size = _args.DiskGib, Type = "gp3", VolumesPerInstance = 1,
                },
            },
        }).ToArray(),
        LaunchSpecifications = new Inputs.ClusterCoreInstanceFleetLaunchSpecificationsArgs
        {
            OnDemandSpecifications =
            {
                new Inputs.ClusterCoreInstanceFleetLaunchSpecificationsOnDemandSpecificationArgs { AllocationStrategy = "lowest-price" },
            },
        },
    };

    /// <summary>Nodes that keep no data, of spare capacity: what is lost with one is done again by another.</summary>
    private void SpotFleet(Emr.Cluster cluster) => _ = new Emr.InstanceFleet($"{_name}-spot", new Emr.InstanceFleetArgs
    {
        ClusterId = cluster.Id,
        Name = "spot",
        TargetSpotCapacity = _args.SpotNodes,
        TargetOnDemandCapacity = 0,
        InstanceTypeConfigs = _args.NodeTypes.Select(SpotType).ToArray(),
        LaunchSpecifications = new Inputs.InstanceFleetLaunchSpecificationsArgs
        {
            SpotSpecifications =
            {
                new Inputs.InstanceFleetLaunchSpecificationsSpotSpecificationArgs
                {
                    AllocationStrategy = "price-capacity-optimized", TimeoutAction = "SWITCH_TO_ON_DEMAND", TimeoutDurationMinutes = 20,
                },
            },
        },
    }, new CustomResourceOptions
    {
        Parent = this,

        // Managed scaling says how many there are.
        IgnoreChanges = _args.MaxNodes is null ? [] : ["targetSpotCapacity", "targetOnDemandCapacity"],
    });

    private Inputs.InstanceFleetInstanceTypeConfigArgs SpotType(InstanceType type) => new()
    {
        InstanceType = type.Name,
        WeightedCapacity = 1,
        EbsConfigs = { new Inputs.InstanceFleetInstanceTypeConfigEbsConfigArgs { Size = _args.DiskGib, Type = "gp3", VolumesPerInstance = 1 } },
    };

    private Inputs.ClusterBootstrapActionArgs Install(S3.BucketObjectv2 bootstrap)
    {
        var action = new Inputs.ClusterBootstrapActionArgs
        {
            Name = "python-packages", Path = Output.Format($"s3://{bootstrap.Bucket}/{bootstrap.Key}"),
        };
        action.Args.Add(Output.Format($"s3://{_args.Code.BucketName}/{_args.Code.Prefix}wheels/"));
        foreach (var package in _args.PythonPackages)
        {
            action.Args.Add(package);
        }

        return action;
    }

    private static Inputs.ClusterStepArgs Step(SparkStep step) => new()
    {
        Name = step.Name,
        ActionOnFailure = "CONTINUE",
        HadoopJarStep = new Inputs.ClusterStepHadoopJarStepArgs
        {
            Jar = "command-runner.jar",
            Args = Submit
                .Concat(step.Modules is { } modules ? ["--py-files", modules] : [])
                .Append(step.Script)
                .Concat(step.Arguments)
                .ToList(),
        },
    };

    private AlarmDeclaration Failure(Output<string> clusterId) => new()
    {
        Name = $"{_args.Workload}-failed-jobs",
        Description = $"A Spark job of {_args.Workload} failed. Look into the cluster's logs in its bucket.",
        Severity = AlarmSeverity.Notice,
        Area = "Spark",
        Namespace = "AWS/ElasticMapReduce",
        Metric = "AppsFailed",
        Dimensions = new Dictionary<string, Input<string>> { ["JobFlowId"] = clusterId },
        Statistic = "Maximum",
        Comparison = AlarmComparison.Above,
        Threshold = 0,
    };
}
