using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a capacity ladder: GPU nodes that come when they are needed.</summary>
public sealed record LadderSettings
{
    /// <summary>Its name, unique among pools and ladders.</summary>
    public required string Name { get; init; }

    /// <summary>Its rungs in the order in which they are tried.</summary>
    public required IReadOnlyList<CapacityRung> Rungs { get; init; }

    /// <summary>After how many minutes without a pod a node is stopped.</summary>
    public required int IdleMinutes { get; init; }

    /// <summary>After how many days a node is replaced.</summary>
    public required int MaxAgeDays { get; init; }

    /// <summary>The size of a node's volume in GiB.</summary>
    public required int DiskGib { get; init; }

    /// <summary>The machine image.</summary>
    public required string Image { get; init; }

    /// <summary>Taints of the nodes beside nvidia.com/gpu.</summary>
    public required IReadOnlyList<NodeTaint> Taints { get; init; }

    /// <summary>Whether nodes have Elastic Fabric Adapters.</summary>
    public required bool DistributedTraining { get; init; }

    /// <summary>How pods share a GPU.</summary>
    public required GpuSharing Sharing { get; init; }

    /// <summary>The most nodes of all rungs together.</summary>
    public int MaxNodes => Rungs.Sum(rung => rung.MaxNodes);

    internal static SettingKind<LadderSettings> Kind { get; } = SettingKinds.Record(fields => new LadderSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name: up to 30 lower-case letters, digits and hyphens."),
        Rungs = fields.Required(
            "rungs", SettingKinds.ListOf(Rung, least: 1), "Ways to get a node, in the order in which they are tried; what is paid for anyway first."),
        IdleMinutes = fields.Optional(
            "idleMinutes", SettingKinds.Integer(1, 1440), 10, "After how many minutes without a pod a node is stopped. Default: 10."),
        MaxAgeDays = fields.Optional("maxAgeDays", SettingKinds.Integer(1, 90), 14, "After how many days a node is replaced. Default: 14."),
        DiskGib = fields.Optional("diskGib", SettingKinds.Integer(50, 16384), 200, "The size of a node's volume in GiB. Default: 200."),
        Image = fields.Optional(
            "image", SettingKinds.Text, "al2023@latest", "The machine image: 'al2023@v20261015', or 'al2023@latest'. Default: the latest."),
        Taints = fields.OptionalList("taints", NodePoolKind.Taint, "Taints of the nodes. Default: none."),
        DistributedTraining = fields.Optional(
            "distributedTraining",
            SettingKinds.Boolean,
            false,
            "Gives the nodes Elastic Fabric Adapters and puts them side by side, for training across nodes. Default: false."),
        Sharing = fields.Optional("sharing", NodePoolKind.Sharing, GpuSharing.None, "How pods share a GPU. Default: not at all."),
    });

    private static SettingKind<CapacityRung> Rung => SettingKinds.Record(fields => new CapacityRung
    {
        Name = fields.Required("name", SettingKinds.Text, "A short name, unique in the ladder."),
        Capacity = fields.Required("capacity", NodePoolKind.Capacity, "How the capacity is bought."),
        InstanceTypes = fields.Required(
            "instanceTypes", SettingKinds.ListOf(AwsSettings.InstanceType, least: 1), "EC2 instance types with GPUs."),
        MaxGpus = fields.Required("maxGpus", SettingKinds.Integer(1, 10000), "The most GPUs that its nodes together have."),
        AvailabilityZones = fields.OptionalList(
            "availabilityZones", AwsSettings.AvailabilityZone, "The availability zones to use. Default: all of the zone's."),
    });

    /// <summary>The arguments of the ladder.</summary>
    internal CapacityLadderArgs ToArgs(
        ZoneIdentity zone,
        IReadOnlyList<NodeSubnet> subnets,
        IReadOnlyList<Input<string>> securityGroupIds,
        Input<string> instanceProfile,
        Input<string> volumeKeyArn,
        Input<string> vpcId) => new()
    {
        Zone = zone,
        Name = Name,
        Rungs = Rungs,
        IdleMinutes = IdleMinutes,
        MaxAgeDays = MaxAgeDays,
        DiskGib = DiskGib,
        Image = Image,
        Taints = Taints,
        Subnets = subnets,
        SecurityGroupIds = securityGroupIds,
        InstanceProfile = instanceProfile,
        VolumeKeyArn = volumeKeyArn,
        VpcId = vpcId,
        DistributedTraining = DistributedTraining,
        Sharing = Sharing,
    };

    /// <summary>The names of the placement groups of its nodes.</summary>
    internal IEnumerable<string> PlacementGroupsIn(ZoneIdentity zone) => DistributedTraining
        ? CapacityLadder.PlacementGroupsOf(zone, Name, Rungs)
        : [];

    /// <summary>What is wrong with the ladder among a zone's availability zones, noted at its setting.</summary>
    internal void Check(IReadOnlyList<AvailabilityZone> zones, SettingNode node, SettingReading reading) => ComponentRefusal.Catch(
        node,
        reading,
        () => CapacityLadder.Check(
            Name, ToArgs(reading.TrialZone, [.. zones.Select(zone => new NodeSubnet(zone, ""))], [], instanceProfile: "", volumeKeyArn: "", vpcId: "")));
}
