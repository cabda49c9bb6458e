using System.Collections.Immutable;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Infra.Tests.Networking;

public sealed class ZoneLinkTests
{
    [Fact]
    public async Task The_destination_asks_and_the_source_accepts()
    {
        var declaration = await Declare();

        var peering = declaration.One("aws:ec2/vpcPeeringConnection:VpcPeeringConnection");
        Assert.Equal("vpc-rnd", peering.Text("vpcId"));
        Assert.Equal("vpc-staging", peering.Text("peerVpcId"));
        Assert.Equal("111111111111", peering.Text("peerOwnerId"));
        Assert.Equal("eu-west-1", peering.Text("peerRegion"));
        Assert.Null(peering.Flag("autoAccept"));
        Samples.AssertTagged(peering, Samples.Rnd);
        var accepted = declaration.One("aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter");
        Assert.Equal("id-of-link", accepted.Text("vpcPeeringConnectionId"));
        Assert.True(accepted.Flag("autoAccept"));
        Samples.AssertTagged(accepted, Samples.Staging);
    }

    [Fact]
    public async Task Only_the_source_resolves_the_others_names()
    {
        var declaration = await Declare();

        Assert.Equal(2, declaration.All("aws:ec2/peeringConnectionOptions:PeeringConnectionOptions").Count);
        var destination = declaration.One("aws:ec2/peeringConnectionOptions:PeeringConnectionOptions", "link-destination");
        Assert.Equal(true, destination.Map("requester")["allowRemoteVpcDnsResolution"]);
        Assert.False(destination.Inputs.ContainsKey("accepter"));
        var source = declaration.One("aws:ec2/peeringConnectionOptions:PeeringConnectionOptions", "link-source");
        Assert.Equal(false, source.Map("accepter")["allowRemoteVpcDnsResolution"]);
        Assert.False(source.Inputs.ContainsKey("requester"));
    }

    [Fact]
    public async Task Routes_lead_to_the_named_tiers_and_no_further()
    {
        var declaration = await Declare();

        Assert.Equal(
            [
                "link-destination-a rtb-rnd-a 10.20.0.0/17", "link-destination-b rtb-rnd-b 10.20.0.0/17",
                "link-source-a rtb-staging-a 10.40.128.0/18", "link-source-b rtb-staging-b 10.40.128.0/18",
                "link-source-c rtb-staging-c 10.40.128.0/18",
            ],
            declaration.All("aws:ec2/route:Route")
                .Select(route => $"{route.Name} {route.Text("routeTableId")} {route.Text("destinationCidrBlock")}"));
    }

