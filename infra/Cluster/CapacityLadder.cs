using System.Text.RegularExpressions;
using LandingZone.CustomResources.Karpenter;
using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;
using Extensions = Pulumi.Kubernetes.ApiExtensions;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Cluster;

/// <summary>
/// GPU nodes that come when pods ask for them and go when they are idle, from the first rung that has some: a capacity block, a reservation,
/// on-demand capacity, and at last another type. Each rung is a node pool of Karpenter, tried in the order of its weight. Its providers, of
/// Kubernetes and, for distributed training, of AWS, come from the options; it comes after Karpenter.
/// </summary>
public sealed partial class CapacityLadder : ComponentResource
{
    private const string GpuResource = "nvidia.com/gpu";
    private const int MostRungs = 9;

    /// <summary>Declares the ladder.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public CapacityLadder(string name, CapacityLadderArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:CapacityLadder", name, options)
    {
        Check(name, args);
        var fabric = args.DistributedTraining ? new FabricSecurityGroup(this, name, args.Zone, args.VpcId) : null;
        var shared = fabric is null
            ? new Extensions.CustomResource(
                $"{name}-nodes",
                new EC2NodeClassArgs { Metadata = Named(args, args.Name), Spec = Spec(args, args.Rungs, args.SecurityGroupIds) },
                new CustomResourceOptions { Parent = this })
            : null;
        for (var index = 0; index < args.Rungs.Count; index++)
        {
            var rung = args.Rungs[index];
            _ = new Extensions.CustomResource($"{name}-{rung.Name}", Pool(args, rung, 100 - (10 * index)), new CustomResourceOptions
            {
                Parent = this,

                // A pool without its class starts nothing, and on destroy the class waits for the nodes of its pools.
                DependsOn = { shared ?? FabricClass(name, args, rung, fabric!) },
            });
        }

        RegisterOutputs();
    }

    /// <summary>The names of the placement groups of a ladder for distributed training, which Karpenter must be allowed to use.</summary>
    public static IReadOnlyList<string> PlacementGroupsOf(ZoneIdentity zone, string ladder, IReadOnlyList<CapacityRung> rungs) =>
        [.. rungs.Where(IsPlaced).Select(rung => PlacementGroupOf(zone, ladder, rung))];

