using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Tests.Proofs.Network;

/// <summary>Each part of the way of a packet, on estates of one or two networks.</summary>
public sealed class NetworkProofTests
{
    private const string Question = "from: { name: a }, to: { name: b }";

    private static string Ask(string body, params SmallStack[] stacks) => Proving.Say(Proving.Only(Proving.EstateOf(stacks), "network", body));

    /// <summary>Two subnets of one network, open to each other.</summary>
    private static SmallStack One(bool open = true)
    {
        var stack = new SmallStack("one", "111111111111").Vpc("vpc-1", "10.0.0.0/16").Subnet("vpc-1", "a", "10.0.0.0/24").Subnet("vpc-1", "b", "10.0.1.0/24");
        return open ? stack.OpenGroup("vpc-1", "open") : stack;
    }

    /// <summary>Two networks with a subnet each, and a peering between them.</summary>
    private static SmallStack[] Two() =>
    [
        new SmallStack("one", "111111111111").Vpc("vpc-1", "10.0.0.0/16").Subnet("vpc-1", "a", "10.0.0.0/24").OpenGroup("vpc-1", "open-1").Peering("pcx-1", "vpc-1", "vpc-2"),
        new SmallStack("two", "222222222222").Vpc("vpc-2", "10.1.0.0/16").Subnet("vpc-2", "b", "10.1.0.0/24").OpenGroup("vpc-2", "open-2"),
    ];

    [Fact]
    public void One_network_routes_within_itself() => Assert.Equal(
        """
        Fails
        A packet goes from 10.0.0.0 in subnet a of one (10.0.0.0/24) to 10.0.1.0 in subnet b of one (10.0.1.0/24) on tcp/0.
        The default network ACL of network vpc-1 of one lets it out by rule 100.
        The default network ACL of network vpc-1 of one lets it in by rule 100.
        Security group open of one lets it out.
        Security group open of one lets it in.
        The answer passes the default network ACL of network vpc-1 of one.
        """,
        Ask(Question, One()));

    [Fact]
    public void What_a_load_balancer_hands_on_is_not_decided()
    {
        // b is closed to a and open to m, in which a load balancer stands that a reaches.
        static SmallStack Stack(int port) => new SmallStack("one", "111111111111").Vpc("vpc-1", "10.0.0.0/16")
            .Subnet("vpc-1", "a", "10.0.0.0/24").Subnet("vpc-1", "m", "10.0.2.0/24").Subnet("vpc-1", "b", "10.0.1.0/24")
            .OpenGroup("vpc-1", "open")
            .Acl("vpc-1", "b", (false, 100, "allow", "10.0.2.0/24", port, port), (true, 100, "allow", "10.0.2.0/24", 0, 65535))
            .LoadBalancer("front", "m", 8443);

        Assert.Equal(
            "NotDecided\nnot decided: the load balancer front of one can be reached, and what it hands on to its targets is not modelled",
            Ask(Question, Stack(8443)));
        Assert.Equal("Holds", Ask(Question, Stack(22)));
    }

    [Fact]
    public void Without_a_group_that_lets_it_nothing_passes() => Assert.Equal("Holds", Ask(Question, One(open: false).Group("vpc-1", "closed")));

