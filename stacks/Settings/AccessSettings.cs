using LandingZone.Cluster;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a role's access to the Kubernetes API.</summary>
public sealed record AccessSettings
{
    /// <summary>A short name, unique in the cluster.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN of the role.</summary>
    public required string Role { get; init; }

    /// <summary>What it may do.</summary>
    public required ClusterAccessLevel Level { get; init; }

    /// <summary>The namespaces that the access is limited to; empty means the whole cluster.</summary>
    public required IReadOnlyList<string> Namespaces { get; init; }

    internal static SettingKind<AccessSettings> Kind { get; } = SettingKinds.Record(fields => new AccessSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "A short name, unique in the cluster."),
        Role = fields.Required("role", AwsSettings.RoleArn, "The ARN of the IAM role."),
        Level = fields.Required(
            "level",
            SettingKinds.Choice(
                ("view", ClusterAccessLevel.View),
                ("admin-view", ClusterAccessLevel.AdminView),
                ("edit", ClusterAccessLevel.Edit),
                ("admin", ClusterAccessLevel.Admin),
                ("cluster-admin", ClusterAccessLevel.ClusterAdmin)),
            "What it may do."),
        Namespaces = fields.OptionalList(
            "namespaces", SettingKinds.Text, "The namespaces that the access is limited to. Default: the whole cluster."),
    });
}
