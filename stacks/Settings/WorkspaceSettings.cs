using LandingZone.Kubeflow;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a workspace: what one member of a team works in.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>Its name, unique in the team.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the member whose it is.</summary>
    public required string User { get; init; }

    /// <summary>What the person works with.</summary>
    public required WorkspaceKind Kind { get; init; }

    /// <summary>The environment.</summary>
    public required EnvironmentReference Environment { get; init; }

    /// <summary>Processors.</summary>
    public required int Cpus { get; init; }

    /// <summary>Memory in GiB.</summary>
    public required int MemoryGib { get; init; }

    /// <summary>GPUs.</summary>
    public required int Gpus { get; init; }

    /// <summary>The node pool; null for any of its purpose.</summary>
    public required string? Pool { get; init; }

    /// <summary>After how many minutes without activity it is stopped.</summary>
    public required int IdleMinutes { get; init; }

    internal static SettingKind<WorkspaceSettings> SettingKind { get; } = SettingKinds.Record(fields => new WorkspaceSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name, unique in the team: up to 40 lower-case letters, digits and hyphens."),
        User = fields.Required("user", SettingKinds.Text, "The name of the member whose it is."),
        Kind = fields.Required("kind", KindOfWork, "What the person works with: jupyter, vscode or rstudio."),
        Environment = fields.Required(
            "environment", EnvironmentKind, "The environment, by name and version: 'pytorch/2.9'."),
        Cpus = fields.Optional("cpus", SettingKinds.Integer(1, 192), 2, "Processors. Default: 2."),
        MemoryGib = fields.Optional("memoryGib", SettingKinds.Integer(1, 2048), 8, "Memory in GiB. Default: 8."),
        Gpus = fields.Optional("gpus", SettingKinds.Integer(0, 8), 0, "GPUs. Default: 0."),
        Pool = fields.OptionalReference("pool", SettingKinds.Text, "The node pool, by name. Default: any of its purpose."),
        IdleMinutes = fields.Optional(
            "idleMinutes", SettingKinds.Integer(15, 2880), 120, "After how many minutes without activity it is stopped. Default: 120."),
    });

    /// <summary>The arguments of the workspace.</summary>
    internal WorkspaceArgs ToArgs(TeamSettings team, Input<string> space, (Input<string> Home, Input<string> Shared)? claims, TeamSurroundings around) => new()
    {
        Zone = around.Zone,
        Name = Name,
        Team = team.Name,
        Namespace = space,
        User = team.People.First(person => person.Name == User),
        Kind = Kind,
        Image = around.ImageOf(Environment, team.Name),
        Cpus = Cpus,
        MemoryGib = MemoryGib,
        Gpus = Gpus,
        NodePool = Pool,
        Claims = claims,
        DataAddress = Output.Format($"s3://{around.Buckets[around.Kubeflow.TeamBucket].Name}/teams/{team.Name}/"),
        Gateway = around.Gateway,
        ToolsImage = around.Kubeflow.ToolsImage.UriIn(around.Zone),
        IdleMinutes = IdleMinutes,
    };

    /// <summary>An environment by name and version.</summary>
    internal static SettingKind<EnvironmentReference> EnvironmentKind =>
        SettingKinds.Parsed<EnvironmentReference>(EnvironmentReference.TryParse);

    /// <summary>What people work with.</summary>
    internal static SettingKind<WorkspaceKind> KindOfWork => SettingKinds.Choice(
        ("jupyter", WorkspaceKind.Jupyter), ("vscode", WorkspaceKind.VsCode), ("rstudio", WorkspaceKind.RStudio));
}
