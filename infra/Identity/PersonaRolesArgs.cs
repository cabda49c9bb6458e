using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Identity;

/// <summary>What <see cref="PersonaRoles"/> are made from.</summary>
public sealed class PersonaRolesArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>How people come to their roles.</summary>
    public required PersonaSignIn SignIn { get; init; }

    /// <summary>The personas that have a role: one or more of those that the zone can have (<see cref="PersonaNames.In"/>).</summary>
    public required IReadOnlyList<Persona> Personas { get; init; }

    /// <summary>The buckets that personas work with. Operators and auditors have none: they see no data. Default: none.</summary>
    public IReadOnlyList<PersonaBucket> Buckets { get; init; } = [];

    /// <summary>The ARN of the key of the zone's objects.</summary>
    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The ARN of the key of the audit trail, which auditors read with.</summary>
    public required Input<string> AuditKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
