using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Observability;

/// <summary>What <see cref="GpuMetrics"/> are made from.</summary>
public sealed class GpuMetricsArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The cluster's name in AWS, known before the cluster is there.</summary>
    public required string Cluster { get; init; }

    /// <summary>The cluster's ARN.</summary>
    public required Input<string> ClusterArn { get; init; }

    /// <summary>The VPC.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The zone's addresses, from which the scraper comes.</summary>
    public required CidrBlock ZoneBlock { get; init; }

    /// <summary>The private subnets in which the scraper gets its network interfaces: those of the nodes, in two availability zones at least.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The security group of the control plane.</summary>
    public required Input<string> ControlPlaneSecurityGroupId { get; init; }

    /// <summary>The security group of the nodes.</summary>
    public required Input<string> NodeSecurityGroupId { get; init; }

    /// <summary>The namespace of the GPU operator; known when it runs.</summary>
    public required Input<string> OperatorNamespace { get; init; }

    /// <summary>The ARN of the key of the metrics: the zone's key for metrics.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of the key of log groups.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The ARN of the topic of those who are called at once.</summary>
    public required Input<string> UrgentTopicArn { get; init; }

    /// <summary>The ARN of the topic of those who are told in working hours.</summary>
    public required Input<string> NoticeTopicArn { get; init; }

    /// <summary>From where on something is worth a message.</summary>
    public GpuThresholds Thresholds { get; init; } = new();

    /// <summary>For how many days metrics are kept: 30 to 1095, the most that the service offers. Default: 400, for the bill of a year.</summary>
    public int RetentionDays { get; init; } = 400;

    /// <summary>For how many days the service's logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 365.</summary>
    public int LogRetentionDays { get; init; } = 365;
}
