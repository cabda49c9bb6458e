using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Observability;

/// <summary>What <see cref="ClusterMetrics"/> are made from.</summary>
public sealed class ClusterMetricsArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// The cluster's name in AWS. Log groups and dimensions are made of it, so it is known before the cluster is there.
    /// </summary>
    public required string Cluster { get; init; }

    /// <summary>The cluster's name once the cluster is there.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The cluster's ARN.</summary>
    public required Input<string> ClusterArn { get; init; }

    /// <summary>The version of the add-on amazon-cloudwatch-observability.</summary>
    public required string AddonVersion { get; init; }

    /// <summary>The ARN of the key of log groups.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary of the agent's role.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>For how many days the logs of pods and nodes are kept: a value that CloudWatch Logs offers, 365 or more. Default: 365.</summary>
    public int LogRetentionDays { get; init; } = 365;
}
