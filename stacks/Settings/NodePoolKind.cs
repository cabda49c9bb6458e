using System.Collections.Immutable;
using LandingZone.Cluster;

namespace LandingZone.Stacks.Settings;

/// <summary>How a node pool is written.</summary>
internal static class NodePoolKind
{
    /// <summary>A node pool.</summary>
    public static SettingKind<NodePool> Kind { get; } = SettingKinds.Record(fields => new NodePool
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name: up to 30 lower-case letters, digits and hyphens."),
        Purpose = fields.Required(
            "purpose",
            SettingKinds.Choice(("system", NodePoolPurpose.System), ("cpu", NodePoolPurpose.Cpu), ("gpu", NodePoolPurpose.Gpu)),
            "What runs on it: the platform's own pods (system), work without GPUs (cpu) or with GPUs (gpu)."),
        InstanceTypes = fields.Required(
            "instanceTypes", SettingKinds.ListOf(AwsSettings.InstanceType, least: 1), "EC2 instance types, in order of preference."),
        Capacity = fields.Optional(
            "capacity", Capacity, NodeCapacity.OnDemand, "How its capacity is bought. Default: on-demand."),
        MinSize = fields.Required("minSize", Nodes, "The fewest nodes; 0 lets the cluster autoscaler empty the pool."),
        InitialSize = fields.OptionalValue("initialSize", Nodes, "How many nodes to begin with. Default: minSize."),
        MaxSize = fields.Required("maxSize", Nodes, "The most nodes."),
        DiskGib = fields.Optional("diskGib", SettingKinds.Integer(20, 16384), 100, "The size of a node's volume in GiB. Default: 100."),
        UseLocalNvme = fields.Optional(
            "useLocalNvme", SettingKinds.Boolean, false, "Keeps images and scratch data on the instances' own NVMe disks. Default: false."),
        OperatingSystem = fields.Optional(
            "operatingSystem",
            SettingKinds.Choice(
                ("amazon-linux-2023", NodeOperatingSystem.AmazonLinux2023), ("bottlerocket", NodeOperatingSystem.Bottlerocket)),
            NodeOperatingSystem.AmazonLinux2023,
            "The operating system. Default: amazon-linux-2023."),
        AvailabilityZones = fields.OptionalList(
            "availabilityZones", AwsSettings.AvailabilityZone, "The availability zones to use. Default: all of the zone's."),
        Labels = fields.Optional("labels", Labels, ImmutableDictionary<string, string>.Empty, "Labels of the nodes. Default: none."),
        Taints = fields.OptionalList("taints", Taint, "Taints of the nodes. Default: none."),
        DistributedTraining = fields.Optional(
            "distributedTraining",
            SettingKinds.Boolean,
            false,
            "Puts the nodes side by side with Elastic Fabric Adapters, for training across nodes. Default: false."),
        Sharing = fields.Optional("sharing", Sharing, GpuSharing.None, "How pods share a GPU. Default: not at all."),
    }).Check((pool, node, reading) =>
    {
        foreach (var problem in NodePoolRules.ProblemsOf(pool, pool.AvailabilityZones))
        {
            reading.Refuse(node, problem);
        }
    });

    /// <summary>Labels of nodes or namespaces.</summary>
    public static SettingKind<ImmutableDictionary<string, string>> Labels =>
        SettingKinds.MapOf(SettingKinds.Text).Select(labels => labels.ToImmutableDictionary());

    /// <summary>EKS's default quota of nodes in a managed node group.</summary>
    private static SettingKind<int> Nodes => SettingKinds.Integer(0, 450);

    /// <summary>How capacity is bought.</summary>
    public static SettingKind<NodeCapacity> Capacity => SettingKinds.Record(fields => (
            Kind: fields.Required(
                "kind",
                SettingKinds.Choice(
                    ("on-demand", NodeCapacityKind.OnDemand),
                    ("spot", NodeCapacityKind.Spot),
                    ("reservation", NodeCapacityKind.Reservation),
                    ("capacity-block", NodeCapacityKind.CapacityBlock)),
                "On-demand, spot, an On-Demand Capacity Reservation or a Capacity Block for ML."),
            Id: fields.OptionalReference("id", SettingKinds.Text, "The reservation's id, 'cr-…': for reservation and capacity-block.")))
        .Select(raw => (raw.Kind, raw.Id) switch
        {
            (NodeCapacityKind.OnDemand, null) => NodeCapacity.OnDemand,
            (NodeCapacityKind.Spot, null) => NodeCapacity.Spot,
            (NodeCapacityKind.Reservation, { } id) => NodeCapacity.Reservation(id),
            (NodeCapacityKind.CapacityBlock, { } id) => NodeCapacity.CapacityBlock(id),
            (_, null) => throw new FormatException("The reservation is not named; give its id, 'cr-…'."),
            _ => throw new FormatException("There is a reservation's id, and no reservation; leave 'id' out, or choose another kind."),
        });

    /// <summary>How pods share a GPU.</summary>
    public static SettingKind<GpuSharing> Sharing => SettingKinds.Record(fields => (
            Turns: fields.OptionalValue("turns", SettingKinds.Integer(2, 48), "How many pods take turns on a GPU."),
            Profile: fields.OptionalReference("profile", SettingKinds.Text, "How GPUs are cut into instances: '1g.5gb'.")))
        .Select(raw => (raw.Turns, raw.Profile) switch
        {
            ({ } turns, null) => GpuSharing.TimeSlices(turns),
            (null, { } profile) => GpuSharing.Instances(profile),
            (null, null) => throw new FormatException("Neither is given; give turns or profile."),
            _ => throw new FormatException("Both are given; give turns or profile."),
        });

    /// <summary>A taint.</summary>
    public static SettingKind<NodeTaint> Taint => SettingKinds.Record(fields => new NodeTaint(
        fields.Required("key", SettingKinds.Text, "A label key."),
        fields.Optional("value", SettingKinds.Text, "", "A label value. Default: empty."),
        fields.Required(
            "effect",
            SettingKinds.Choice(
                ("NoSchedule", NodeTaintEffect.NoSchedule),
                ("PreferNoSchedule", NodeTaintEffect.PreferNoSchedule),
                ("NoExecute", NodeTaintEffect.NoExecute)),
            "What happens to pods that do not tolerate it.")));
}
