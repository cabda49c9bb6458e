using LandingZone.Facts;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;

namespace LandingZone.Networking;

/// <summary>The subnets of one tier, each with a route table of its own, and the network ACL around them.</summary>
internal sealed class TierResources
{
    /// <summary>By this tag the AWS Load Balancer Controller finds the subnets for internal load balancers.</summary>
    private const string InternalLoadBalancerTag = "kubernetes.io/role/internal-elb";

    private readonly List<Ec2.Subnet> _subnets = [];
    private readonly List<Ec2.RouteTable> _routeTables = [];

    public TierResources(NetworkScope scope, NetworkTier tier)
    {
        Tier = tier;
        What = tier.ToString().ToLowerInvariant();
        Block = scope.Plan.TierBlock(tier);
        foreach (var zone in scope.Plan.AvailabilityZones)
        {
            Add(scope, zone);
        }

        NetworkAcl = new Ec2.NetworkAcl(scope.ResourceName(What), new Ec2.NetworkAclArgs
        {
            VpcId = scope.Vpc.Id,
            SubnetIds = _subnets.Select(subnet => subnet.Id).ToList(),
            Tags = scope.Tags(What),
        }, scope.Options());
    }

    public NetworkTier Tier { get; }

    /// <summary>The tier's name as resources carry it, "application".</summary>
    public string What { get; }

    public CidrBlock Block { get; }

    /// <summary>In the order of the plan's availability zones, as <see cref="RouteTables"/> are.</summary>
    public IReadOnlyList<Ec2.Subnet> Subnets => _subnets;

    public IReadOnlyList<Ec2.RouteTable> RouteTables => _routeTables;

    public Ec2.NetworkAcl NetworkAcl { get; }

    /// <summary>The tier as other components need it.</summary>
    public ZoneTier ToZoneTier(Ec2.SecurityGroup? securityGroup) => new()
    {
        Tier = Tier,
        Block = Block,
        SubnetIds = Output.All(_subnets.Select(subnet => subnet.Id)),
        RouteTableIds = Output.All(_routeTables.Select(table => table.Id)),
        NetworkAclId = NetworkAcl.Id,
        SecurityGroupId = securityGroup?.Id,
    };

    private void Add(NetworkScope scope, AvailabilityZone zone)
    {
        var what = $"{What}-{zone.Letter}";
        var tags = scope.Tags(what);
        if (Tier == NetworkTier.Application)
        {
            tags[InternalLoadBalancerTag] = "1";
        }

        var subnet = new Ec2.Subnet(scope.ResourceName(what), new Ec2.SubnetArgs
        {
            VpcId = scope.Vpc.Id,
            AvailabilityZone = zone.Name,
            CidrBlock = scope.Plan.SubnetBlock(Tier, zone).ToString(),
            MapPublicIpOnLaunch = false,
            PrivateDnsHostnameTypeOnLaunch = "ip-name",
            Tags = tags,
        }, scope.Options());
        var routeTable = new Ec2.RouteTable(scope.ResourceName(what), new Ec2.RouteTableArgs
        {
            VpcId = scope.Vpc.Id,
            Tags = scope.Tags(what),
        }, scope.Options());
        _ = new Ec2.RouteTableAssociation(scope.ResourceName(what), new Ec2.RouteTableAssociationArgs
        {
            SubnetId = subnet.Id,
            RouteTableId = routeTable.Id,
        }, scope.Options());
        _subnets.Add(subnet);
        _routeTables.Add(routeTable);
    }
}
