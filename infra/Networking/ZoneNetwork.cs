using System.Collections.Immutable;
using LandingZone.Facts;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;

namespace LandingZone.Networking;

/// <summary>
/// The private network of a zone. Applications, data stores and the endpoints of AWS services lie in tiers of their own, across two or
/// three availability zones; each tier has its network ACL and its security group, each subnet its route table. AWS services are reached
/// through endpoints that let the organisation's own traffic pass and no other. There is no way in from the internet, and a way out only
/// where <see cref="ZoneNetworkArgs.Egress"/> asks for one.
/// </summary>
/// <remarks>
/// The VPC's default security group, network ACL and route table are emptied, so that what is put into the VPC without care reaches
/// nothing. The network is IPv4; a tier's share of the block does not change when IPv6 blocks are added beside it.
///
/// "Block public access" for VPCs is a setting of the account in a region: in both directions where the zone has no way out, for what comes
/// in where it has. It stays when the network is destroyed, because without it AWS would go back to "off" for the whole account.
/// </remarks>
public sealed class ZoneNetwork : ComponentResource
{
    /// <summary>Declares the network.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The component's options.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together; the message lists everything that is wrong.</exception>
    public ZoneNetwork(string name, ZoneNetworkArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:networking:ZoneNetwork", name, options)
    {
        var plan = ZoneNetworkCheck.Plan(name, args);
        var vpc = new Ec2.Vpc($"{name}-vpc", new Ec2.VpcArgs
        {
            CidrBlock = args.Block.ToString(),
            EnableDnsHostnames = true,
            EnableDnsSupport = true,
            EnableNetworkAddressUsageMetrics = true,
            Tags = args.Zone.Tags(args.Zone.NameOf("vpc", 255)),
        }, new CustomResourceOptions { Parent = this });
        var scope = new NetworkScope(name, args.Zone, plan, vpc, this);

        EmptyDefaults(scope);
        BlockPublicAccess(scope, args);
        var flowLogs = FlowLogging.Declare(scope, args);

        var tiers = plan.Tiers.ToDictionary(tier => tier, tier => new TierResources(scope, tier));
        var groups = new TierSecurityGroups(scope, tiers, args.DataPorts);
        var endpoints = new ServiceEndpoints(scope, args, tiers, groups);
        TierAcls.Write(scope, tiers, args.DataPorts, endpoints.PrefixListIds.Count > 0);
        if (args.Corporate is { } corporate)
        {
            CorporateAcls.Write(scope, tiers, corporate);
            groups.AllowBank(corporate.Blocks);
        }

        if (tiers.TryGetValue(NetworkTier.Public, out var publicTier))
        {
            InternetAccess.Declare(scope, args.Egress, tiers[NetworkTier.Application], publicTier);
            groups.AllowInternet();
        }

        VpcId = vpc.Id;
        Block = args.Block;
        AvailabilityZones = plan.AvailabilityZones;
        Application = tiers[NetworkTier.Application].ToZoneTier(groups.Application);
        Data = tiers[NetworkTier.Data].ToZoneTier(groups.Data);
        Endpoint = tiers[NetworkTier.Endpoint].ToZoneTier(groups.Endpoint);
        Public = publicTier?.ToZoneTier(securityGroup: null);
        EndpointIds = endpoints.Ids;
        GatewayPrefixListIds = endpoints.PrefixListIds;
        FlowLogGroupArn = flowLogs.Arn;
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["vpcId"] = VpcId,
            ["block"] = Block.ToString(),
            ["applicationSubnetIds"] = Application.SubnetIds,
            ["dataSubnetIds"] = Data.SubnetIds,
            ["endpointSubnetIds"] = Endpoint.SubnetIds,
            ["endpointIds"] = EndpointIds,
        });
    }

    /// <summary>The VPC's id.</summary>
    public Output<string> VpcId { get; }

    /// <summary>The VPC's addresses.</summary>
    public CidrBlock Block { get; }

    /// <summary>The availability zones that the network spans, in the region's order.</summary>
    public ImmutableArray<AvailabilityZone> AvailabilityZones { get; }

    /// <summary>Where cluster nodes, jobs and functions run.</summary>
    public ZoneTier Application { get; }

    /// <summary>Where data stores are.</summary>
    public ZoneTier Data { get; }

    /// <summary>Where the network interfaces of AWS services are.</summary>
    public ZoneTier Endpoint { get; }

    /// <summary>Where NAT gateways are; null where the zone has no way out.</summary>
    public ZoneTier? Public { get; }

    /// <summary>The ids of the endpoints, by <see cref="AwsService.Name"/>.</summary>
    public Output<ImmutableDictionary<string, string>> EndpointIds { get; }

    /// <summary>The ids of the prefix lists of the services that have a gateway endpoint, by <see cref="AwsService.Name"/>.</summary>
    public ImmutableDictionary<string, Output<string>> GatewayPrefixListIds { get; }

    /// <summary>The ARN of the flow logs' log group.</summary>
    public Output<string> FlowLogGroupArn { get; }

    /// <summary>AWS makes these with every VPC, and gives them to whatever names none of its own.</summary>
    private static void EmptyDefaults(NetworkScope scope)
    {
        _ = new Ec2.DefaultSecurityGroup(scope.ResourceName("default"), new Ec2.DefaultSecurityGroupArgs
        {
            VpcId = scope.Vpc.Id,
            Ingress = new InputList<Ec2.Inputs.DefaultSecurityGroupIngressArgs>(),
            Egress = new InputList<Ec2.Inputs.DefaultSecurityGroupEgressArgs>(),
            Tags = scope.Tags("default-unused"),
        }, scope.Options());

        // A subnet is in the default network ACL until its own takes it over: that is no change to undo.
        var aclOptions = scope.Options();
        aclOptions.IgnoreChanges = ["subnetIds"];
        _ = new Ec2.DefaultNetworkAcl(scope.ResourceName("default"), new Ec2.DefaultNetworkAclArgs
        {
            DefaultNetworkAclId = scope.Vpc.DefaultNetworkAclId,
            Tags = scope.Tags("default-unused"),
        }, aclOptions);

        _ = new Ec2.DefaultRouteTable(scope.ResourceName("default"), new Ec2.DefaultRouteTableArgs
        {
            DefaultRouteTableId = scope.Vpc.DefaultRouteTableId,
            Routes = new InputList<Ec2.Inputs.DefaultRouteTableRouteArgs>(),
            Tags = scope.Tags("default-unused"),
        }, scope.Options());
    }

    private static void BlockPublicAccess(NetworkScope scope, ZoneNetworkArgs args)
    {
        if (!args.SetsAccountBlockPublicAccess)
        {
            return;
        }

        var options = scope.Options();
        options.RetainOnDelete = true;
        _ = new Ec2.VpcBlockPublicAccessOptions(scope.ResourceName("block-public-access"), new Ec2.VpcBlockPublicAccessOptionsArgs
        {
            InternetGatewayBlockMode = args.Egress == Egress.None ? "block-bidirectional" : "block-ingress",
        }, options);
    }
}
