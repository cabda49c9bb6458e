using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Networking;

/// <summary>What a <see cref="ZoneNetwork"/> is made from.</summary>
public sealed class ZoneNetworkArgs
{
    /// <summary>The zone that the network is for.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The zone's addresses: private, /16 or smaller, and large enough for its tiers (<see cref="SubnetPlan"/>).</summary>
    public required CidrBlock Block { get; init; }

    /// <summary>Two or three availability zones of the zone's region.</summary>
    public required IReadOnlyCollection<AvailabilityZone> AvailabilityZones { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the flow logs; its policy must let CloudWatch Logs use it (ZoneKeys does).</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary of the flow logs' role; null for none.</summary>
    public Input<string>? PermissionBoundaryArn { get; init; }

    /// <summary>For how many days flow logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 365.</summary>
    public int FlowLogRetentionDays { get; init; } = 365;

    /// <summary>The way out to the internet. Default: none.</summary>
    public Egress Egress { get; init; } = Egress.None;

    /// <summary>The AWS services that the zone reaches through endpoints. Default: what a private EKS zone needs.</summary>
    public IReadOnlyList<AwsService> Services { get; init; } = AwsService.PrivateCluster;

    /// <summary>The ports on which the application tier reaches data stores in the data tier. Default: none.</summary>
    public IReadOnlyList<ServicePort> DataPorts { get; init; } = [];

    /// <summary>
    /// Buckets of AWS itself, by name, that may be read through the S3 endpoint besides the one that holds the layers of ECR images,
    /// for example "al2023-repos-eu-west-1-de612dc2". Default: none.
    /// </summary>
    public IReadOnlyList<string> ReadableAwsBuckets { get; init; } = [];

    /// <summary>From where the bank's own devices reach the zone; null where they do not. Default: null.</summary>
    public CorporateReach? Corporate { get; init; }

    /// <summary>
    /// Whether this network sets the "block public access" of all VPCs of its account in its region, which AWS has once per account and
    /// region. Set it to false only where another stack of the same account and region sets it. Default: true.
    /// </summary>
    public bool SetsAccountBlockPublicAccess { get; init; } = true;
}
