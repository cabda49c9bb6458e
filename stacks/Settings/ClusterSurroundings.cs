using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What a cluster needs of the zone around it.</summary>
internal sealed record ClusterSurroundings
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The day on which the version's support is judged.</summary>
    public required DateOnly SupportedOn { get; init; }

    /// <summary>The zone's addresses.</summary>
    public required CidrBlock Block { get; init; }

    /// <summary>The addresses of linked zones.</summary>
    public required IReadOnlyList<CidrBlock> ConnectedBlocks { get; init; }

    /// <summary>The VPC.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The subnets of the control plane's network interfaces.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The key of Kubernetes secrets.</summary>
    public required Input<string> SecretsKeyArn { get; init; }

    /// <summary>The key of logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The ARN of the role that deploys the zone, and so must get into its cluster.</summary>
    public required string Deployer { get; init; }

    /// <summary>The ARN of the permission boundary of the zone's roles; null while only the settings are checked.</summary>
    public Input<string>? PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of a persona's role.</summary>
    public required Func<Persona, Input<string>> RoleOf { get; init; }

    /// <summary>The blocks of everything that a zone's network is connected to.</summary>
    public static IReadOnlyList<CidrBlock> Connected(LinkSettings? link, CorporateSettings? corporate) =>
    [
        .. link is null ? Array.Empty<CidrBlock>() : [link.Block],
        .. corporate?.Blocks ?? [],
        .. corporate?.ClientVpn is { } vpn ? [vpn.ClientBlock] : Array.Empty<CidrBlock>(),
    ];

    /// <summary>The prefix lists of the zone's gateway endpoints.</summary>
    public required IReadOnlyList<GatewayPrefixList> NodePrefixLists { get; init; }
}
