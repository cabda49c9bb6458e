using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;
using AutoScaling = Pulumi.Aws.AutoScaling;
using AutoScalingInputs = Pulumi.Aws.AutoScaling.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ec2 = Pulumi.Aws.Ec2;
using Ec2Inputs = Pulumi.Aws.Ec2.Inputs;
using S3 = Pulumi.Aws.S3;

namespace LandingZone.Analytics;

/// <summary>
/// EC2 instances with R that score the parts of a queue side by side with models that were trained before: none while there is nothing to do,
/// then as many as the backlog asks for, spot and on-demand. An instance that has to go ends its batch first. People reach RStudio
/// Server on an instance by a port that Session Manager forwards, each with an account of their own; nothing listens on the network.
/// </summary>
public sealed partial class ScoringFleet : ComponentResource
{
    /// <summary>The worker's files; without one of them no instance could start it.</summary>
    private static readonly string[] Files = ["score.R", "worker", "worker.service"];

    private static readonly string[] TaggedOnLaunch = ["instance", "volume", "network-interface"];

    private const int MaxNameLength = 128;

    /// <summary>How long an instance may take to end its batch: a little more than its worker's systemd unit allows, in seconds.</summary>
    private const int LeaveSeconds = 660;

    private const string HookName = "end-batch";

    private readonly string _name;
    private readonly ScoringFleetArgs _args;
    private readonly string _groupName;

