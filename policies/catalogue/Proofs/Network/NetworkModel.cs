using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>The networks, subnets, routes, ACLs and security groups of an estate, read once, linear in its resources.</summary>
internal sealed class NetworkModel
{
    private readonly Estate _estate;
    private readonly Dictionary<string, VirtualNetwork> _networks = new(StringComparer.Ordinal);
    private readonly List<(StackResources Stack, Resource Resource, Place Place)> _subnets = [];
    private readonly List<(StackResources Stack, Place Place)> _clients = [];

    /// <summary>Reads an estate.</summary>
    public NetworkModel(Estate estate)
    {
        _estate = estate;
        ReadNetworks();
        ReadConnections();
        var lists = new PrefixLists(estate);
        var groups = new SecurityGroups(estate, NetworkOf, lists);
        ReadSubnets(new RouteTables(estate, lists), new NetworkAcls(estate));
        ReadClientVpns(groups);
        LoadBalancers = LoadBalancer.Of(estate, _subnets);
        Corporate = new Place
        {
            Kind = PlaceKind.Corporate,
            Name = "the bank's own network",
            Addresses = _networks.Values.Aggregate(Addresses.Every, (left, network) => left.Except(network.Addresses)),
        };
    }

    /// <summary>The subnets with their resources.</summary>
    public IReadOnlyList<(StackResources Stack, Resource Resource, Place Place)> Subnets => _subnets;

    /// <summary>The people on client VPNs.</summary>
    public IReadOnlyList<(StackResources Stack, Place Place)> ClientVpns => _clients;

    /// <summary>The load balancers.</summary>
    public IReadOnlyList<LoadBalancer> LoadBalancers { get; }

    /// <summary>The internet.</summary>
    public static Place Internet { get; } = new() { Kind = PlaceKind.Internet, Name = "the internet", Addresses = Addresses.Public };

    /// <summary>What is behind transit gateways and private gateways and is not of the estate.</summary>
    public Place Corporate { get; }

    private void ReadNetworks()
    {
        foreach (var (stack, vpc) in _estate.OfType("aws:ec2/vpc:Vpc", "aws-native:ec2:Vpc"))
        {
            if (vpc.Id.Text is not { } id)
            {
                continue;
            }

            var network = new VirtualNetwork(id, $"network {vpc.Name} of {stack.Name}", vpc.Urn);
            AddBlock(network, vpc["cidrBlock"]);
            _networks[id] = network;
        }

        foreach (var (_, more) in _estate.OfType("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"))
        {
            if (NetworkOf(more["vpcId"]) is { } network)
            {
                AddBlock(network, more["cidrBlock"]);
            }
        }

        static void AddBlock(VirtualNetwork network, Value block)
        {
            if (block.Text is { } text && Addresses.Block(text) is { } addresses)
            {
                network.Blocks.Add(text);
                network.Addresses = network.Addresses.Or(addresses);
            }
        }
    }

    private void ReadConnections()
    {
        foreach (var (_, peering) in _estate.OfType("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "aws-native:ec2:VpcPeeringConnection"))
        {
            if (peering.Id.Text is { } id && peering["vpcId"].Text is { } one && peering["peerVpcId"].Text is { } other)
            {
                Peer(one, id, other);
                Peer(other, id, one);
            }
        }

        foreach (var (_, attachment) in _estate.OfType("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "aws-native:ec2:TransitGatewayAttachment"))
        {
            if (NetworkOf(attachment["vpcId"]) is { } network && attachment["transitGatewayId"].Text is { } gateway)
            {
                network.TransitGateways.Add(gateway);
            }
        }

        foreach (var (_, gateway) in _estate.OfType(
            "aws:ec2/internetGateway:InternetGateway", "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", "aws-native:ec2:VpcGatewayAttachment"))
        {
            if (NetworkOf(gateway["vpcId"]) is { } network)
            {
                network.HasInternetGateway = true;
            }
        }

        foreach (var (_, gateway) in _estate.OfType("aws:ec2/vpnGateway:VpnGateway", "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment"))
        {
            if (NetworkOf(gateway["vpcId"]) is { } network)
            {
                network.HasPrivateGateway = true;
            }
        }

        void Peer(string network, string id, string other)
        {
            if (_networks.TryGetValue(network, out var known))
            {
                known.Peerings[id] = other;
            }
        }
    }

    private void ReadSubnets(RouteTables routes, NetworkAcls acls)
    {
        foreach (var (stack, subnet) in _estate.OfType("aws:ec2/subnet:Subnet", "aws-native:ec2:Subnet"))
        {
            if (subnet.Id.Text is not { } id || NetworkOf(subnet["vpcId"]) is not { } network)
            {
                continue;
            }

            var unknown = new List<string>();
            var block = subnet["cidrBlock"].Text ?? "";
            if (Addresses.Block(block) is not { } addresses)
            {
                unknown.Add($"the block of subnet {subnet.Name} of {stack.Name} is not known yet");
                addresses = network.Addresses;
            }

            if (subnet["ipv6CidrBlock"].Text is { Length: > 0 })
            {
                unknown.Add($"IPv6 of subnet {subnet.Name} of {stack.Name}");
            }

            _subnets.Add((stack, subnet, new Place
            {
                Kind = PlaceKind.Subnet,
                Name = $"subnet {subnet.Name} of {stack.Name} ({block})",
                Addresses = addresses,
                Urn = subnet.Urn,
                Network = network,
                Id = id,
                Routes = routes.Of(id, network),
                Acl = acls.Of(id, network),
                Unknown = unknown,
            }));
        }
    }

    private void ReadClientVpns(SecurityGroups securityGroups)
    {
        foreach (var (stack, association) in _estate.OfType("aws:ec2clientvpn/networkAssociation:NetworkAssociation"))
        {
            var subnet = _subnets.FirstOrDefault(known => known.Place.Id == association["subnetId"].Text).Place;
            if (subnet is null || association["clientVpnEndpointId"].Text is not { } endpoint)
            {
                continue;
            }

            var allowed = Blocks.Of(stack.OfType("aws:ec2clientvpn/authorizationRule:AuthorizationRule")
                .Where(rule => rule["clientVpnEndpointId"].Text == endpoint)
                .Select(rule => rule["targetNetworkCidr"]));
            var groups = stack.OfType("aws:ec2clientvpn/endpoint:Endpoint")
                .Where(vpn => vpn.Id.Text == endpoint)
                .SelectMany(vpn => vpn["securityGroupIds"].Items)
                .Select(group => group.Text is { } id ? securityGroups.NameOf(id) : null)
                .ToList();
            _clients.Add((stack, subnet with
            {
                Kind = PlaceKind.ClientVpn,
                Name = $"people on the client VPN, who come out of {subnet.Name}",
                Urn = association.Urn,
                Allowed = allowed,
                Groups = groups.Count > 0 && groups.All(group => group is not null) ? groups.OfType<string>().ToHashSet(StringComparer.Ordinal) : null,
            }));
        }
    }

    private VirtualNetwork? NetworkOf(Value id) => id.Text is { } text ? _networks.GetValueOrDefault(text) : null;
}
