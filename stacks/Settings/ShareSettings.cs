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
        node, reading, () => FairShareQueues.Check("shares", settings.ToArgs(reading.TrialZone, [], queue => queue))));

    private static SettingKind<QueueFlavor> Flavor => SettingKinds.Record(fields => new QueueFlavor(
        fields.Required("name", SettingKinds.Text, "Its name."),
        fields.Required("pool", SettingKinds.Text, "The node pool or the ladder whose nodes they are."))
    {
        Taints = fields.OptionalList("taints", NodePoolKind.Taint, "Taints that jobs get past beside nvidia.com/gpu. Default: none."),
    });

    private static SettingKind<TeamShare> Queue => SettingKinds.Record(fields => new TeamShare
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name, unique in the cluster; in its namespace the queue is called 'default'."),
        Namespace = fields.Required("namespace", SettingKinds.Text, "The namespace or the team whose jobs may use it."),
        Cpus = fields.Optional("cpus", Count, 0, "CPUs for pods without GPUs, on any nodes. Default: 0; for a team what its quota has."),
        MemoryGib = fields.Optional(
            "memoryGib", Count, 0, "Memory in GiB for pods without GPUs, on any nodes. Default: 0; for a team what its quota has."),
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

    /// <summary>The settings of a cluster that says nothing of shares.</summary>
    internal static ShareSettings None { get; } = new() { Flavors = [], Queues = [] };

    /// <summary>The arguments of the queues.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="teams">The zone's teams, of which each has a share.</param>
    /// <param name="placed">Gives a share of a namespace that is no team's the namespace that it waits for.</param>
    internal FairShareQueuesArgs ToArgs(ZoneIdentity zone, IReadOnlyList<TeamSettings> teams, Func<TeamShare, TeamShare> placed) => new()
    {
        Zone = zone,
        Flavors = Flavors,
        Teams =
        [
            .. Queues.Where(queue => teams.All(team => team.Name != queue.Namespace)).Select(placed),
            .. teams.Select(ShareOf),
        ],
    };

    /// <summary>
    /// A team's share: that of the settings, and otherwise none of its own of the GPUs, so that it has what others leave over. What its
    /// quota lets it use without GPUs is its own in either case.
    /// </summary>
    private TeamShare ShareOf(TeamSettings team)
    {
        var share = Queues.FirstOrDefault(queue => queue.Namespace == team.Name) ?? new TeamShare
        {
            Name = team.Name,
            Namespace = team.Name,
            Shares = team.Quota.Gpus == 0
                ? []
                : [.. Flavors.Select(flavor => new FlavorShare { Flavor = flavor.Name, Cpus = 0, MemoryGib = 0 })],
        };
        return share with
        {
            HasQueue = false,
            Cpus = share.Cpus > 0 ? share.Cpus : team.Quota.Cpus,
            MemoryGib = share.MemoryGib > 0 ? share.MemoryGib : team.Quota.MemoryGib,
        };
    }
}
