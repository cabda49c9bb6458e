using LandingZone.Kubeflow;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the fair shares of a cluster.</summary>
public sealed record ShareSettings
{
    /// <summary>The kinds of nodes that are shared.</summary>
    public required IReadOnlyList<QueueFlavor> Flavors { get; init; }

    /// <summary>The teams' shares.</summary>
    public required IReadOnlyList<TeamShare> Queues { get; init; }

    internal static SettingKind<ShareSettings> Kind { get; } = SettingKinds.Record(fields => new ShareSettings
    {
        Flavors = fields.Required("flavors", SettingKinds.ListOf(Flavor, least: 1), "The kinds of nodes that are shared."),
        Queues = fields.Required("queues", SettingKinds.ListOf(Queue, least: 1), "The queues with their shares."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => FairShareQueues.Check("shares", settings.ToArgs(reading.TrialZone, queue => queue))));

    private static SettingKind<QueueFlavor> Flavor => SettingKinds.Record(fields => new QueueFlavor(
        fields.Required("name", SettingKinds.Text, "Its name."),
        fields.Required("pool", SettingKinds.Text, "The node pool or the ladder whose nodes they are."))
    {
        Taints = fields.OptionalList("taints", NodePoolKind.Taint, "Taints that jobs get past beside nvidia.com/gpu. Default: none."),
    });

    private static SettingKind<TeamShare> Queue => SettingKinds.Record(fields => new TeamShare
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name, by which jobs name it."),
        Namespace = fields.Required("namespace", SettingKinds.Text, "The namespace whose jobs may use it."),
        Weight = fields.Optional(
            "weight", SettingKinds.Integer(1, 100), 1, "Its weight where what is left over is shared. Default: 1."),
        Shares = fields.Required("shares", SettingKinds.ListOf(Share, least: 1), "Its shares, the flavor that it prefers first."),
    });

    private static SettingKind<FlavorShare> Share => SettingKinds.Record(fields => new FlavorShare
    {
        Flavor = fields.Required("flavor", SettingKinds.Text, "The flavor."),
        Cpus = fields.Required("cpus", Count, "CPUs."),
        MemoryGib = fields.Required("memoryGib", Count, "Memory in GiB."),
        Gpus = fields.Optional("gpus", Count, 0, "GPUs. Default: 0."),
        BorrowGpus = fields.OptionalValue("borrowGpus", Count, "How many GPUs it may borrow. Default: what others leave over."),
        LendGpus = fields.OptionalValue("lendGpus", Count, "How many of its GPUs others may borrow. Default: all."),
    });

    private static SettingKind<int> Count => SettingKinds.Integer(0, 1_000_000);

    /// <summary>The arguments of the queues.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="placed">Gives a share the namespace that it waits for.</param>
    internal FairShareQueuesArgs ToArgs(ZoneIdentity zone, Func<TeamShare, TeamShare> placed) => new()
    {
        Zone = zone, Flavors = Flavors, Teams = [.. Queues.Select(placed)],
    };
}
