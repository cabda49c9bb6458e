using System.Collections.Immutable;
using LandingZone.Zones;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using Ec2TransitGateway = Pulumi.Aws.Ec2TransitGateway;
using Route53 = Pulumi.Aws.Route53;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Networking;

/// <summary>
/// How the bank's own devices reach a zone, by SDK and by browser: over the bank's network and its transit gateway, over a Client VPN, or
/// both. Names are resolved by the zone's own resolver, AWS services are reached at the zone's endpoints, and the zone's services on the
/// ports that are named. Nothing of the zone gets a public address.
/// </summary>
public sealed class CorporateAccess : ComponentResource
{
    private const int Dns = 53;
    private const int Https = 443;

    private readonly string _name;
    private readonly CorporateAccessArgs _args;

    /// <summary>Declares the access.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public CorporateAccess(string name, CorporateAccessArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:networking:CorporateAccess", name, options)
    {
        CorporateAccessCheck.Check(name, args, args.Network.Block);
        _name = name;
        _args = args;
        if (args.TransitGatewayId is { } gateway)
        {
            Attach(gateway);
        }

        var resolverGroup = Group("resolver", "Resolver of the zone: reached by devices of the bank by DNS");
        foreach (var block in args.Reach.Blocks)
        {
            AllowDns(resolverGroup, $"from-{Slug(block)}", $"DNS from {block}", block: block.ToString());
        }

        var resolver = Resolver(resolverGroup);
        HostedZoneId = HostedZone();
        foreach (var target in args.Targets.Where(target => !target.HasRulesForBlocks))
        {
            foreach (var block in args.Reach.Blocks)
            {
                AllowIn(
                    target.SecurityGroupId,
                    $"{target.Name}-from-{Slug(block)}",
                    $"{target.Port.Purpose} from {block}",
                    "tcp",
                    target.Port.Port,
                    block: block.ToString());
            }
        }

        if (args.ClientVpn is { } vpn)
        {
            var devices = Group("devices", "Devices on the Client VPN: reach the resolver, the endpoints and the services that are named");
            Open(devices, resolverGroup);
            var endpoint = new VpnEndpoint($"{name}-vpn", args, vpn, devices.Id, resolver.IpAddresses.Apply(Addresses), this);
            ClientVpnEndpointId = endpoint.Id;
        }

        ResolverAddresses = resolver.IpAddresses.Apply(Addresses);
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["resolverAddresses"] = ResolverAddresses, ["hostedZoneId"] = HostedZoneId, ["clientVpnEndpointId"] = ClientVpnEndpointId,
        });
    }

    /// <summary>The addresses to which the bank's resolvers forward the zone's names.</summary>
    public Output<ImmutableArray<string>> ResolverAddresses { get; }

    /// <summary>The id of the private hosted zone of the zone's services, to which they add their records.</summary>
    public Output<string> HostedZoneId { get; }

    /// <summary>The id of the Client VPN endpoint; null where there is none.</summary>
    public Output<string>? ClientVpnEndpointId { get; }

    private ZoneIdentity Zone => _args.Zone;

    private static ImmutableArray<string> Addresses(ImmutableArray<Route53.Outputs.ResolverEndpointIpAddress> addresses) =>
        addresses.IsDefault ? [] : [.. addresses.Select(address => address.Ip!)];

    /// <summary>
    /// The attachment to the bank's transit gateway, and the ways back to the bank from the tiers that its devices reach. Which of the gateway's
    /// route tables it joins is for the gateway's owner to say.
    /// </summary>
    private void Attach(string gateway)
    {
        var attachment = new Ec2TransitGateway.VpcAttachment(_name, new Ec2TransitGateway.VpcAttachmentArgs
        {
            TransitGatewayId = gateway,
            VpcId = _args.Network.VpcId,
            SubnetIds = _args.Network.Endpoint.SubnetIds,
            DnsSupport = "enable",
            Ipv6Support = "disable",
            ApplianceModeSupport = "disable",
            Tags = Tags("bank"),
        }, Child());
        foreach (var tier in new[] { _args.Network.Application, _args.Network.Endpoint })
        {
            for (var index = 0; index < _args.Network.AvailabilityZones.Length; index++)
            {
                foreach (var block in _args.Reach.Blocks)
                {
                    var letter = _args.Network.AvailabilityZones[index].Name[^1];
                    _ = new Ec2.Route($"{_name}-{tier.Tier.ToString().ToLowerInvariant()}-{letter}-to-{Slug(block)}", new Ec2.RouteArgs
                    {
                        RouteTableId = At(tier.RouteTableIds, index),
                        DestinationCidrBlock = block.ToString(),
                        TransitGatewayId = gateway,
                    }, Child(attachment));
                }
            }
        }
    }

    private Route53.ResolverEndpoint Resolver(Ec2.SecurityGroup group)
    {
        var addresses = new InputList<Route53.Inputs.ResolverEndpointIpAddressArgs>();
        for (var index = 0; index < _args.Network.AvailabilityZones.Length; index++)
        {
            addresses.Add(new Route53.Inputs.ResolverEndpointIpAddressArgs { SubnetId = At(_args.Network.Endpoint.SubnetIds, index) });
        }

        return new Route53.ResolverEndpoint(_name, new Route53.ResolverEndpointArgs
        {
            Name = Zone.NameOf("resolver", 64),
            Direction = "INBOUND",
            ResolverEndpointType = "IPV4",
            Protocols = { "Do53" },
            SecurityGroupIds = { group.Id },
            IpAddresses = addresses,
            Tags = Tags("resolver"),
        }, Child());
    }

    /// <summary>The private names of the zone's services.</summary>
    private Output<string> HostedZone() => new Route53.Zone(_name, new Route53.ZoneArgs
    {
        Name = _args.Domain,
        Comment = $"Services of {Zone.Name}, for the bank's devices",
        ForceDestroy = false,
        Vpcs = { new Route53.Inputs.ZoneVpcArgs { VpcId = _args.Network.VpcId, VpcRegion = Zone.Region.Name } },
        Tags = Tags("services"),
    }, Child()).ZoneId;

    /// <summary>What a device on the VPN may open: the name server, the endpoints, and the services that are named.</summary>
    private void Open(Ec2.SecurityGroup devices, Ec2.SecurityGroup resolver)
    {
        AllowDns(resolver, "from-devices", "DNS from devices on the Client VPN", group: devices.Id);
        AllowOut(devices, "devices-to-resolver-tcp", "DNS at the resolver of the zone", "tcp", Dns, resolver.Id);
        AllowOut(devices, "devices-to-resolver-udp", "DNS at the resolver of the zone", "udp", Dns, resolver.Id);
        AllowIn(
            _args.Network.Endpoint.SecurityGroupId!, "endpoint-from-devices", "HTTPS from devices on the Client VPN", "tcp", Https, group: devices.Id);
        AllowOut(devices, "devices-to-endpoint", "HTTPS to AWS services at the endpoints of the zone", "tcp", Https, _args.Network.Endpoint.SecurityGroupId!);
        foreach (var target in _args.Targets)
        {
            AllowIn(
                target.SecurityGroupId,
                $"{target.Name}-from-devices",
                $"{target.Port.Purpose} from devices on the Client VPN",
                "tcp",
                target.Port.Port,
                group: devices.Id);
            AllowOut(devices, $"devices-to-{target.Name}", target.Port.Purpose, "tcp", target.Port.Port, target.SecurityGroupId);
        }
    }

    private void AllowDns(Ec2.SecurityGroup resolver, string from, string description, Input<string>? group = null, string? block = null)
    {
        AllowIn(resolver.Id, $"resolver-{from}-tcp", description, "tcp", Dns, group, block);
        AllowIn(resolver.Id, $"resolver-{from}-udp", description, "udp", Dns, group, block);
    }

    private Ec2.SecurityGroup Group(string what, string description) => new($"{_name}-{what}", new Ec2.SecurityGroupArgs
    {
        Name = Zone.NameOf(what, 255),
        Description = description,
        VpcId = _args.Network.VpcId,
        RevokeRulesOnDelete = true,
        Tags = Tags(what),
    }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });

    private void AllowIn(
        Input<string> groupId, string what, string description, string protocol, int port, Input<string>? group = null, string? block = null) =>
        _ = new Vpc.SecurityGroupIngressRule($"{_name}-{what}", new Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = groupId,
            ReferencedSecurityGroupId = group,
            CidrIpv4 = block is null ? null : (Input<string>)block,
            IpProtocol = protocol,
            FromPort = port,
            ToPort = port,
            Description = description,
            Tags = Tags(what),
        }, Child());

    private void AllowOut(Ec2.SecurityGroup from, string what, string description, string protocol, int port, Input<string> group) =>
        _ = new Vpc.SecurityGroupEgressRule($"{_name}-{what}", new Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = from.Id,
            ReferencedSecurityGroupId = group,
            IpProtocol = protocol,
            FromPort = port,
            ToPort = port,
            Description = description,
            Tags = Tags(what),
        }, Child());

    /// <summary>An element of a list whose length the plan knows; null while the list is not known.</summary>
    private static Output<string> At(Output<ImmutableArray<string>> list, int index) =>
        list.Apply(values => values.IsDefault || values.Length <= index ? null! : values[index]);

    private static string Slug(CidrBlock block) => block.ToString().Replace('.', '-').Replace('/', '-');

    private Dictionary<string, string> Tags(string what) => Zone.Tags(Zone.NameOf(what, 255));

    private CustomResourceOptions Child(params Resource[] earlier) => new() { Parent = this, DependsOn = earlier };
}