    [Fact]
    public async Task Connections_go_one_way_on_the_named_ports()
    {
        var declaration = await Declare();

        Assert.Equal(
            [
                "sg-rnd 10.20.0.0/17 tcp 443-443 ZonePromotion from staging-eu-west-1",
                "sg-rnd 10.20.0.0/17 tcp 5439-5439 Redshift from staging-eu-west-1",
            ],
            declaration.All("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Select(Describe));
        Assert.Equal(
            [
                "sg-staging 10.40.128.0/18 tcp 443-443 ZonePromotion in rnd-eu-west-1",
                "sg-staging 10.40.128.0/18 tcp 5439-5439 Redshift in rnd-eu-west-1",
            ],
            declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Select(Describe));
    }

    [Fact]
    public async Task Network_acls_let_requests_one_way_and_answers_the_other()
    {
        var declaration = await Declare();

        Assert.Equal(
            [
                "acl-rnd in 10300 443-443 10.20.0.0/17", "acl-rnd in 10310 5439-5439 10.20.0.0/17",
                "acl-rnd out 10390 1024-65535 10.20.0.0/17",
                "acl-staging in 10390 1024-65535 10.40.128.0/18", "acl-staging out 10300 443-443 10.40.128.0/18",
                "acl-staging out 10310 5439-5439 10.40.128.0/18",
            ],
            declaration.All("aws:ec2/networkAclRule:NetworkAclRule")
                .Select(rule => $"{rule.Text("networkAclId")} {(rule.Flag("egress") == true ? "out" : "in")} {rule.Number("ruleNumber")} "
                    + $"{rule.Number("fromPort")}-{rule.Number("toPort")} {rule.Text("cidrBlock")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_else_is_declared()
    {
        var declaration = await Declare();

        Assert.Equal(2 + 2 + 5 + 4 + 6, declaration.Resources.Count);
    }

    [Theory]
    [InlineData(ZoneKind.Rnd, ZoneKind.Staging)]
    [InlineData(ZoneKind.Staging, ZoneKind.Staging)]
    [InlineData(ZoneKind.Rnd, ZoneKind.Rnd)]
    [InlineData(ZoneKind.Staging, ZoneKind.Production)]
    [InlineData(ZoneKind.Production, ZoneKind.Rnd)]
    public async Task Data_never_goes_another_way(ZoneKind from, ZoneKind to)
    {
        var source = Samples.Zone(from, "eu-west-1", "111111111111");
        var destination = Samples.Zone(to, "eu-west-1", "222222222222");

        var problem = await Declaration.ProblemOfAsync(() => _ = Link(source, destination));

        Assert.Contains(
            $"The link 'link' cannot be made: Data goes from a staging zone to an R&D zone, not from {source.Name} to {destination.Name}.",
            problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var problem = await Declaration.ProblemOfAsync(() => _ = Link(
            tier: NetworkTier.Endpoint,
            sourceBlock: "10.40.128.0/20",
            ports: [new ServicePort(443, "a"), new ServicePort(443, "b")],
            number: 100));

        Assert.Contains(
            "The link 'link' cannot be made: "
            + "The source is the endpoint tier; link the application or the data tier. "
            + "The source's addresses 10.40.128.0/20 overlap the destination's 10.40.128.0/18; AWS peers no such networks. "
            + "The link's number is 100; it must be from 1 to 99. "
            + "The port 443 is named 2 times; name it once.",
            problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_without_ports_is_refused() => Assert.Contains(
        "The link opens 0 ports; name 1 to 9.", await Declaration.ProblemOfAsync(() => _ = Link(ports: [])), StringComparison.Ordinal);

    [Fact]
    public async Task Route_tables_that_do_not_match_the_availability_zones_are_refused() => Assert.Contains(
        "The link's source has 2 route tables for 3 availability zones; it needs one for each, in the same order.",
        await Declaration.ProblemOfAsync(() => _ = Link(sourceRouteTables: ["rtb-1", "rtb-2"])),
        StringComparison.Ordinal);

    private static Task<Declaration> Declare() => Declaration.OfAsync(() => _ = Link());

    private static ZoneLink Link(
        ZoneIdentity? source = null,
        ZoneIdentity? destination = null,
        NetworkTier tier = NetworkTier.Application,
        string sourceBlock = "10.20.0.0/17",
        IReadOnlyList<ServicePort>? ports = null,
        int number = 3,
        string[]? sourceRouteTables = null) => new("link", new ZoneLinkArgs
    {
        Source = new ZoneLinkEnd
        {
            Zone = source ?? Samples.Staging,
            VpcId = "vpc-staging",
            Tier = tier,
            TierBlock = CidrBlock.Parse(sourceBlock),
            AvailabilityZones = Region.Parse("eu-west-1").AvailabilityZones,
            RouteTableIds = ImmutableArray.Create(sourceRouteTables ?? ["rtb-staging-a", "rtb-staging-b", "rtb-staging-c"]),
            SecurityGroupId = "sg-staging",
            NetworkAclId = "acl-staging",
        },
        Destination = new ZoneLinkEnd
        {
            Zone = destination ?? Samples.Rnd,
            VpcId = "vpc-rnd",
            Tier = NetworkTier.Data,
            TierBlock = CidrBlock.Parse("10.40.128.0/18"),
            AvailabilityZones = [.. Region.Parse("eu-west-1").AvailabilityZones.Take(2)],
            RouteTableIds = ImmutableArray.Create("rtb-rnd-a", "rtb-rnd-b"),
            SecurityGroupId = "sg-rnd",
            NetworkAclId = "acl-rnd",
        },
        SourceProvider = new Pulumi.Aws.Provider("staging", new Pulumi.Aws.ProviderArgs { Region = "eu-west-1" }),
        Ports = ports ?? [new ServicePort(443, "ZonePromotion"), new ServicePort(5439, "Redshift")],
        Number = number,
    });

    private static string Describe(DeclaredResource rule) =>
        $"{rule.Text("securityGroupId")} {rule.Text("cidrIpv4")} {rule.Text("ipProtocol")} "
        + $"{rule.Number("fromPort")}-{rule.Number("toPort")} {rule.Text("description")}";
}
