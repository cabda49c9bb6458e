using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;

namespace LandingZone.Networking;

/// <summary>The way out of a zone: an internet gateway, NAT gateways in the public tier, and the routes to them.</summary>
internal static class InternetAccess
{
    /// <summary>Declares the way out.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="egress">One NAT gateway, or one for each availability zone.</param>
    /// <param name="application">The tier that goes out.</param>
    /// <param name="publicTier">The tier in which the NAT gateways stand.</param>
    public static void Declare(NetworkScope scope, Egress egress, TierResources application, TierResources publicTier)
    {
        var internetGateway = new Ec2.InternetGateway(scope.ResourceName("internet"), new Ec2.InternetGatewayArgs
        {
            VpcId = scope.Vpc.Id,
            Tags = scope.Tags("internet"),
        }, scope.Options());

        var zones = scope.Plan.AvailabilityZones;
        var natGateways = new List<Ec2.NatGateway>();
        for (var index = 0; index < zones.Length; index++)
        {
            var what = $"public-{zones[index].Letter}-internet";
            var route = Route(scope, what, publicTier.RouteTables[index], args => args.GatewayId = internetGateway.Id);
            if (index == 0 || egress == Egress.NatGatewayPerZone)
            {
                natGateways.Add(Nat(scope, $"nat-{zones[index].Letter}", publicTier.Subnets[index], route));
            }
        }

        for (var index = 0; index < zones.Length; index++)
        {
            var nat = natGateways[egress == Egress.NatGatewayPerZone ? index : 0];
            Route(scope, $"application-{zones[index].Letter}-internet", application.RouteTables[index], args => args.NatGatewayId = nat.Id);
        }
    }

    private static Ec2.NatGateway Nat(NetworkScope scope, string what, Ec2.Subnet subnet, Ec2.Route wayOut)
    {
        var address = new Ec2.Eip(scope.ResourceName(what), new Ec2.EipArgs { Domain = "vpc", Tags = scope.Tags(what) }, scope.Options());
        var options = scope.Options();
        options.DependsOn = wayOut;
        return new Ec2.NatGateway(scope.ResourceName(what), new Ec2.NatGatewayArgs
        {
            AllocationId = address.AllocationId,
            ConnectivityType = "public",
            SubnetId = subnet.Id,
            Tags = scope.Tags(what),
        }, options);
    }

    private static Ec2.Route Route(NetworkScope scope, string what, Ec2.RouteTable table, Action<Ec2.RouteArgs> target)
    {
        var args = new Ec2.RouteArgs { RouteTableId = table.Id, DestinationCidrBlock = AclWriter.Anywhere };
        target(args);
        return new Ec2.Route(scope.ResourceName(what), args, scope.Options());
    }
}
