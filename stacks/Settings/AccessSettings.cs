using LandingZone.Cluster;
using LandingZone.Identity;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a role's access to the Kubernetes API.</summary>
public sealed record AccessSettings
{
    /// <summary>A short name, unique in the cluster.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN of the role; null where it is a persona's.</summary>
    public required string? Role { get; init; }

    /// <summary>Whose role it is; null where its ARN is given.</summary>
    public required Persona? Persona { get; init; }

    /// <summary>The role as the settings name it.</summary>
    public string Who => Role ?? PersonaNames.Of(Persona ?? default);

    /// <summary>What it may do.</summary>
    public required ClusterAccessLevel Level { get; init; }

    /// <summary>The namespaces that the access is limited to; empty means the whole cluster.</summary>
    public required IReadOnlyList<string> Namespaces { get; init; }

    internal static SettingKind<AccessSettings> Kind { get; } = SettingKinds.Record(fields => new AccessSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "A short name, unique in the cluster."),
        Role = fields.OptionalReference("role", AwsSettings.RoleArn, "The ARN of the IAM role. Default: that of the persona."),
        Persona = fields.OptionalValue("persona", PersonaWords.Kind, "Whose role it is, of those in landing-zone:people. Default: none's."),
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
    }).Check((settings, node, reading) =>
    {
        if (settings.Role is null == settings.Persona is null)
        {
            reading.Refuse(node, settings.Role is null ? "the access is nobody's" : "the access is of two roles", "write either role or persona.");
        }
    });
}
