using LandingZone.Networking;
using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>What an <see cref="IstioMesh"/> is made from.</summary>
public sealed class IstioMeshArgs
{
    /// <summary>What every installation is made from.</summary>
    public required SoftwareArgs Software { get; init; }

    /// <summary>The addresses whose people and services reach the gateway over HTTPS, beside the zone's own. Default: none.</summary>
    public IReadOnlyList<CidrBlock> ClientBlocks { get; init; } = [];

    /// <summary>The proxies that requests can be sent past. Default: none.</summary>
    public IReadOnlyList<MeshSignIn> SignIns { get; init; } = [];

    /// <summary>How many pods the gateway has at least, spread over the availability zones: 2 to 10. Default: 3.</summary>
    public int GatewayReplicas { get; init; } = 3;

    /// <summary>The VPC.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The private subnets in which the load balancer of the gateway stands.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The security group of the nodes.</summary>
    public required Input<string> NodeSecurityGroupId { get; init; }

    /// <summary>The Auto Scaling groups of the pools for system pods, on which the gateway's pods run, by pool.</summary>
    public required IReadOnlyDictionary<string, Output<string>> GatewayNodes { get; init; }

}
