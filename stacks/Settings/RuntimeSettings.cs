using LandingZone.Cluster;
using LandingZone.Kubeflow;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a way to train on several nodes.</summary>
public sealed record RuntimeSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How it spreads over nodes.</summary>
    public required TrainingFramework Framework { get; init; }

    /// <summary>The environment.</summary>
    public required EnvironmentReference Environment { get; init; }

    /// <summary>The node pool.</summary>
    public required string Pool { get; init; }

    /// <summary>How many nodes a training has that does not say.</summary>
    public required int Nodes { get; init; }

    /// <summary>The runtime.</summary>
    internal TrainingRuntime ToRuntime(ZoneIdentity zone, IReadOnlyList<EnvironmentEntry> environments, IReadOnlyList<NodePool> pools) => new()
    {
        Name = Name,
        Framework = Framework,
        Image = EnvironmentCatalog.Find(environments, Environment, team: null).Image.UriIn(zone),
        Pool = pools.First(pool => pool.Name == Pool),
        Nodes = Nodes,
    };

    internal static SettingKind<RuntimeSettings> Kind { get; } = SettingKinds.Record(fields => new RuntimeSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name, by which trainings call it: 'horovod-a100'."),
        Framework = fields.Required(
            "framework",
            SettingKinds.Choice(("pytorch", TrainingFramework.PyTorch), ("horovod", TrainingFramework.Horovod)),
            "How it spreads over nodes: pytorch (torchrun) or horovod (MPI)."),
        Environment = fields.Required("environment", WorkspaceSettings.EnvironmentKind, "The environment: 'tensorflow-horovod/2.12'."),
        Pool = fields.Required("pool", SettingKinds.Text, "The node pool, by name."),
        Nodes = fields.Optional("nodes", SettingKinds.Integer(1, 450), 2, "How many nodes a training has that does not say. Default: 2."),
    });
}
