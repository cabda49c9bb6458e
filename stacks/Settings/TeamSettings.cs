using LandingZone.Cluster;
using LandingZone.Kubeflow;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a team: its people, its share of the cluster, and what they work in.</summary>
public sealed record TeamSettings
{
    /// <summary>Its name, which is also that of its namespace.</summary>
    public required string Name { get; init; }

    /// <summary>Who answers for it, and may let others in.</summary>
    public required TeamMember Owner { get; init; }

    /// <summary>The others.</summary>
    public required IReadOnlyList<TeamMember> Members { get; init; }

    /// <summary>What its pods together may use.</summary>
    public required NamespaceQuota Quota { get; init; }

    /// <summary>The buckets of the zone that it reads, by what they hold.</summary>
    public required IReadOnlyList<string> Reads { get; init; }

    /// <summary>Its workspaces.</summary>
    public required IReadOnlyList<WorkspaceSettings> Workspaces { get; init; }

    /// <summary>Its searches for hyper-parameters.</summary>
    public required IReadOnlyList<SearchSettings> Searches { get; init; }

    /// <summary>The size of its MLflow tracking server; null for none.</summary>
    public required MlflowSize? Mlflow { get; init; }

    /// <summary>Everybody in it: the owner and the others.</summary>
    public IEnumerable<TeamMember> People => Members.Prepend(Owner);

    internal static SettingKind<TeamSettings> Kind { get; } = SettingKinds.Record(fields => new TeamSettings
    {
        Name = fields.Required(
            "name", SettingKinds.Text, "Its name, also that of its namespace: up to 20 lower-case letters, digits and hyphens."),
        Owner = fields.Required("owner", Member, "Who answers for it, and may let others in."),
        Members = fields.OptionalList("members", Member, "The others. Default: nobody."),
        Quota = fields.Required("quota", NamespaceSettings.QuotaKind, "What its pods together may use."),
        Reads = fields.OptionalList(
            "reads", SettingKinds.Text, "The buckets of the zone that it reads, by content: 'approved-data'. Default: none."),
        Workspaces = fields.OptionalList("workspaces", WorkspaceSettings.SettingKind, "Its workspaces. Default: none."),
        Searches = fields.OptionalList("searches", SearchSettings.Kind, "Its searches for hyper-parameters. Default: none."),
        Mlflow = fields.OptionalValue(
            "mlflow",
            SettingKinds.Choice(("small", MlflowSize.Small), ("medium", MlflowSize.Medium), ("large", MlflowSize.Large)),
            "The size of an MLflow tracking server of its own. Default: none, and TensorBoard only."),
    });

    /// <summary>The arguments of the team.</summary>
    internal TeamArgs ToArgs(TeamSurroundings around) => new()
    {
        Zone = around.Zone,
        Name = Name,
        Owner = Owner,
        Members = Members,
        Quota = Quota,
        ClusterName = around.ClusterName,
        ClusterArn = around.ClusterArn,
        PermissionBoundaryArn = around.PermissionBoundaryArn,
        Gateway = around.Gateway,
        Home = around.Buckets[around.Kubeflow.TeamBucket],
        Reads = [.. Reads.Select(content => around.Buckets[content])],
        StorageKeyArn = around.StorageKeyArn,
        Files = around.Files,
        Share = around.Shares.TryGetValue(Name, out var share) ? (Input<string>)share : null,
        ToolsImage = around.Kubeflow.ToolsImage.UriIn(around.Zone),
        MoreRights = Mlflow is null ? [] : [ExperimentTracking.RightsOf(around.Zone, Name)],
    };

    private static SettingKind<TeamMember> Member => SettingKinds.Record(fields => new TeamMember
    {
        Name = fields.Required("name", SettingKinds.Text, "A short name: up to 20 lower-case letters, digits and hyphens."),
        Email = fields.Required("email", SettingKinds.Text, "The mail address that the identity provider knows."),
        Role = fields.Optional(
            "role",
            SettingKinds.Choice(("admin", TeamRole.Admin), ("editor", TeamRole.Editor), ("viewer", TeamRole.Viewer)),
            TeamRole.Editor,
            "What the person may do: admin, editor or viewer. Default: editor."),
    });
}