    [Fact]
    public void Peering_needs_routes_there_and_back()
    {
        var stacks = Two();
        Assert.Equal("Holds", Ask(Question, stacks));

        stacks = Two();
        stacks[0].Route("a", "10.1.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        Assert.Equal("Holds", Ask(Question, stacks));

        stacks = Two();
        stacks[0].Route("a", "10.1.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        stacks[1].Route("b", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        Assert.Equal(
            """
            Fails
            A packet goes from 10.0.0.0 in subnet a of one (10.0.0.0/24) to 10.1.0.0 in subnet b of two (10.1.0.0/24) on tcp/0.
            Route table a of one sends it to the peering pcx-1 by its route to 10.1.0.0/16.
            The default network ACL of network vpc-1 of one lets it out by rule 100.
            The default network ACL of network vpc-2 of two lets it in by rule 100.
            Security group open-1 of one lets it out.
            Security group open-2 of two lets it in.
            Route table b of two sends the answer to the peering pcx-1 by its route to 10.0.0.0/16.
            The answer passes the default network ACL of network vpc-2 of two and the default network ACL of network vpc-1 of one.
            """,
            Ask(Question, stacks));
    }

    [Fact]
    public void Route_that_fits_best_counts()
    {
        var stacks = Two();
        stacks[0].Route("a", "10.1.0.0/16", "vpcPeeringConnectionId", "pcx-1").Route("a", "10.1.0.0/24", "natGatewayId", "nat-1");
        stacks[1].Route("b", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        Assert.Equal("Holds", Ask(Question, stacks));
    }

    [Fact]
    public void Peering_leads_no_further_than_the_other_network()
    {
        var stacks = Two();
        stacks[0].Route("a", "10.2.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        var third = new SmallStack("three", "333333333333").Vpc("vpc-3", "10.2.0.0/16").Subnet("vpc-3", "c", "10.2.0.0/24").OpenGroup("vpc-3", "open-3")
            .Peering("pcx-2", "vpc-2", "vpc-3").Route("c", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-2");
        Assert.Equal("Holds", Ask("from: { name: a }, to: { name: c }", stacks[0], stacks[1], third));
    }

    [Theory]
    [InlineData("tgw-1", "Fails")]
    [InlineData("tgw-2", "Holds")]
    public void Networks_at_one_transit_gateway_reach_each_other_where_routes_lead_there(string gateway, string outcome)
    {
        var stacks = Two();
        stacks[0].Route("a", "10.1.0.0/16", "transitGatewayId", "tgw-1").Add("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "at-1", "at-1", ("vpcId", "vpc-1"), ("transitGatewayId", "tgw-1"));
        stacks[1].Route("b", "10.0.0.0/16", "transitGatewayId", gateway).Add("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "at-2", "at-2", ("vpcId", "vpc-2"), ("transitGatewayId", gateway));
        Assert.StartsWith(outcome, Ask(Question, stacks), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_need_rules_of_their_own_in_network_ACLs()
    {
        // b lets requests in and no answer out.
        var deaf = One().Acl("vpc-1", "b", (false, 100, "allow", "10.0.0.0/24", 443, 443));
        Assert.Equal("Holds", Ask(Question, deaf));

        var talking = One().Acl("vpc-1", "b", (false, 100, "allow", "10.0.0.0/24", 443, 443), (true, 100, "allow", "10.0.0.0/24", 1024, 65535));
        Assert.StartsWith("Fails\nA packet goes from 10.0.0.0 in subnet a of one (10.0.0.0/24) to 10.0.1.0 in subnet b of one (10.0.1.0/24) on tcp/443.", Ask(Question, talking), StringComparison.Ordinal);
        Assert.Equal("Holds", Ask(Question + ", only: tcp/443", talking));
    }

    [Theory]
    [InlineData(100, 90, "Holds")]
    [InlineData(90, 100, "Fails")]
    public void Lowest_rule_of_a_network_ACL_decides(int allow, int deny, string outcome) => Assert.StartsWith(
        outcome,
        Ask(
            Question,
            One().Acl(
                "vpc-1", "b", (false, allow, "allow", "10.0.0.0/24", 443, 443), (false, deny, "deny", "10.0.0.0/16", 0, 65535), (true, 100, "allow", "0.0.0.0/0", 0, 65535))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("tcp/443", "Fails")]
    [InlineData("tcp/440-450", "Holds")]
    [InlineData("udp/443", "Fails")]
    public void Ports_that_the_statement_names_may_pass(string only, string outcome) => Assert.StartsWith(
        outcome,
        Ask(Question + $", only: {only}", One(open: false).Group("vpc-1", "web").Out("web", "0.0.0.0/0").In("web", "10.0.0.0/16", "tcp", 443, 444)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("10.0.0.0/24", "Fails")]
    [InlineData("10.0.0.128/25", "Fails")]
    [InlineData("10.0.2.0/24", "Holds")]
    public void Group_lets_in_the_addresses_that_it_names(string block, string outcome) => Assert.StartsWith(
        outcome, Ask(Question, One(open: false).Group("vpc-1", "web").Out("web", "0.0.0.0/0").In("web", block)), StringComparison.Ordinal);

    [Fact]
    public void Group_that_refers_to_a_group_lets_in_its_network()
    {
        var same = One(open: false).Group("vpc-1", "web").Group("vpc-1", "app").Out("app", "0.0.0.0/0").InFrom("web", "app", "tcp", 80, 80);
        Assert.Equal("Holds", Ask(Question + ", only: tcp/80", same));
        Assert.StartsWith("Fails", Ask(Question, same), StringComparison.Ordinal);

        var stacks = Two();
        stacks[0].Route("a", "10.1.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        var two = new SmallStack("two", "222222222222").Vpc("vpc-2", "10.1.0.0/16").Subnet("vpc-2", "b", "10.1.0.0/24").Group("vpc-2", "web").InFrom("web", "web")
            .Route("b", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        Assert.Equal("Holds", Ask(Question, stacks[0], two));
    }

    [Fact]
    public void Inline_rules_and_rules_of_the_older_form_count_alike()
    {
        static Value Block(string block) => Value.Of(new[]
        {
            KeyValuePair.Create("protocol", Value.Of("-1")), KeyValuePair.Create("fromPort", Value.Of(0)), KeyValuePair.Create("toPort", Value.Of(0)),
            KeyValuePair.Create("cidrBlocks", Value.Of([Value.Of(block)])),
        });
        var inline = One(open: false).Add("aws:ec2/securityGroup:SecurityGroup", "web", "web", ("vpcId", "vpc-1"), ("egress", Block("0.0.0.0/0")), ("ingress", Block("10.0.0.0/16")));
        Assert.StartsWith("Fails", Ask(Question, inline), StringComparison.Ordinal);

        var older = One(open: false).Group("vpc-1", "web")
            .Add("aws:ec2/securityGroupRule:SecurityGroupRule", "out", "out", ("securityGroupId", "web"), ("type", "egress"), ("protocol", "-1"), ("cidrBlocks", Value.Of([Value.Of("0.0.0.0/0")])))
            .Add("aws:ec2/securityGroupRule:SecurityGroupRule", "in", "in", ("securityGroupId", "web"), ("type", "ingress"), ("protocol", "tcp"), ("fromPort", 22), ("toPort", 22), ("self", true));
        Assert.StartsWith("Fails", Ask(Question, older), StringComparison.Ordinal);
        Assert.Equal("Holds", Ask(Question + ", only: tcp/22", older));
    }

    [Theory]
    [InlineData(false, true, "Holds")]
    [InlineData(true, false, "Holds")]
    [InlineData(true, true, "Fails")]
    public void Internet_comes_in_by_a_gateway_and_a_route(bool gateway, bool route, string outcome)
    {
        var stack = One();
        if (gateway)
        {
            stack.Add("aws:ec2/internetGateway:InternetGateway", "igw", "igw-1", ("vpcId", "vpc-1"));
        }

        if (route)
        {
            stack.Route("b", "0.0.0.0/0", "gatewayId", "igw-1");
        }

        Assert.StartsWith(outcome, Ask("from: internet, to: { name: b }", stack), StringComparison.Ordinal);
    }

    [Fact]
    public void Gateway_that_works_outwards_lets_nobody_in()
    {
        var stack = One().Add("aws:ec2/internetGateway:InternetGateway", "igw", "igw-1", ("vpcId", "vpc-1")).Route("b", "0.0.0.0/0", "natGatewayId", "nat-1");
        Assert.Equal("Holds", Ask("from: internet, to: { name: b }", stack));
        Assert.Equal(
            """
            Fails
            A packet goes from 10.0.1.0 in subnet b of one (10.0.1.0/24) to 1.0.0.0 in the internet on tcp/0.
            Route table b of one sends it to the gateway nat-1 by its route to 0.0.0.0/0.
            The default network ACL of network vpc-1 of one lets it out by rule 100.
            Security group open of one lets it out.
            """,
            Ask("from: { name: b }, to: internet", stack));
    }

    [Fact]
    public void Networks_own_main_route_table_counts_where_a_subnet_has_none()
    {
        var stack = new SmallStack("one", "111111111111")
            .Add("aws:ec2/vpc:Vpc", "vpc-1", "vpc-1", ("cidrBlock", "10.0.0.0/16"), ("mainRouteTableId", "rtb-main"))
            .OpenGroup("vpc-1", "open")
            .Add("aws:ec2/subnet:Subnet", "b", "b", ("vpcId", "vpc-1"), ("cidrBlock", "10.0.1.0/24"))
            .Add("aws:ec2/internetGateway:InternetGateway", "igw", "igw-1", ("vpcId", "vpc-1"))
            .Add("aws:ec2/defaultRouteTable:DefaultRouteTable", "main", "rtb-main", ("routes", Value.Of(new[]
            {
                KeyValuePair.Create("cidrBlock", Value.Of("0.0.0.0/0")), KeyValuePair.Create("gatewayId", Value.Of("igw-1")),
            })));
        Assert.StartsWith("Fails", Ask("from: internet, to: { name: b }", stack), StringComparison.Ordinal);
    }

    [Fact]
    public void People_on_the_VPN_reach_what_they_are_authorized_for()
    {
        static SmallStack Vpn(string target) => One()
            .Add("aws:ec2clientvpn/networkAssociation:NetworkAssociation", "vpn-a", "assoc-vpn", ("clientVpnEndpointId", "cvpn-1"), ("subnetId", "a"))
            .Add("aws:ec2clientvpn/authorizationRule:AuthorizationRule", "people", "auth-1", ("clientVpnEndpointId", "cvpn-1"), ("targetNetworkCidr", target));
        Assert.StartsWith("Fails\nA packet goes from 10.0.0.0 in people on the client VPN, who come out of subnet a of one", Ask("from: vpn, to: { name: b }", Vpn("10.0.1.0/24")), StringComparison.Ordinal);
        Assert.Equal("Holds", Ask("from: vpn, to: { name: b }", Vpn("10.0.2.0/24")));
    }

    [Fact]
    public void Banks_own_network_comes_in_by_the_transit_gateway()
    {
        var stack = One().Add("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "at-1", "at-1", ("vpcId", "vpc-1"), ("transitGatewayId", "tgw-1"));
        Assert.Equal("Holds", Ask("from: corporate, to: { name: b }", stack));
        stack.Route("b", "10.8.0.0/16", "transitGatewayId", "tgw-1");
        Assert.StartsWith("Fails\nA packet goes from 10.8.0.0 in the bank's own network to 10.0.1.0 in subnet b", Ask("from: corporate, to: { name: b }", stack), StringComparison.Ordinal);
    }

    [Fact]
    public void Route_over_an_appliance_is_not_assumed()
    {
        var stacks = Two();
        stacks[0].Route("a", "10.1.0.0/16", "networkInterfaceId", "eni-1");
        stacks[1].Route("b", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        Assert.Equal("NotDecided\nnot decided: where the route of route table a of one to 10.1.0.0/16 leads, over eni-1", Ask(Question, stacks));
    }

    [Fact]
    public void Route_to_what_is_not_known_yet_is_not_assumed()
    {
        var stacks = Two();
        stacks[0].Add("aws:ec2/route:Route", "later", "r-later", ("routeTableId", "rtb-a"), ("destinationCidrBlock", "10.1.0.0/16"), ("vpcPeeringConnectionId", Value.Unknown));
        stacks[1].Route("b", "10.0.0.0/16", "vpcPeeringConnectionId", "pcx-1");
        Assert.Equal("NotDecided\nnot decided: where the route of route table a of one to 10.1.0.0/16 leads, over something that is not known yet", Ask(Question, stacks));
    }

    [Fact]
    public void Prefix_list_that_is_in_no_plan_is_not_assumed() => Assert.Equal(
        "NotDecided\nnot decided: prefix list 'pl-1' is in no plan",
        Ask(Question, One(open: false).Group("vpc-1", "web").OutToList("web", "pl-1").In("web", "0.0.0.0/0")));

    [Fact]
    public void Prefix_list_of_the_estate_is_read()
    {
        static SmallStack With(string block) => One(open: false)
            .Add("aws:ec2/managedPrefixList:ManagedPrefixList", "list", "pl-1", ("entries", Value.Of([Value.Of(new[] { KeyValuePair.Create("cidr", Value.Of(block)) })])))
            .Group("vpc-1", "web").OutToList("web", "pl-1").In("web", "0.0.0.0/0");
        Assert.StartsWith("Fails", Ask(Question, With("10.0.1.0/24")), StringComparison.Ordinal);
        Assert.Equal("Holds", Ask(Question, With("10.0.2.0/24")));
    }

    [Fact]
    public void Default_network_ACL_that_was_emptied_lets_nothing_pass() => Assert.Equal(
        "Holds",
        Ask(
            Question,
            new SmallStack("one", "111111111111")
                .Add("aws:ec2/vpc:Vpc", "vpc-1", "vpc-1", ("cidrBlock", "10.0.0.0/16"), ("defaultNetworkAclId", "acl-default"))
                .Add("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "default", "acl-default", ("defaultNetworkAclId", "acl-default"))
                .Subnet("vpc-1", "a", "10.0.0.0/24").Subnet("vpc-1", "b", "10.0.1.0/24").OpenGroup("vpc-1", "open")));
}
