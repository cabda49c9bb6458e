using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Networking;

public sealed class ZoneNetworkTests
{
    private const string Anywhere = "0.0.0.0/0";

    private static readonly string[] Untaggable =
    [
        "aws:ec2/route:Route", "aws:ec2/routeTableAssociation:RouteTableAssociation", "aws:ec2/networkAclRule:NetworkAclRule",
        "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", "aws:iam/rolePolicy:RolePolicy",
    ];

    [Fact]
    public async Task The_vpc_has_the_zones_block_and_dns()
    {
        var vpc = (await Declare()).One("aws:ec2/vpc:Vpc");

        Assert.Equal("net-vpc", vpc.Name);
        Assert.Equal("10.40.0.0/16", vpc.Text("cidrBlock"));
        Assert.True(vpc.Flag("enableDnsHostnames"));
        Assert.True(vpc.Flag("enableDnsSupport"));
    }

    [Fact]
    public async Task Every_subnet_is_private_and_lies_where_the_plan_says()
    {
        var subnets = (await Declare()).All("aws:ec2/subnet:Subnet");

        Assert.Equal(
            [
                "net-application-a eu-west-1a 10.40.0.0/19", "net-application-b eu-west-1b 10.40.32.0/19",
                "net-data-a eu-west-1a 10.40.128.0/20", "net-data-b eu-west-1b 10.40.144.0/20",
                "net-endpoint-a eu-west-1a 10.40.192.0/21", "net-endpoint-b eu-west-1b 10.40.200.0/21",
            ],
            subnets.Select(subnet => $"{subnet.Name} {subnet.Text("availabilityZone")} {subnet.Text("cidrBlock")}"));
        Assert.All(subnets, subnet => Assert.False(subnet.Flag("mapPublicIpOnLaunch")));
    }

    [Fact]
    public async Task Internal_load_balancers_find_the_application_subnets_and_no_others()
    {
        var subnets = (await Declare(egress: Egress.NatGatewayPerZone)).All("aws:ec2/subnet:Subnet");

        Assert.All(subnets, subnet => Assert.Equal(
            subnet.Name.StartsWith("net-application", StringComparison.Ordinal),
            subnet.Tags().ContainsKey("kubernetes.io/role/internal-elb")));
        Assert.DoesNotContain(subnets, subnet => subnet.Tags().ContainsKey("kubernetes.io/role/elb"));
    }

    [Fact]
    public async Task Every_subnet_has_a_route_table_of_its_own()
    {
        var declaration = await Declare(egress: Egress.NatGatewayPerZone);
        var associations = declaration.All("aws:ec2/routeTableAssociation:RouteTableAssociation");

        Assert.Equal(8, declaration.All("aws:ec2/routeTable:RouteTable").Count);
        Assert.Equal(8, associations.Select(association => association.Text("subnetId")).Distinct().Count());
        Assert.Equal(8, associations.Select(association => association.Text("routeTableId")).Distinct().Count());
    }