    internal static void Check(string name, CapacityLadderArgs args)
    {
        var problems = new ArgumentProblems(nameof(CapacityLadder), name);
        problems.AddIf(!Form().IsMatch(args.Name), $"Name is '{args.Name}'; it must be up to 30 lower-case letters, digits and hyphens.");
        problems.AddIf(
            args.Rungs.Count is 0 or > MostRungs, $"Rungs has {args.Rungs.Count}; there must be from 1 to {MostRungs}.");
        problems.AddIf(args.IdleMinutes is < 1 or > 1440, $"IdleMinutes is {args.IdleMinutes}; it must be from 1 to 1440.");
        problems.AddIf(args.MaxAgeDays is < 1 or > 90, $"MaxAgeDays is {args.MaxAgeDays}; it must be from 1 to 90.");
        problems.AddIf(
            args is { DistributedTraining: true } && args.Sharing != GpuSharing.None, "Sharing is given, and distributed training needs whole GPUs; take it out.");
        problems.AddIf(args.DiskGib is < 50 or > 16384, $"DiskGib is {args.DiskGib}; it must be from 50 to 16384.");
        problems.AddIf(
            !ImageForm().IsMatch(args.Image), $"Image is '{args.Image}'; it must be 'al2023@' and a version, 'v20261015', or 'latest'.");
        foreach (var twice in args.Rungs.GroupBy(rung => rung.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Rungs has {twice.Count()} named '{twice.Key}'; names must be unique.");
        }

        var bought = args.Rungs.Select(rung => rung.Capacity.IsReserved).ToList();
        problems.AddIf(
            bought.LastIndexOf(true) > bought.IndexOf(false) && bought.Contains(false),
            "Rungs has a block or a reservation after capacity that is paid by use; put first what is paid for anyway.");
        foreach (var rung in args.Rungs)
        {
            CheckRung(problems, rung, args);
        }

        problems.ThrowIfAny();
    }

    private static void CheckRung(ArgumentProblems problems, CapacityRung rung, CapacityLadderArgs args)
    {
        var at = $"Rung '{rung.Name}'";
        problems.AddIf(!Form().IsMatch(rung.Name), $"{at}: the name must be up to 30 lower-case letters, digits and hyphens.");
        problems.AddIf(rung.InstanceTypes.Count == 0, $"{at}: there is no instance type; name one or more.");
        foreach (var type in rung.InstanceTypes.Where(type => type.Gpu is not { HasEksImage: true }))
        {
            problems.Add($"{at}: {type} has no GPU that the EKS image has a driver for; name types that do, such as g6.xlarge or p5.48xlarge.");
        }

        problems.AddIf(
            rung.Capacity.IsReserved && rung.InstanceTypes.Count > 1,
            $"{at}: {rung.Capacity.ReservationId} is of one instance type; name that one alone.");
        problems.AddIf(
            rung.Capacity.IsReserved && rung.AvailabilityZones.Count != 1,
            $"{at}: {rung.Capacity.ReservationId} is in one availability zone; name that one.");
        problems.AddIf(
            rung.InstanceTypes.Count > 0 && rung.MaxNodes < 1,
            $"{at}: MaxGpus is {rung.MaxGpus}, which is less than one node has; it must be "
            + $"{rung.InstanceTypes.Select(type => type.Gpu?.Count ?? 1).DefaultIfEmpty(1).Min()} or more.");
        foreach (var problem in rung.InstanceTypes.Where(type => type.Gpu is not null).Select(args.Sharing.ProblemWith).OfType<string>())
        {
            problems.Add($"{at}: {problem}");
        }

        if (args.DistributedTraining)
        {
            CheckFabric(problems, at, rung);
        }

        foreach (var zone in rung.AvailabilityZones.Except(args.Subnets.Select(subnet => subnet.Zone)))
        {
            problems.Add($"{at}: there is no subnet in {zone}; there are subnets in {string.Join(", ", args.Subnets.Select(subnet => subnet.Zone.Name))}.");
        }
    }

    private static void CheckFabric(ArgumentProblems problems, string at, CapacityRung rung)
    {
        foreach (var type in rung.InstanceTypes.Where(type => !type.SupportsEfa))
        {
            problems.Add($"{at}: {type} does not support EFA, which distributed training needs; name types that do, such as p4d.24xlarge.");
        }

        problems.AddIf(
            rung.InstanceTypes.Select(type => (type.NetworkCards, type.EfaInterfaces)).Distinct().Count() > 1,
            $"{at}: {string.Join(" and ", rung.InstanceTypes)} differ in their network cards, which one class of nodes cannot lay out; make a rung of each.");
        problems.AddIf(
            !rung.Capacity.IsReserved && rung.AvailabilityZones.Count != 1,
            $"{at}: distributed training needs its nodes side by side; name exactly one availability zone.");
    }

    /// <summary>A reservation fixes where its instances stand, so only bought capacity is placed by a group of ours.</summary>
    private static bool IsPlaced(CapacityRung rung) => !rung.Capacity.IsReserved;

    private static string PlacementGroupOf(ZoneIdentity zone, string ladder, CapacityRung rung) =>
        zone.NameOf($"{ladder}-{rung.Name}", ClusterNames.MaxPlacementGroupLength);

    /// <summary>
    /// The class of one rung with adapters: their number depends on the instance type, and a class has one placement group (karpenter.sh,
    /// "NodeClasses").
    /// </summary>
    private Extensions.CustomResource FabricClass(string name, CapacityLadderArgs args, CapacityRung rung, FabricSecurityGroup fabric)
    {
        Aws.Ec2.PlacementGroup? placement = null;
        if (IsPlaced(rung))
        {
            var groupName = PlacementGroupOf(args.Zone, args.Name, rung);
            placement = new($"{name}-{rung.Name}-placement", new()
            {
                Name = groupName, Strategy = Aws.Ec2.PlacementStrategy.Cluster, Tags = args.Zone.Tags(groupName),
            }, new CustomResourceOptions { Parent = this });
        }

        var spec = Spec(args, [rung], [.. args.SecurityGroupIds, fabric.Group.Id]);

        // EC2 gives no public address to an instance with several interfaces, and refuses the setting that says so.
        spec.AssociatePublicIPAddress = null;
        spec.NetworkInterfaces = FabricInterface.Of(rung.InstanceTypes[0])
            .Select(one => (Input<NetworkInterfaceArgs>)new NetworkInterfaceArgs
            {
                NetworkCardIndex = one.Card, DeviceIndex = one.Device, InterfaceType = one.Kind,
            }).ToArray();
        if (placement is not null)
        {
            spec.PlacementGroupSelector = new PlacementGroupSelectorArgs { Name = placement.Name };
        }

        return new Extensions.CustomResource(
            $"{name}-{rung.Name}-nodes",
            new EC2NodeClassArgs { Metadata = Named(args, ClassName(args, rung)), Spec = spec },
            new CustomResourceOptions { Parent = this });
    }

    /// <summary>How the nodes of some rungs are set up.</summary>
    private static EC2NodeClassSpecArgs Spec(CapacityLadderArgs args, IReadOnlyList<CapacityRung> rungs, IReadOnlyList<Input<string>> groups)
    {
        var spec = new EC2NodeClassSpecArgs
        {
            InstanceProfile = args.InstanceProfile,
            AmiSelectorTerms = { new ImageTermArgs { Alias = args.Image } },
            SubnetSelectorTerms = args.Subnets.Select(subnet => (Input<IdTermArgs>)new IdTermArgs { Id = subnet.Id }).ToArray(),
            SecurityGroupSelectorTerms = groups.Select(id => (Input<IdTermArgs>)new IdTermArgs { Id = id }).ToArray(),
            BlockDeviceMappings =
            {
                new BlockDeviceArgs
                {
                    DeviceName = "/dev/xvda",
                    Ebs = new BlockDeviceVolumeArgs
                    {
                        VolumeSize = FormattableString.Invariant($"{args.DiskGib}Gi"),
                        VolumeType = "gp3",
                        Encrypted = true,
                        KmsKeyID = args.VolumeKeyArn,
                        DeleteOnTermination = true,
                    },
                },
            },
            MetadataOptions = new MetadataOptionsArgs
            {
                // One hop ends at the node, so that pods cannot take the node's credentials.
                HttpEndpoint = "enabled", HttpProtocolIPv6 = "disabled", HttpPutResponseHopLimit = 1, HttpTokens = "required",
            },
            DetailedMonitoring = true,
            AssociatePublicIPAddress = false,
            Tags = args.Zone.Tags(args.Zone.NameOf(args.Name, ClusterNames.MaxTagLength)),
        };
        var reserved = rungs.Select(one => one.Capacity.ReservationId).OfType<string>().Distinct().ToList();
        if (reserved.Count > 0)
        {
            spec.CapacityReservationSelectorTerms = reserved.Select(id => (Input<IdTermArgs>)new IdTermArgs { Id = id }).ToArray();
        }

        if (rungs.SelectMany(one => one.InstanceTypes).All(type => type.HasLocalNvme))
        {
            spec.InstanceStorePolicy = "RAID0";
        }

        return spec;
    }

    /// <summary>The class of a rung: its own where nodes have adapters.</summary>
    private static string ClassName(CapacityLadderArgs args, CapacityRung rung) =>
        args.DistributedTraining ? $"{args.Name}-{rung.Name}" : args.Name;

    private static NodePoolArgs Pool(CapacityLadderArgs args, CapacityRung rung, int weight) => new NodePoolArgs
    {
        Metadata = Named(args, $"{args.Name}-{rung.Name}"),
        Spec = new NodePoolSpecArgs
        {
            Weight = weight,
            Limits =
            {
                [GpuResource] = (Union<int, string>)rung.MaxGpus,
                ["cpu"] = (Union<int, string>)rung.MaxVirtualCpus,
            },
            Disruption = new DisruptionArgs
            {
                // Nodes with work stay: a training run that is moved begins again from its last checkpoint.
                ConsolidationPolicy = "WhenEmpty",
                ConsolidateAfter = FormattableString.Invariant($"{args.IdleMinutes}m"),
                Budgets =
                {
                    new DisruptionBudgetArgs { Nodes = "100%", Reasons = { "Empty" } },
                    new DisruptionBudgetArgs { Nodes = "1", Reasons = { "Drifted" } },
                },
            },
            Template = new NodeClaimTemplateArgs
            {
                Metadata = new NodeClaimMetadataArgs { Labels = Labels(args, rung) },
                Spec = new NodeClaimSpecArgs
                {
                    NodeClassRef = new NodeClassReferenceArgs { Group = "karpenter.k8s.aws", Kind = "EC2NodeClass", Name = ClassName(args, rung) },
                    Requirements = [.. Requirements(rung)],
                    Taints =
                    [
                        new NodeTaintArgs { Key = GpuResource, Value = "true", Effect = nameof(NodeTaintEffect.NoSchedule) },
                        .. args.Taints.Select(taint => (Input<NodeTaintArgs>)new NodeTaintArgs
                        {
                            Key = taint.Key, Value = taint.Value, Effect = taint.Effect.ToString(),
                        }),
                    ],
                    ExpireAfter = FormattableString.Invariant($"{24 * args.MaxAgeDays}h"),
                    TerminationGracePeriod = "24h",
                },
            },
        },
    };

    private static Dictionary<string, string> Labels(CapacityLadderArgs args, CapacityRung rung)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["landing-zone/node-pool"] = args.Name,
            ["landing-zone/purpose"] = "gpu",
            ["nvidia.com/gpu.present"] = "true",
        };
        var models = rung.InstanceTypes.Select(type => type.Gpu!.Model).Distinct().ToList();
        if (models.Count == 1)
        {
            labels["landing-zone/gpu-model"] = models[0].Replace(' ', '-');
        }

