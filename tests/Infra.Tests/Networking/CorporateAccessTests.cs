using LandingZone.Engine;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Networking;

public sealed class CorporateAccessTests
{
    private const string Gateway = "tgw-0123456789abcdef0";
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    [Fact]
    public async Task The_banks_network_comes_by_the_transit_gateway_to_two_tiers()
    {
        var declaration = await Declare();

        var attachment = declaration.One("aws:ec2transitgateway/vpcAttachment:VpcAttachment");
        Assert.Equal(Gateway, attachment.Text("transitGatewayId"));
        Assert.Equal(["id-of-net-endpoint-a", "id-of-net-endpoint-b"], attachment.Texts("subnetIds"));
        Assert.Equal(
            [
                "corporate-application-a-to-10-8-0-0-16 id-of-net-application-a", "corporate-application-b-to-10-8-0-0-16 id-of-net-application-b",
                "corporate-endpoint-a-to-10-8-0-0-16 id-of-net-endpoint-a", "corporate-endpoint-b-to-10-8-0-0-16 id-of-net-endpoint-b",
            ],
            declaration.All("aws:ec2/route:Route").Select(route => $"{route.Name} {route.Text("routeTableId")}"));
        Assert.All(declaration.All("aws:ec2/route:Route"), route => Assert.Equal(Gateway, route.Text("transitGatewayId")));
        Assert.Empty(declaration.All("aws:ec2clientvpn/endpoint:Endpoint"));
        Assert.Empty(declaration.All("aws:ec2/internetGateway:InternetGateway"));
    }

    [Fact]
    public async Task Names_are_resolved_in_the_zone()
    {
        var declaration = await Declare();

        var resolver = declaration.One("aws:route53/resolverEndpoint:ResolverEndpoint");
        Assert.Equal("INBOUND", resolver.Text("direction"));
        Assert.Equal(["id-of-net-endpoint-a", "id-of-net-endpoint-b"], resolver.Maps("ipAddresses").Select(address => address["subnetId"]));
        var zone = declaration.One("aws:route53/zone:Zone");
        Assert.Equal("rnd.ml.bank.example", zone.Text("name"));
        Assert.Equal("id-of-net-vpc", zone.Maps("vpcs")[0]["vpcId"]);
        Assert.Equal(
            ["corporate-resolver-from-10-8-0-0-16-tcp tcp 53", "corporate-resolver-from-10-8-0-0-16-udp udp 53"],
            declaration.All(Ingress).Where(rule => rule.Text("securityGroupId") == "id-of-corporate-resolver")
                .Select(rule => $"{rule.Name} {rule.Text("ipProtocol")} {rule.Number("fromPort")}"));
    }