    /// <summary>Declares the fleet.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ScoringFleet(string name, ScoringFleetArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:analytics:ScoringFleet", name, options)
    {
        Check(name, args);
        (_name, _args, _groupName) = (name, args, args.Zone.NameOf(args.Workload, MaxNameLength));
        var files = Files.Select(file => (Name: file, Upload(file).VersionId)).ToList();
        var logs = new CloudWatch.LogGroup(name, new CloudWatch.LogGroupArgs
        {
            Name = $"/scoring/{_groupName}",
            RetentionInDays = args.LogRetentionDays,
            KmsKeyId = args.LogKeyArn,
            Tags = args.Zone.Tags(_groupName),
        }, new CustomResourceOptions { Parent = this });
        var identity = new WorkloadIdentity(name, new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = args.Workload,
            Description = "Instances that score parts with models",
            Trust = WorkloadTrust.Instances(),
            Statements = [.. ScoringFleetRights.Of(args, _groupName, logs.Arn)],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var template = Template(identity, ScoringFleetBoot.Script(args, _groupName, HookName, logs.Name, files));
        var group = Group(template);
        ScoringFleetScaling.Declare(name, args, group, _groupName, this);

        GroupName = group.Name;
        RoleArn = identity.RoleArn;
        LogGroupName = logs.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["groupName"] = GroupName, ["logGroupName"] = LogGroupName });
    }

    /// <summary>The name of the Auto Scaling group.</summary>
    public Output<string> GroupName { get; }

    /// <summary>The ARN of the instances' role.</summary>
    public Output<string> RoleArn { get; }

    /// <summary>The name of the worker's log group.</summary>
    public Output<string> LogGroupName { get; }

    internal static void Check(string name, ScoringFleetArgs args)
    {
        var problems = new ArgumentProblems(nameof(ScoringFleet), name);
        problems.AddIf(
            !KebabName.Is(args.Workload),
            $"Workload is '{args.Workload}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        CheckInstances(args, problems);
        foreach (var missing in Files.Where(file => !args.WorkerFiles.ContainsKey(file)))
        {
            problems.Add($"WorkerFiles lacks '{missing}'; give the files of workloads/scoring.");
        }

        foreach (var (what, prefix) in new[]
        {
            ("WorkerCode", args.WorkerCode), ("Landing", args.Landing), ("Models", args.Models), ("Results", args.Results),
        })
        {
            problems.AddIf(prefix.Problem is not null, $"{what}: {prefix.Problem}");
        }

        problems.AddIf(args.PartSeconds is < 60 or > 7200, $"PartSeconds is {args.PartSeconds}; give 60 to 7200.");
        foreach (var user in args.RstudioUsers.Select(user => user.Name).Distinct().Where(user => !UserForm().IsMatch(user)))
        {
            problems.Add($"RstudioUsers: '{user}' is no account; use at most 31 lower-case letters, digits, hyphens and underscores, and begin with a letter.");
        }

        foreach (var twice in args.RstudioUsers.GroupBy(user => user.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"RstudioUsers has '{twice.Key}' {twice.Count()} times; name each once.");
        }

        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        problems.ThrowIfAny();
    }

    private static void CheckInstances(ScoringFleetArgs args, ArgumentProblems problems)
    {
        problems.AddIf(args.InstanceTypes.Count is 0 or > 20, $"InstanceTypes has {args.InstanceTypes.Count} entries; give 1 to 20.");
        problems.AddIf(
            args.InstanceTypes.Select(type => type.Architecture).Distinct().Count() > 1,
            "InstanceTypes are of several architectures; an image runs on one of them.");
        problems.AddIf(
            args.InstanceTypes.Select(type => type.VirtualCpus).Distinct().Count() > 1,
            $"InstanceTypes have {string.Join(", ", args.InstanceTypes.Select(type => type.VirtualCpus).Distinct())} virtual CPUs; "
            + "name types with as many, so that the backlog of one instance means the same on all.");
        problems.AddIf(args.MaxSize is < 1 or > 200, $"MaxSize is {args.MaxSize}; give 1 to 200.");
        problems.AddIf(args.MinSize < 0 || args.MinSize > args.MaxSize, $"MinSize is {args.MinSize}; give 0 to MaxSize, {args.MaxSize}.");
        problems.AddIf(
            args.OnDemandInstances < 0 || args.OnDemandInstances > args.MaxSize,
            $"OnDemandInstances is {args.OnDemandInstances}; give 0 to MaxSize, {args.MaxSize}.");
        problems.AddIf(args.OnDemandPercentage is < 0 or > 100, $"OnDemandPercentage is {args.OnDemandPercentage}; give 0 to 100.");
        problems.AddIf(args.BacklogPerInstance is < 1 or > 10000, $"BacklogPerInstance is {args.BacklogPerInstance}; give 1 to 10000.");
        problems.AddIf(args.MaxAgeDays is < 1 or > 365, $"MaxAgeDays is {args.MaxAgeDays}; Auto Scaling takes 1 to 365.");
        problems.AddIf(args.DiskGib is < 8 or > 16384, $"DiskGib is {args.DiskGib}; give 8 to 16384.");
    }

    /// <summary>Instances fetch a file in the version that they were made for, so that a new one reaches them by new instances and not halfway.</summary>
    private S3.BucketObjectv2 Upload(string file) => new($"{_name}-{file}", new S3.BucketObjectv2Args
    {
        Bucket = _args.WorkerCode.BucketName,
        Key = $"{_args.WorkerCode.Prefix}{file}",
        Source = _args.WorkerFiles[file],
        ServerSideEncryption = "aws:kms",
        KmsKeyId = _args.WorkerCode.KeyArn,
        BucketKeyEnabled = true,
        Tags = _args.Zone.Tags(file),
    }, new CustomResourceOptions { Parent = this });

    private Ec2.LaunchTemplate Template(WorkloadIdentity identity, Output<string> userData) => new(_name, new Ec2.LaunchTemplateArgs
    {
        Name = _groupName,
        Description = "Scores parts with models",
        UpdateDefaultVersion = true,
        ImageId = _args.Image.Id,
        InstanceType = _args.InstanceTypes[0].Name,
        IamInstanceProfile = new Ec2Inputs.LaunchTemplateIamInstanceProfileArgs { Arn = identity.InstanceProfileArn! },
        BlockDeviceMappings =
        {
            new Ec2Inputs.LaunchTemplateBlockDeviceMappingArgs
            {
                DeviceName = "/dev/xvda",
                Ebs = new Ec2Inputs.LaunchTemplateBlockDeviceMappingEbsArgs
                {
                    VolumeType = "gp3",
                    VolumeSize = _args.DiskGib,
                    Encrypted = "true",
                    KmsKeyId = _args.VolumeKeyArn,
                    DeleteOnTermination = "true",
                },
            },
        },
        MetadataOptions = new Ec2Inputs.LaunchTemplateMetadataOptionsArgs
        {
            HttpEndpoint = "enabled",
            HttpTokens = "required",
            HttpPutResponseHopLimit = 1,
            InstanceMetadataTags = "disabled",
        },
        Monitoring = new Ec2Inputs.LaunchTemplateMonitoringArgs { Enabled = true },
        NetworkInterfaces =
        {
            new Ec2Inputs.LaunchTemplateNetworkInterfaceArgs
            {
                DeviceIndex = 0,
                AssociatePublicIpAddress = "false",
                DeleteOnTermination = "true",
                SecurityGroups = _args.SecurityGroupIds,
            },
        },
        UserData = userData,
        TagSpecifications = TaggedOnLaunch
            .Select(type => new Ec2Inputs.LaunchTemplateTagSpecificationArgs { ResourceType = type, Tags = _args.Zone.Tags(_groupName) })
            .ToArray(),
        Tags = _args.Zone.Tags(_groupName),
    }, new CustomResourceOptions { Parent = this });

    private AutoScaling.Group Group(Ec2.LaunchTemplate template) => new(_name, new AutoScaling.GroupArgs
    {
        Name = _groupName,
        MinSize = _args.MinSize,
        MaxSize = _args.MaxSize,
        VpcZoneIdentifiers = _args.SubnetIds,
        HealthCheckType = "EC2",
        HealthCheckGracePeriod = 300,
        DefaultInstanceWarmup = 300,
        CapacityRebalance = true,
        MaxInstanceLifetime = _args.MaxAgeDays * 86400,
        MetricsGranularity = "1Minute",
        EnabledMetrics =
        {
            AutoScaling.Metric.GroupDesiredCapacity, AutoScaling.Metric.GroupInServiceInstances, AutoScaling.Metric.GroupTerminatingInstances,
            AutoScaling.Metric.GroupTotalInstances,
        },
        MixedInstancesPolicy = Mix(template),
        InitialLifecycleHooks =
        {
            new AutoScalingInputs.GroupInitialLifecycleHookArgs
            {
                Name = HookName,
                LifecycleTransition = "autoscaling:EC2_INSTANCE_TERMINATING",
                HeartbeatTimeout = LeaveSeconds,
                DefaultResult = "CONTINUE",
            },
        },
        InstanceRefresh = new AutoScalingInputs.GroupInstanceRefreshArgs
        {
            Strategy = "Rolling",
            Preferences = new AutoScalingInputs.GroupInstanceRefreshPreferencesArgs { MinHealthyPercentage = 50, InstanceWarmup = "300" },
        },

        // None may be running, and that is no reason to wait.
        WaitForCapacityTimeout = "0",
        Tags = _args.Zone.Tags(_groupName)
            .Select(tag => new AutoScalingInputs.GroupTagArgs { Key = tag.Key, Value = tag.Value, PropagateAtLaunch = false })
            .ToArray(),
    }, new CustomResourceOptions
    {
        Parent = this,

        // The number of instances is for the scaling policies to say.
        IgnoreChanges = { "desiredCapacity" },
    });

    private AutoScalingInputs.GroupMixedInstancesPolicyArgs Mix(Ec2.LaunchTemplate template) => new()
    {
        LaunchTemplate = new AutoScalingInputs.GroupMixedInstancesPolicyLaunchTemplateArgs
        {
            LaunchTemplateSpecification = new AutoScalingInputs.GroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecificationArgs
            {
                LaunchTemplateId = template.Id,

                // A number and not "$Latest": a new version is then a change of the group, which replaces its instances.
                Version = template.LatestVersion.Apply(version => version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            },
            Overrides = _args.InstanceTypes
                .Select(type => new AutoScalingInputs.GroupMixedInstancesPolicyLaunchTemplateOverrideArgs { InstanceType = type.Name })
                .ToArray(),
        },
        InstancesDistribution = new AutoScalingInputs.GroupMixedInstancesPolicyInstancesDistributionArgs
        {
            OnDemandAllocationStrategy = "prioritized",
            OnDemandBaseCapacity = _args.OnDemandInstances,
            OnDemandPercentageAboveBaseCapacity = _args.OnDemandPercentage,
            SpotAllocationStrategy = "price-capacity-optimized",
        },
    };

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,30}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserForm();
}
