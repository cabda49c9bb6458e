using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Cluster;

/// <summary>What an <see cref="EksCluster"/> is made from.</summary>
public sealed class EksClusterArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The Kubernetes minor version.</summary>
    public required KubernetesVersion Version { get; init; }

    /// <summary>
    /// The day on which the version's support is judged: the day of the deployment. It is an argument, and not the clock,
    /// so that the same settings give the same plan.
    /// </summary>
    public required DateOnly SupportedOn { get; init; }

    /// <summary>
    /// Accepts a version that has left standard support and is in extended support, which AWS charges more for.
    /// It also keeps AWS from upgrading the control plane by itself when standard support ends.
    /// </summary>
    public bool AllowExtendedSupport { get; init; }

    /// <summary>The VPC.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The VPC's IPv4 block: nodes and the API endpoint live in it.</summary>
    public required CidrBlock ZoneBlock { get; init; }

    /// <summary>The private subnets, in two availability zones at least, that the control plane puts its network interfaces in.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>
    /// The block of the Kubernetes services' addresses: private (RFC 1918), from /12 to /24, and apart from
    /// <see cref="ZoneBlock"/> and <see cref="ConnectedBlocks"/>. It cannot be changed later.
    /// </summary>
    public required CidrBlock ServiceBlock { get; init; }

    /// <summary>Blocks of networks that are connected to the zone (peered zones, the corporate network), for the overlap check.</summary>
    public IReadOnlyList<CidrBlock> ConnectedBlocks { get; init; } = [];

    /// <summary>
    /// The KMS key that envelopes Kubernetes secrets (ARN). It cannot be changed later. Whoever deploys needs kms:DescribeKey
    /// and kms:CreateGrant on it.
    /// </summary>
    public required Input<string> SecretsKeyArn { get; init; }

    /// <summary>The KMS key of the control-plane log group (ARN); its policy must admit the region's CloudWatch Logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>How long control-plane logs are kept, in days: a value that CloudWatch Logs knows, and 365 or more.</summary>
    public int LogRetentionDays { get; init; } = 400;

    /// <summary>Who may use the Kubernetes API, and for what; one at least <see cref="ClusterAccessLevel.ClusterAdmin"/>.</summary>
    public required IReadOnlyList<ClusterAccess> Access { get; init; }

    /// <summary>
    /// Blocks that may reach the private API endpoint from outside the cluster's own nodes, for example the corporate network
    /// or the subnets of a deployment runner. Nodes always may.
    /// </summary>
    public IReadOnlyList<CidrBlock> ApiClientBlocks { get; init; } = [];

    /// <summary>
    /// Opens a public API endpoint to these blocks only. Empty, the default, means that there is no public endpoint.
    /// 0.0.0.0/0 is refused.
    /// </summary>
    public IReadOnlyList<CidrBlock> PublicEndpointBlocks { get; init; } = [];

    /// <summary>Managed prefix lists (S3, DynamoDB) that nodes may reach over HTTPS by way of gateway endpoints.</summary>
    public IReadOnlyList<GatewayPrefixList> NodePrefixLists { get; init; } = [];

    /// <summary>
    /// What nodes and pods may reach besides the cluster itself, HTTPS and NFS inside the zone, and <see cref="NodePrefixLists"/>:
    /// databases and the like.
    /// </summary>
    public IReadOnlyList<NodeEgress> NodeEgress { get; init; } = [];

    /// <summary>Lets nodes and pods open HTTPS connections to any address, by way of the zone's egress. Off by default.</summary>
    public bool AllowNodeInternetEgress { get; init; }

    /// <summary>
    /// The role that the kubeconfig of the stack assumes (ARN); without it the caller's own identity is used.
    /// It must be among <see cref="Access"/>.
    /// </summary>
    public Input<string>? KubeconfigRoleArn { get; init; }

    /// <summary>Keeps AWS from deleting the cluster until the setting is turned off in a change of its own.</summary>
    public bool DeletionProtection { get; init; } = true;

    /// <summary>A permission boundary for the cluster's role (ARN).</summary>
    public Input<string>? PermissionBoundaryArn { get; init; }
}