    [Fact]
    public async Task Aws_services_and_targets_are_reached_on_their_ports_only()
    {
        var declaration = await Declare(target: true);

        Assert.Equal(
            ["id-of-net-endpoint tcp 443-443", "sg-portal tcp 443-443"],
            declaration.All(Ingress).Where(rule => rule.Text("cidrIpv4") == "10.8.0.0/16" && rule.Number("fromPort") != 53)
                .Select(rule => $"{rule.Text("securityGroupId")} {rule.Text("ipProtocol")} {rule.Number("fromPort")}-{rule.Number("toPort")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Devices_reach_s3_by_an_endpoint_that_only_their_resolver_names()
    {
        var endpoint = (await Declare()).One("aws:ec2/vpcEndpoint:VpcEndpoint", "net-endpoint-s3-devices");

        Assert.Equal("Interface", endpoint.Text("vpcEndpointType"));
        Assert.True(endpoint.Flag("privateDnsEnabled"));
        Assert.True((bool)endpoint.Map("dnsOptions")["privateDnsOnlyForInboundResolverEndpoint"]);
        Assert.Contains("OrganizationToOrganization", endpoint.Json("policy").Statements().Keys);
    }

    [Fact]
    public async Task The_network_lets_the_bank_to_the_kubernetes_api_and_the_answers_back()
    {
        var rules = (await Declare()).All("aws:ec2/networkAclRule:NetworkAclRule")
            .Where(rule => rule.Number("ruleNumber") >= 5000)
            .Select(rule => $"{rule.Name} {rule.Text("cidrBlock")} {rule.Text("protocol")} {rule.Number("fromPort")}-{rule.Number("toPort")}")
            .ToList();

        Assert.Contains("net-application-in-5010 10.8.0.0/16 tcp 443-443", rules);
        Assert.Contains("net-application-out-5010 10.8.0.0/16 tcp 1024-65535", rules);
        Assert.Contains("net-endpoint-out-5000 10.40.0.0/17 tcp 443-443", rules);
        Assert.Contains("net-endpoint-in-5000 10.40.0.0/17 tcp 1024-65535", rules);
        Assert.Contains(rules, rule => rule.EndsWith("10.8.0.0/16 udp 53-53", StringComparison.Ordinal));
        Assert.DoesNotContain(rules, rule => rule.StartsWith("net-data-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Network_acls_keep_inside_the_limit_of_rules()
    {
        var rules = (await Declare(blocks: ["10.8.0.0/16", "10.9.0.0/16"], vpn: true)).All("aws:ec2/networkAclRule:NetworkAclRule");

        // 20 in each direction without a raised quota (Amazon VPC quotas), and a link may add two.
        Assert.All(
            rules.GroupBy(rule => (rule.Text("networkAclId"), rule.Flag("egress"))), group => Assert.InRange(group.Count(), 1, 18));
    }

    [Fact]
    public async Task Devices_on_the_vpn_show_a_certificate_and_their_people_sign_in()
    {
        var declaration = await Declare(vpn: true);

        var endpoint = declaration.One("aws:ec2clientvpn/endpoint:Endpoint");
        Assert.Equal(
            ["certificate-authentication", "federated-authentication"], endpoint.Maps("authenticationOptions").Select(option => option["type"]));
        Assert.True(endpoint.Flag("splitTunnel"));
        Assert.Equal("disabled", endpoint.Text("selfServicePortal"));
        Assert.Equal(8, endpoint.Number("sessionTimeoutHours"));
        Assert.True((bool)endpoint.Map("connectionLogOptions")["enabled"]);
        Assert.Equal("arn:log-key", declaration.One("aws:cloudwatch/logGroup:LogGroup", "corporate-vpn").Text("kmsKeyId"));
        Assert.Equal(2, declaration.All("aws:ec2clientvpn/networkAssociation:NetworkAssociation").Count);
        Assert.Equal(
            [
                "scientists to 10.40.0.0/17", "scientists to 10.40.192.0/19",
            ],
            declaration.All("aws:ec2clientvpn/authorizationRule:AuthorizationRule")
                .Select(rule => $"{rule.Text("accessGroupId")} to {rule.Text("targetNetworkCidr")}"));
        Assert.DoesNotContain(
            declaration.All("aws:ec2clientvpn/authorizationRule:AuthorizationRule"), rule => rule.Flag("authorizeAllGroups") == true);
    }

    [Fact]
    public async Task Devices_on_the_vpn_open_nothing_but_the_resolver_endpoints_and_targets()
    {
        var declaration = await Declare(vpn: true, target: true);

        Assert.Equal(
            [
                "id-of-corporate-resolver tcp 53", "id-of-corporate-resolver udp 53", "id-of-net-endpoint tcp 443", "sg-portal tcp 443",
            ],
            declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
                .Where(rule => rule.Text("securityGroupId") == "id-of-corporate-devices")
                .Select(rule => $"{rule.Text("referencedSecurityGroupId")} {rule.Text("ipProtocol")} {rule.Number("fromPort")}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ["id-of-corporate-resolver 53", "id-of-corporate-resolver 53", "id-of-net-endpoint 443", "sg-portal 443"],
            declaration.All(Ingress).Where(rule => rule.Text("referencedSecurityGroupId") == "id-of-corporate-devices")
                .Select(rule => $"{rule.Text("securityGroupId")} {rule.Number("fromPort")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Descriptions_have_no_character_that_ec2_refuses()
    {
        var declaration = await Declare(vpn: true, target: true);

        Assert.All(
            declaration.Resources.Where(resource => resource.Type.Contains("ecurityGroup", StringComparison.Ordinal)),
            resource => Assert.Matches(@"\A[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{1,255}\z", resource.Text("description") ?? "-"));
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task It_can_be_planned_in_both_ways(RunMode mode)
    {
        var plan = await Planned.OfAsync(mode, () => Access(["10.8.0.0/16"], vpn: true, target: true));

        Assert.Equal(4, plan.Resources.Count(resource => resource.Type == "aws:ec2/route:Route"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "CorporateAccess 'corporate' cannot be made:",
            "- TransitGatewayId is 'gateway'; write it as 'tgw-' and 8 or 17 hexadecimal digits.",
            "- Blocks has 10.40.8.0/24, which overlaps the zone's block 10.40.0.0/16; AWS routes no such networks.",
            "- Domain is 'bank'; write labels of lower-case letters, digits and hyphens with dots between them, 'ml.bank.example'.",
            "- Targets opens 22 of 'shell'; devices come by HTTPS only, so serve it on 443.",
            "- ClientBlock is 10.40.9.0/24; use a private block from /12 to /22.",
            "- ClientBlock 10.40.9.0/24 overlaps 10.40.0.0/16; give devices addresses of their own.",
            "- Groups is empty; name the groups of the identity provider that may connect.",
            "- SessionHours is 9; Client VPN takes 8, 10, 12 or 24.",
        ],
        await Refusal.OfAsync(() => _ = new CorporateAccess("corporate", new CorporateAccessArgs
        {
            Zone = Samples.Rnd,
            Network = new ZoneNetwork("net", new NetworkSample().ToArgs()),
            Reach = new CorporateReach { Blocks = [CidrBlock.Parse("10.40.8.0/24")], HasClientVpn = true },
            TransitGatewayId = "gateway",
            ClientVpn = Vpn() with { ClientBlock = CidrBlock.Parse("10.40.9.0/24"), Groups = [], SessionHours = 9 },
            Domain = "bank",
            Targets = [new("shell", "sg-1", new ServicePort(22, "SSH"))],
            LogKeyArn = "arn:log-key",
        })));

    [Fact]
    public async Task A_way_by_which_nobody_comes_is_refused() => Assert.Equal(
        [
            "CorporateAccess 'corporate' cannot be made:",
            "- TransitGatewayId and ClientVpn are both missing; give one of them, or nobody can come.",
            "- Blocks names 10.8.0.0/16, which only a transit gateway reaches; give one, or leave the blocks out.",
        ],
        await Refusal.OfAsync(() => _ = new CorporateAccess("corporate", new CorporateAccessArgs
        {
            Zone = Samples.Rnd,
            Network = new ZoneNetwork("net", new NetworkSample().ToArgs()),
            Reach = new CorporateReach { Blocks = [CidrBlock.Parse("10.8.0.0/16")], HasClientVpn = false },
            Domain = "ml.bank.example",
            LogKeyArn = "arn:log-key",
        })));

    [Fact]
    public async Task A_network_without_s3_serves_no_devices() => Assert.Contains(
        "Devices of the bank reach the zone, and it has no endpoint for s3; add s3 to the services.",
        await Declaration.ProblemOfAsync(() => _ = new ZoneNetwork("net", new ZoneNetworkArgs
        {
            Zone = Samples.Rnd,
            Block = CidrBlock.Parse("10.40.0.0/16"),
            AvailabilityZones = new NetworkSample().ToArgs().AvailabilityZones,
            LogKeyArn = "arn:key",
            Services = [AwsService.Sts],
            Corporate = new CorporateReach { Blocks = [CidrBlock.Parse("10.8.0.0/16")], HasClientVpn = false },
        })),
        StringComparison.Ordinal);

    private static Task<Declaration> Declare(string[]? blocks = null, bool vpn = false, bool target = false) =>
        Declaration.OfAsync(() => Access(blocks ?? ["10.8.0.0/16"], vpn, target));

    private static void Access(string[] blocks, bool vpn, bool target)
    {
        var reach = new CorporateReach { Blocks = [.. blocks.Select(CidrBlock.Parse)], HasClientVpn = vpn };
        var sample = new NetworkSample().ToArgs();
        var network = new ZoneNetwork("net", new ZoneNetworkArgs
        {
            Zone = Samples.Rnd,
            Block = sample.Block,
            AvailabilityZones = sample.AvailabilityZones,
            LogKeyArn = "arn:key",
            Services = sample.Services,
            DataPorts = [new ServicePort(2049, "NFS"), new ServicePort(443, "Ingestion")],
            Corporate = reach,
        });
        _ = new CorporateAccess("corporate", new CorporateAccessArgs
        {
            Zone = Samples.Rnd,
            Network = network,
            Reach = reach,
            TransitGatewayId = Gateway,
            ClientVpn = vpn ? Vpn() : null,
            Domain = "rnd.ml.bank.example",
            Targets = target ? [new("portal", "sg-portal", new ServicePort(443, "Portal"))] : [],
            LogKeyArn = "arn:log-key",
        });
    }

    private static ClientVpn Vpn() => new()
    {
        ClientBlock = CidrBlock.Parse("10.250.0.0/22"),
        ServerCertificateArn = "arn:server",
        DeviceAuthorityArn = "arn:authority",
        SamlProviderArn = "arn:provider",
        Groups = ["scientists"],
    };
}