        foreach (var (key, value) in args.Sharing.Labels)
        {
            labels[key] = value;
        }

        if (args.DistributedTraining)
        {
            labels["landing-zone/distributed-training"] = "true";
        }

        return labels;
    }

    private static IEnumerable<Input<NodeRequirementArgs>> Requirements(CapacityRung rung)
    {
        yield return In("node.kubernetes.io/instance-type", [.. rung.InstanceTypes.Select(type => type.Name)]);
        yield return In("kubernetes.io/arch", [.. rung.InstanceTypes
            .Select(type => type.Architecture == ProcessorArchitecture.Arm64 ? "arm64" : "amd64").Distinct()]);
        yield return In("karpenter.sh/capacity-type", rung.Capacity.Kind switch
        {
            NodeCapacityKind.Spot => "spot",
            NodeCapacityKind.OnDemand => "on-demand",
            _ => "reserved",
        });
        if (rung.Capacity.ReservationId is { } reservation)
        {
            yield return In("karpenter.k8s.aws/capacity-reservation-id", reservation);
        }

        if (rung.AvailabilityZones.Count > 0)
        {
            yield return In("topology.kubernetes.io/zone", [.. rung.AvailabilityZones.Select(zone => zone.Name)]);
        }
    }

    private static NodeRequirementArgs In(string key, params string[] values) => new() { Key = key, Operator = "In", Values = values };

    private static MetaInputs.ObjectMetaArgs Named(CapacityLadderArgs args, string name) => new() { Name = name, Labels = ObjectLabels.Of(args.Zone) };

    [GeneratedRegex("^[a-z](?:[a-z0-9-]{0,28}[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("^al2023@(latest|v[0-9]{8})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ImageForm();
}
