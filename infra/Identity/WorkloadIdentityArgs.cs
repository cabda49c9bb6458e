using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Identity;

/// <summary>What a <see cref="WorkloadIdentity"/> is made from.</summary>
public sealed class WorkloadIdentityArgs
{
    /// <summary>The zone that the workload runs in.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What the workload is, "score-loader": lower-case letters, digits and single hyphens. The role's name is made from it.</summary>
    public required string Workload { get; init; }

    /// <summary>What the role is for, in a sentence for people who read the list of roles; IAM takes 1000 characters.</summary>
    public required string Description { get; init; }

    /// <summary>Who may take the role on.</summary>
    public required WorkloadTrust Trust { get; init; }

    /// <summary>What the role may do; empty for a role that may do nothing.</summary>
    public required IReadOnlyList<PolicyStatement> Statements { get; init; }

    /// <summary>The ARN of the permission boundary: what the role can never do, whatever its statements say (<see cref="PermissionBoundary"/>).</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>
    /// Policies that AWS manages, by name ("AmazonSSMManagedInstanceCore", "service-role/AWSBackupServiceRolePolicyForBackup"), for services
    /// that ask for theirs. Default: none.
    /// </summary>
    public IReadOnlyList<string> ManagedPolicies { get; init; } = [];

    /// <summary>The longest session in seconds: 3600 to 43200. Default: 3600.</summary>
    public int MaxSessionSeconds { get; init; } = 3600;
}