    [Fact]
    public async Task What_aws_makes_with_a_vpc_is_emptied()
    {
        var declaration = await Declare();

        var group = declaration.One("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        Assert.Equal("id-of-net-vpc", group.Text("vpcId"));
        Assert.Empty(group.Maps("ingress"));
        Assert.Empty(group.Maps("egress"));
        var acl = declaration.One("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl");
        Assert.Equal("acl-of-net-vpc", acl.Text("defaultNetworkAclId"));
        Assert.False(acl.Inputs.ContainsKey("ingress"));
        Assert.False(acl.Inputs.ContainsKey("egress"));
        var routes = declaration.One("aws:ec2/defaultRouteTable:DefaultRouteTable");
        Assert.Equal("rtb-of-net-vpc", routes.Text("defaultRouteTableId"));
        Assert.Empty(routes.Maps("routes"));
    }

    [Fact]
    public async Task Without_a_way_out_nothing_leads_to_the_internet()
    {
        var declaration = await Declare();

        Assert.Empty(declaration.All("aws:ec2/internetGateway:InternetGateway"));
        Assert.Empty(declaration.All("aws:ec2/natGateway:NatGateway"));
        Assert.Empty(declaration.All("aws:ec2/eip:Eip"));
        Assert.Empty(declaration.All("aws:ec2/route:Route"));
        Assert.DoesNotContain(
            declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"), rule => rule.Text("cidrIpv4") == Anywhere);
        Assert.Equal(
            "block-bidirectional",
            declaration.One("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions").Text("internetGatewayBlockMode"));
    }

    [Fact]
    public async Task A_way_out_goes_through_a_nat_gateway_in_each_zone()
    {
        var declaration = await Declare(egress: Egress.NatGatewayPerZone);

        Assert.Equal(
            ["net-nat-a in id-of-net-public-a with eipalloc-of-net-nat-a", "net-nat-b in id-of-net-public-b with eipalloc-of-net-nat-b"],
            declaration.All("aws:ec2/natGateway:NatGateway")
                .Select(nat => $"{nat.Name} in {nat.Text("subnetId")} with {nat.Text("allocationId")}"));
        Assert.Equal(
            [
                "id-of-net-application-a 0.0.0.0/0 nat id-of-net-nat-a",
                "id-of-net-application-b 0.0.0.0/0 nat id-of-net-nat-b",
                "id-of-net-public-a 0.0.0.0/0 igw id-of-net-internet",
                "id-of-net-public-b 0.0.0.0/0 igw id-of-net-internet",
            ],
            declaration.All("aws:ec2/route:Route").Select(Describe));
        Assert.Equal(
            "block-ingress",
            declaration.One("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions").Text("internetGatewayBlockMode"));
        var rule = Assert.Single(
            declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"), rule => rule.Text("cidrIpv4") == Anywhere);
        Assert.Equal("net-application-to-internet", rule.Name);
        Assert.Equal("id-of-net-application", rule.Text("securityGroupId"));
        Assert.Equal((443, 443), (rule.Number("fromPort"), rule.Number("toPort")));
    }

    [Fact]
    public async Task One_nat_gateway_serves_all_zones_where_one_is_asked_for()
    {
        var declaration = await Declare(egress: Egress.SingleNatGateway);

        Assert.Equal("net-nat-a", declaration.One("aws:ec2/natGateway:NatGateway").Name);
        Assert.Equal(
            [
                "id-of-net-application-a 0.0.0.0/0 nat id-of-net-nat-a",
                "id-of-net-application-b 0.0.0.0/0 nat id-of-net-nat-a",
                "id-of-net-public-a 0.0.0.0/0 igw id-of-net-internet",
                "id-of-net-public-b 0.0.0.0/0 igw id-of-net-internet",
            ],
            declaration.All("aws:ec2/route:Route").Select(Describe));
    }

    [Fact]
    public async Task The_accounts_setting_is_left_alone_where_another_stack_makes_it() => Assert.Empty(
        (await Declare(change: args => args.SetsBlock = false)).All("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions"));

    [Fact]
    public async Task Applications_reach_data_stores_and_endpoints_on_exact_ports_only()
    {
        var declaration = await Declare(change: args => args.DataPorts = [new ServicePort(5439, "Redshift"), new ServicePort(2049, "NFS")]);

        Assert.Equal(
            [
                "id-of-net-data <- 10.40.0.0/17 2049: NFS from the application tier",
                "id-of-net-data <- 10.40.0.0/17 5439: Redshift from the application tier",
                "id-of-net-endpoint <- 10.40.0.0/17 443: HTTPS from the application tier",
                "id-of-net-endpoint <- 10.40.128.0/18 443: HTTPS from the data tier",
            ],
            declaration.All("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Select(Describe));
        Assert.Equal(
            [
                "id-of-net-application -> id-of-net-data 2049: NFS in the data tier",
                "id-of-net-application -> id-of-net-data 5439: Redshift in the data tier",
                "id-of-net-application -> pl-of-net-endpoint-dynamodb 443: HTTPS to dynamodb at the gateway endpoint",
                "id-of-net-application -> id-of-net-endpoint 443: HTTPS to AWS services at the endpoints of the zone",
                "id-of-net-application -> pl-of-net-endpoint-s3 443: HTTPS to s3 at the gateway endpoint",
                "id-of-net-data -> pl-of-net-endpoint-dynamodb 443: HTTPS to dynamodb at the gateway endpoint",
                "id-of-net-data -> id-of-net-endpoint 443: HTTPS to AWS services at the endpoints of the zone",
                "id-of-net-data -> pl-of-net-endpoint-s3 443: HTTPS to s3 at the gateway endpoint",
            ],
            declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Select(Describe));
    }

    [Fact]
    public async Task Security_groups_are_described_and_have_no_rules_inline()
    {
        var groups = (await Declare(egress: Egress.NatGatewayPerZone)).All("aws:ec2/securityGroup:SecurityGroup");

        Assert.Equal(["net-application", "net-data", "net-endpoint"], groups.Select(group => group.Name));
        Assert.All(groups, group =>
        {
            Assert.NotEmpty(group.Text("description")!);
            Assert.False(group.Inputs.ContainsKey("ingress"));
            Assert.False(group.Inputs.ContainsKey("egress"));
        });
    }

    [Fact]
    public async Task Network_acls_never_open_all_ports_nor_22_or_3389_to_everybody()
    {
        var rules = (await Declare(egress: Egress.NatGatewayPerZone, change: args => args.DataPorts = [new ServicePort(5439, "Redshift")]))
            .All("aws:ec2/networkAclRule:NetworkAclRule");

        Assert.NotEmpty(rules);
        Assert.All(rules, rule =>
        {
            Assert.Equal("allow", rule.Text("ruleAction"));
            Assert.True(rule.Text("protocol") is "tcp" or "udp" or "icmp", $"{rule.Name} opens all protocols");
            Assert.False(rule.Number("fromPort") <= 1 && rule.Number("toPort") == 65535, $"{rule.Name} opens all ports");
            if (rule.Text("cidrBlock") == Anywhere && rule.Flag("egress") == false)
            {
                Assert.False(Opens(rule, 22), $"{rule.Name} opens 22 to everybody");
                Assert.False(Opens(rule, 3389), $"{rule.Name} opens 3389 to everybody");
            }

            if (rule.Text("cidrBlock") == Anywhere && rule.Flag("egress") == true)
            {
                Assert.Equal((443, 443), (rule.Number("fromPort"), rule.Number("toPort")));
            }
        });
        Assert.All(
            rules.GroupBy(rule => (rule.Text("networkAclId"), rule.Flag("egress"))),
            direction =>
            {
                // Twenty is what AWS allows without asking (Amazon VPC quotas, rules per network ACL).
                Assert.InRange(direction.Count(), 1, 20);
                Assert.Equal(direction.Count(), direction.Select(rule => rule.Number("ruleNumber")).Distinct().Count());
            });

        static bool Opens(DeclaredResource rule, int port) => rule.Number("fromPort") <= port && port <= rule.Number("toPort");
    }

    [Fact]
    public async Task Each_tiers_network_acl_lets_through_what_its_groups_let_through_and_the_answers()
    {
        var rules = (await Declare(change: args => args.DataPorts = [new ServicePort(5439, "Redshift")]))
            .All("aws:ec2/networkAclRule:NetworkAclRule");

        Assert.Equal(
            [
                "in tcp 1024-65535 10.40.192.0/19", "in tcp 1024-3388 0.0.0.0/0", "in tcp 3390-65535 0.0.0.0/0",
                "in tcp 5439-5439 10.40.0.0/17",
                "out tcp 443-443 10.40.192.0/19", "out tcp 443-443 0.0.0.0/0", "out tcp 1024-65535 10.40.0.0/17",
            ],
            RulesOf("id-of-net-data"));
        Assert.Equal(
            [
                "in tcp 443-443 10.40.0.0/17", "in tcp 443-443 10.40.128.0/18",
                "out tcp 1024-65535 10.40.0.0/17", "out tcp 1024-65535 10.40.128.0/18",
            ],
            RulesOf("id-of-net-endpoint"));

        IEnumerable<string> RulesOf(string acl) => rules.Where(rule => rule.Text("networkAclId") == acl)
            .OrderBy(rule => rule.Flag("egress")).ThenBy(rule => rule.Number("ruleNumber"))
            .Select(rule => $"{(rule.Flag("egress") == true ? "out" : "in")} {rule.Text("protocol")} "
                + $"{rule.Number("fromPort")}-{rule.Number("toPort")} {rule.Text("cidrBlock")}");
    }

    /// <summary>Lustre's servers open connections to their clients too, both from ports below 1024, which no other rule lets through.</summary>
    [Fact]
    public async Task A_port_of_both_ways_is_open_from_the_data_tier_too_and_so_is_the_way_of_its_answers()
    {
        ServicePort[] lustre = [new(988, "Lustre") { BothWays = true }, new(1018, "Lustre") { LastPort = 1023, BothWays = true }];
        var declaration = await Declare(change: args => args.DataPorts = lustre);
        var rules = declaration.All("aws:ec2/networkAclRule:NetworkAclRule");

        Assert.Equal(
            ["in 1024-65535", "in 988-988", "in 1018-1023", "out 988-988", "out 1018-1023"], Between("id-of-net-application", "10.40.128.0/18"));
        Assert.Equal(
            ["in 988-988", "in 1018-1023", "out 1024-65535", "out 988-988", "out 1018-1023"], Between("id-of-net-data", "10.40.0.0/17"));
        Assert.Equal(
            [
                "id-of-net-application <- 10.40.128.0/18 1018-1023: Lustre from the data tier",
                "id-of-net-application <- 10.40.128.0/18 988-988: Lustre from the data tier",
                "id-of-net-data <- 10.40.0.0/17 1018-1023: Lustre from the application tier",
                "id-of-net-data <- 10.40.0.0/17 988-988: Lustre from the application tier",
            ],
            declaration.All("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
                .Where(rule => rule.Number("fromPort") != 443)
                .Select(rule => $"{rule.Text("securityGroupId")} <- {rule.Text("cidrIpv4")} {Range(rule)}: {rule.Text("description")}"));
        Assert.Equal(
            [
                "id-of-net-application -> id-of-net-data 1018-1023", "id-of-net-application -> id-of-net-data 988-988",
                "id-of-net-data -> id-of-net-application 1018-1023", "id-of-net-data -> id-of-net-application 988-988",
            ],
            declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
                .Where(rule => rule.Number("fromPort") != 443)
                .Select(rule => $"{rule.Text("securityGroupId")} -> {rule.Text("referencedSecurityGroupId")} {Range(rule)}"));

        IEnumerable<string> Between(string acl, string block) => rules
            .Where(rule => rule.Text("networkAclId") == acl && rule.Text("cidrBlock") == block)
            .OrderBy(rule => rule.Flag("egress")).ThenBy(rule => rule.Number("ruleNumber"))
            .Select(rule => $"{(rule.Flag("egress") == true ? "out" : "in")} {Range(rule)}");

        static string Range(DeclaredResource rule) => $"{rule.Number("fromPort")}-{rule.Number("toPort")}";
    }

    [Fact]
    public async Task A_port_of_one_way_opens_nothing_towards_its_clients()
    {
        var declaration = await Declare(change: args => args.DataPorts = [new ServicePort(988, "Lustre")]);

        Assert.DoesNotContain(
            declaration.All("aws:ec2/networkAclRule:NetworkAclRule"),
            rule => rule.Number("fromPort") == 988 && (rule.Text("networkAclId") == "id-of-net-application") != (rule.Flag("egress") == true));
        Assert.DoesNotContain(
            declaration.All("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"), rule => rule.Name == "net-application-from-data-988");
    }

    /// <summary>What is added later moves no rule that is there: a network ACL takes a number once.</summary>
    [Fact]
    public async Task Another_port_of_both_ways_changes_no_rule_of_the_first()
    {
        var before = await Rules(new ServicePort(5439, "Redshift"));
        var after = await Rules(new ServicePort(5439, "Redshift"), new ServicePort(988, "Lustre") { BothWays = true });

        Assert.Equal(before, after.Intersect(before));
        Assert.Equal(4, after.Except(before).Count());

        async Task<IReadOnlyList<string>> Rules(params ServicePort[] ports) =>
        [
            .. (await Declare(change: args => args.DataPorts = ports)).All("aws:ec2/networkAclRule:NetworkAclRule").Select(rule =>
                $"{rule.Name} {rule.Text("cidrBlock")} {rule.Text("protocol")} {rule.Number("fromPort")}-{rule.Number("toPort")}"),
        ];
    }

    [Fact]
    public async Task Without_gateway_endpoints_and_a_way_out_no_network_acl_names_every_address()
    {
        var rules = (await Declare(change: args => args.Services = [AwsService.EcrApi])).All("aws:ec2/networkAclRule:NetworkAclRule");

        Assert.DoesNotContain(rules, rule => rule.Text("cidrBlock") == Anywhere);
    }

    [Fact]
    public async Task Network_acls_cover_all_subnets_of_their_tier()
    {
        var acls = (await Declare()).All("aws:ec2/networkAcl:NetworkAcl");

        Assert.Equal(["net-application", "net-data", "net-endpoint"], acls.Select(acl => acl.Name));
        Assert.Equal(["id-of-net-data-a", "id-of-net-data-b"], acls[1].Texts("subnetIds"));
    }

    [Fact]
    public async Task Services_are_reached_through_endpoints_in_their_own_tier()
    {
        var endpoints = (await Declare()).All("aws:ec2/vpcEndpoint:VpcEndpoint");

        Assert.Equal(AwsService.PrivateCluster.Length, endpoints.Count);
        var registry = Assert.Single(endpoints, endpoint => endpoint.Name == "net-endpoint-ecr-api");
        Assert.Equal("com.amazonaws.eu-west-1.ecr.api", registry.Text("serviceName"));
        Assert.Equal("Interface", registry.Text("vpcEndpointType"));
        Assert.True(registry.Flag("privateDnsEnabled"));
        Assert.Equal(["id-of-net-endpoint-a", "id-of-net-endpoint-b"], registry.Texts("subnetIds"));
        Assert.Equal(["id-of-net-endpoint"], registry.Texts("securityGroupIds"));
        var storage = Assert.Single(endpoints, endpoint => endpoint.Name == "net-endpoint-s3");
        Assert.Equal("Gateway", storage.Text("vpcEndpointType"));
        Assert.Equal(
            ["id-of-net-application-a", "id-of-net-application-b", "id-of-net-data-a", "id-of-net-data-b"], storage.Texts("routeTableIds"));
        Assert.False(storage.Inputs.ContainsKey("subnetIds"));
    }

    [Fact]
    public async Task Every_endpoint_keeps_traffic_inside_the_organisation()
    {
        var endpoints = (await Declare(change: args => args.Services = AwsService.All)).All("aws:ec2/vpcEndpoint:VpcEndpoint");

        Assert.All(endpoints.Where(endpoint => endpoint.Name != "net-endpoint-oidc-eks"), endpoint =>
        {
            var statements = endpoint.Json("policy").Statements();
            var inside = statements["OrganizationToOrganization"];
            Assert.Equal(
                [$"StringEquals aws:PrincipalOrgID {Samples.Organization}", $"StringEquals aws:ResourceOrgID {Samples.Organization}"],
                inside.Conditions());
            Assert.DoesNotContain("*", inside.Actions());
            Assert.All(statements.Values, statement => Assert.Equal("Allow", statement.GetProperty("Effect").GetString()));
            Assert.All(statements.Values, statement => Assert.True(
                statement.Conditions().Count > 0 || !statement.Resources().Contains("*"),
                "a statement is open to everybody and everything"));
        });
        var oidc = Assert.Single(endpoints, endpoint => endpoint.Name == "net-endpoint-oidc-eks");
        Assert.False(oidc.Inputs.ContainsKey("policy"));
    }

    [Fact]
    public async Task Exceptions_of_endpoint_policies_are_the_documented_ones()
    {
        var declaration = await Declare(change: args => args.ReadableAwsBuckets = ["al2023-repos-eu-west-1-de612dc2"]);

        var layers = Statement("s3", "ReadAwsBuckets");
        Assert.Equal(["s3:GetObject"], layers.Actions());
        Assert.Equal(
            ["arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*", "arn:aws:s3:::al2023-repos-eu-west-1-de612dc2/*"], layers.Resources());
        Assert.Empty(layers.Conditions());

        var images = Statement("ecr-dkr", "PullEksImages");
        Assert.Equal(
            ["arn:aws:ecr:eu-west-1:602401143452:repository/*", "arn:aws:ecr:eu-west-1:673884943994:repository/*"], images.Resources());
        Assert.DoesNotContain(images.Actions(), action => action.Contains("Put", StringComparison.Ordinal));
        Assert.Equal([$"StringEquals aws:PrincipalOrgID {Samples.Organization}"], images.Conditions());

        var machines = Statement("ec2", "LaunchFromAwsMachineImages");
        Assert.Equal(["arn:aws:ec2:eu-west-1::image/*", "arn:aws:ec2:eu-west-1::snapshot/*"], machines.Resources());
        Assert.Contains("StringEquals ec2:Owner amazon", machines.Conditions());

        Assert.Equal(
            [$"StringEquals aws:ResourceOrgID {Samples.Organization}"], Statement("sts", "SignInToRolesOfTheOrganization").Conditions());
        Assert.Contains("arn:aws:ssm:eu-west-1::parameter/aws/*", Statement("ssm", "ReadAwsParametersAndDocuments").Resources());

        System.Text.Json.JsonElement Statement(string service, string id) =>
            declaration.One("aws:ec2/vpcEndpoint:VpcEndpoint", $"net-endpoint-{service}").Json("policy").Statements()[id];
    }

    [Fact]
    public async Task All_traffic_is_logged_encrypted_and_for_a_year_at_least()
    {
        var declaration = await Declare();

        var group = declaration.One("aws:cloudwatch/logGroup:LogGroup");
        Assert.Equal("/landing-zone/rnd-eu-west-1/vpc-flow-logs", group.Text("name"));
        Assert.Equal("arn:key", group.Text("kmsKeyId"));
        Assert.Equal(365, group.Number("retentionInDays"));
        var log = declaration.One("aws:ec2/flowLog:FlowLog");
        Assert.Equal("ALL", log.Text("trafficType"));
        Assert.Equal("cloud-watch-logs", log.Text("logDestinationType"));
        Assert.Equal("arn:of:net-flow-logs", log.Text("logDestination"));
        Assert.Equal("arn:of:net-flow-logs", log.Text("iamRoleArn"));
        Assert.Equal("id-of-net-vpc", log.Text("vpcId"));
        Assert.StartsWith("${version} ${account-id} ", log.Text("logFormat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_flow_logs_role_can_write_to_its_log_group_and_cannot_be_borrowed()
    {
        var declaration = await Declare();

        var role = declaration.One("aws:iam/role:Role");
        Assert.Equal("rnd-eu-west-1-flow-logs", role.Text("name"));
        var trust = role.Json("assumeRolePolicy").Statements()["AssumeByFlowLogs"];
        Assert.Equal(["vpc-flow-logs.amazonaws.com"], trust.Principals("Service"));
        Assert.Equal(
            [
                "ArnLike aws:SourceArn arn:aws:ec2:eu-west-1:222222222222:vpc-flow-log/*",
                "StringEquals aws:SourceAccount 222222222222",
            ],
            trust.Conditions());
        var write = declaration.One("aws:iam/rolePolicy:RolePolicy").Json("policy").Statements()["WriteFlowLogs"];
        const string GroupArn = "arn:aws:logs:eu-west-1:222222222222:log-group:/landing-zone/rnd-eu-west-1/vpc-flow-logs";
        Assert.Equal([GroupArn, $"{GroupArn}:*"], write.Resources());
        Assert.DoesNotContain("logs:CreateLogGroup", write.Actions());
    }

    [Fact]
    public async Task Everything_that_can_be_tagged_is()
    {
        var declaration = await Declare(Egress.NatGatewayPerZone, args => args.DataPorts = [new ServicePort(5439, "Redshift")]);
        var taggable = declaration.Resources.Where(resource => !Untaggable.Contains(resource.Type));

        Assert.All(taggable, resource => Samples.AssertTagged(resource, Samples.Rnd));
    }

    [Fact]
    public async Task Outputs_come_in_the_order_of_the_availability_zones()
    {
        ZoneNetwork? network = null;
        IReadOnlyList<string> subnets = [];
        var endpoints = new Dictionary<string, string>();
        await Declaration.OfAsync(() =>
        {
            network = new ZoneNetwork("net", new NetworkSample { Zones = ["eu-west-1c", "eu-west-1a"] }.ToArgs());
            network.Application.SubnetIds.Apply(ids => subnets = ids);
            network.EndpointIds.Apply(ids => endpoints = ids.ToDictionary());
        });

        Assert.Equal(["eu-west-1a", "eu-west-1c"], network!.AvailabilityZones.Select(zone => zone.Name));
        Assert.Equal(["id-of-net-application-a", "id-of-net-application-c"], subnets);
        Assert.Equal("id-of-net-endpoint-ecr-dkr", endpoints["ecr.dkr"]);
        Assert.Equal(["dynamodb", "s3"], network.GatewayPrefixListIds.Keys.Order());
        Assert.Null(network.Public);
        Assert.Equal("10.40.128.0/18", network.Data.Block.ToString());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var problem = await Declaration.ProblemOfAsync(() => _ = new ZoneNetwork("net", new NetworkSample
        {
            Block = "10.40.0.0/24",
            Zones = ["eu-central-1a", "eu-central-1b"],
            RetentionDays = 30,
            Services = [AwsService.S3, AwsService.S3],
            DataPorts = [new ServicePort(2049, "NFS"), new ServicePort(2049, "NFS")],
        }.ToArgs()));

        Assert.Contains(
            "The network 'net' cannot be made: "
            + "The block 10.40.0.0/24 is too small for the tiers application, data, endpoint in eu-central-1 with 0 interface endpoints; "
            + "use /23 or larger (AWS accepts no subnet smaller than /28). "
            + "eu-central-1a is not an availability zone of eu-west-1, the zone's region. "
            + "eu-central-1b is not an availability zone of eu-west-1, the zone's region. "
            + "The service s3 is named 2 times; name it once. "
            + "The data port 2049 is named 2 times; name it once. "
            + "A retention of 30 days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: "
            + "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
            problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_the_region_lacks_is_refused()
    {
        var problem = await Declaration.ProblemOfAsync(() => _ = new ZoneNetwork("net", new NetworkSample
        {
            Zone = Samples.Zone(ZoneKind.Rnd, "mx-central-1", "222222222222"),
            Zones = ["mx-central-1a", "mx-central-1b"],
        }.ToArgs()));

        Assert.Contains(
            "AWS offers no endpoint for eks in mx-central-1; leave it out of the zone's services.", problem, StringComparison.Ordinal);
    }

    private static Task<Declaration> Declare(Egress egress = Egress.None, Action<NetworkSample>? change = null) => Declaration.OfAsync(() =>
    {
        var sample = new NetworkSample { Egress = egress };
        change?.Invoke(sample);
        _ = new ZoneNetwork("net", sample.ToArgs());
    });

    private static string Describe(DeclaredResource resource) => resource.Type switch
    {
        "aws:ec2/route:Route" => $"{resource.Text("routeTableId")} {resource.Text("destinationCidrBlock")} "
            + (resource.Text("gatewayId") is { } gateway ? $"igw {gateway}" : $"nat {resource.Text("natGatewayId")}"),
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" =>
            $"{resource.Text("securityGroupId")} <- {resource.Text("cidrIpv4")} {Ports(resource)}: {resource.Text("description")}",
        _ => $"{resource.Text("securityGroupId")} -> "
            + (resource.Text("referencedSecurityGroupId") ?? resource.Text("prefixListId") ?? resource.Text("cidrIpv4"))
            + $" {Ports(resource)}: {resource.Text("description")}",
    };

    private static string Ports(DeclaredResource rule)
    {
        Assert.Equal("tcp", rule.Text("ipProtocol"));
        Assert.Equal(rule.Number("fromPort"), rule.Number("toPort"));
        return $"{rule.Number("fromPort")}";
    }
}
