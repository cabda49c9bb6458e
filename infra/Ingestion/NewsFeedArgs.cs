using LandingZone.Etl;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Ingestion;

/// <summary>What a <see cref="NewsFeed"/> is made from.</summary>
public sealed class NewsFeedArgs
{
    /// <summary>The R&amp;D zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The code of the function: the handlers of workloads/etl.</summary>
    public required Archive Code { get; init; }

    /// <summary>The sources: one or more.</summary>
    public required IReadOnlyList<NewsSource> Sources { get; init; }

    /// <summary>How often they are asked, in minutes: 5 to 1440. Default: 15.</summary>
    public int EveryMinutes { get; init; } = 15;

    /// <summary>Where items go.</summary>
    public required EncryptedPrefix Target { get; init; }

    /// <summary>
    /// The name of the endpoint service of the bank's web proxy, "com.amazonaws.vpce.eu-west-1.vpce-svc-…": it listens on port 443, speaks HTTP
    /// CONNECT, and lets the hosts of the sources through.
    /// </summary>
    public required string ProxyService { get; init; }

    /// <summary>The VPC's id.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The tier that the function runs in: the application tier.</summary>
    public required ZoneTier Tier { get; init; }

    /// <summary>The tier of the proxy's endpoint: the endpoint tier, whose network ACL lets port 443 in from applications.</summary>
    public required ZoneTier EndpointTier { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of queues.</summary>
    public required Input<string> MessageKeyArn { get; init; }

    /// <summary>The ARN of the key of the state table.</summary>
    public required Input<string> StateKeyArn { get; init; }

    /// <summary>The ARN of the key of API keys and environment variables.</summary>
    public required Input<string> SecretKeyArn { get; init; }

    /// <summary>The ARN of the key of logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
