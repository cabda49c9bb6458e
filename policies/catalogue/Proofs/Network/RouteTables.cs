using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>The route tables of an estate, with the subnets that they are for.</summary>
internal sealed class RouteTables
{
    private readonly PrefixLists _lists;
    private readonly Dictionary<string, (string Name, List<RouteEntry> Routes)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _of = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _mains = new(StringComparer.Ordinal);

    /// <summary>Reads an estate.</summary>
    public RouteTables(Estate estate, PrefixLists lists)
    {
        _lists = lists;
        ReadTables(estate);
        ReadAssociations(estate);
        ReadMainTables(estate);
    }

    /// <summary>The routes of a subnet: of its own table, otherwise of its network's main table; always those inside the network.</summary>
    public RouteTable Of(string subnet, VirtualNetwork network)
    {
        var id = _of.GetValueOrDefault(subnet) ?? _mains.GetValueOrDefault(network.Id);
        var (name, routes) = id is not null && _tables.TryGetValue(id, out var known) ? known : ($"the main route table of {network.Name}", []);
        var inside = network.Blocks.Select(block => new RouteEntry(Addresses.Block(block)!, Addresses.LengthOf(block), RouteTarget.Local, network.Id, block, null));
        return new RouteTable(name, inside.Concat(routes));
    }

    private void ReadTables(Estate estate)
    {
        foreach (var (stack, table) in estate.OfType("aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable", "aws-native:ec2:RouteTable"))
        {
            if (table.Id.Text is { } id)
            {
                _tables[id] = ($"route table {table.Name} of {stack.Name}", [.. table.Inputs["routes"].Items.Select(route => RouteOf(route, table.Urn)).OfType<RouteEntry>()]);
            }
        }

        foreach (var (_, route) in estate.OfType("aws:ec2/route:Route", "aws-native:ec2:Route"))
        {
            if (route["routeTableId"].Text is { } table && _tables.TryGetValue(table, out var known) && RouteOf(route.Inputs, route.Urn) is { } entry)
            {
                known.Routes.Add(entry);
            }
        }
    }

    private void ReadAssociations(Estate estate)
    {
        foreach (var (_, association) in estate.OfType("aws:ec2/routeTableAssociation:RouteTableAssociation", "aws-native:ec2:SubnetRouteTableAssociation"))
        {
            if (association["subnetId"].Text is { } subnet && association["routeTableId"].Text is { } table)
            {
                _of[subnet] = table;
            }
        }
    }

    private void ReadMainTables(Estate estate)
    {
        foreach (var (_, vpc) in estate.OfType("aws:ec2/vpc:Vpc"))
        {
            foreach (var output in new[] { "mainRouteTableId", "defaultRouteTableId" })
            {
                if (vpc.Id.Text is { } id && vpc[output].Text is { Length: > 0 } table)
                {
                    _mains[id] = table;
                }
            }
        }

        foreach (var (_, table) in estate.OfType("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation"))
        {
            if (table["vpcId"].Text is { } id && table["routeTableId"].Text is { } main)
            {
                _mains[id] = main;
            }
        }
    }

    private RouteEntry? RouteOf(Value route, string urn)
    {
        var block = route["destinationCidrBlock"].Or(route["cidrBlock"]).Text;
        var list = route["destinationPrefixListId"].Text;
        Ranges? destination = block is not null ? Addresses.Block(block)
            : list is not null ? _lists[list]
            : null;
        if (destination is null)
        {
            return null;
        }

        (string Property, RouteTarget Target)[] targets =
        [
            ("vpcPeeringConnectionId", RouteTarget.Peering), ("transitGatewayId", RouteTarget.TransitGateway),
            ("natGatewayId", RouteTarget.OutwardsOnly), ("egressOnlyGatewayId", RouteTarget.OutwardsOnly),
            ("egressOnlyInternetGatewayId", RouteTarget.OutwardsOnly), ("vpcEndpointId", RouteTarget.Appliance),
            ("networkInterfaceId", RouteTarget.Appliance), ("instanceId", RouteTarget.Appliance), ("carrierGatewayId", RouteTarget.InternetGateway),
            ("coreNetworkArn", RouteTarget.Appliance), ("localGatewayId", RouteTarget.PrivateGateway),
        ];
        foreach (var (property, target) in targets)
        {
            if (route[property].IsUnknown)
            {
                return Entry(RouteTarget.Appliance, "something that is not known yet");
            }

            if (route[property].Text is { Length: > 0 } id)
            {
                return Entry(target, id);
            }
        }

        return route["gatewayId"] switch
        {
            { Text: "local" } => null,
            { Text: { Length: > 0 } gateway } => Entry(
                gateway.StartsWith("vgw-", StringComparison.Ordinal) ? RouteTarget.PrivateGateway
                : gateway.StartsWith("vpce-", StringComparison.Ordinal) ? RouteTarget.Endpoint
                : RouteTarget.InternetGateway,
                gateway),
            { IsUnknown: true } => Entry(RouteTarget.Appliance, "something that is not known yet"),
            _ => null,
        };

        RouteEntry Entry(RouteTarget target, string id) => new(destination, block is null ? 32 : Addresses.LengthOf(block), target, id, block ?? list!, urn);
    }
}
