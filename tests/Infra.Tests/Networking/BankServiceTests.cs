using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using Pulumi;

namespace LandingZone.Infra.Tests.Networking;

public sealed class BankServiceTests
{
    private const string Service = "com.amazonaws.vpce.eu-west-1.vpce-svc-0d4e5f60718293a4b";

    [Fact]
    public async Task A_service_of_the_bank_is_an_endpoint_under_its_own_name_in_the_endpoint_tier()
    {
        var endpoint = (await Declaration.OfAsync(() => Declare(Service))).One("aws:ec2/vpcEndpoint:VpcEndpoint", "sign-in");

        Assert.Equal(Service, endpoint.Text("serviceName"));
        Assert.Equal("Interface", endpoint.Text("vpcEndpointType"));
        Assert.True(endpoint.Flag("privateDnsEnabled"));
        Assert.Equal("id-of-net-vpc", endpoint.Text("vpcId"));
        Assert.Equal(["id-of-net-endpoint-a", "id-of-net-endpoint-b"], endpoint.Texts("subnetIds"));
        Assert.Equal(["id-of-net-endpoint"], endpoint.Texts("securityGroupIds"));
    }

    [Theory]
    [InlineData(
        "vpce-svc-0d4e5f60718293a4b",
        "ServiceName is 'vpce-svc-0d4e5f60718293a4b'; write that of an endpoint service, 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0'.")]
    [InlineData(
        "com.amazonaws.vpce.eu-south-1.vpce-svc-0d4e5f60718293a4b",
        "ServiceName is 'com.amazonaws.vpce.eu-south-1.vpce-svc-0d4e5f60718293a4b', a service of eu-south-1; the zone is in eu-west-1, so name the one there.")]
    public async Task Another_service_is_refused(string service, string says) => Assert.Contains(
        $"BankService 'sign-in' cannot be made:\n- {says}", await Declaration.ProblemOfAsync(() => Declare(service)), StringComparison.Ordinal);

    [Fact]
    public async Task A_private_name_leads_to_its_service()
    {
        var record = (await Declaration.OfAsync(() => _ = new PrivateName("portal", Name("portal.rnd.ml.bank.example")))).One(
            "aws:route53/record:Record", "portal");

        Assert.Equal("zone-id", record.Text("zoneId"));
        Assert.Equal("portal.rnd.ml.bank.example", record.Text("name"));
        Assert.Equal("CNAME", record.Text("type"));
        Assert.Equal(["balancer.elb.example"], record.Texts("records"));
    }

    [Theory]
    [InlineData("portal.bank.example")]
    [InlineData("rnd.ml.bank.example")]
    [InlineData("portalrnd.ml.bank.example")]
    public async Task A_name_outside_the_domain_is_refused(string host) => Assert.Contains(
        $"PrivateName 'portal' cannot be made:\n- Host is '{host}'; it must end with .rnd.ml.bank.example, the zone's private domain, or nobody finds it.",
        await Declaration.ProblemOfAsync(() => _ = new PrivateName("portal", Name(host))),
        StringComparison.Ordinal);

    private static PrivateNameArgs Name(string host) => new()
    {
        HostedZoneId = "zone-id", Domain = "rnd.ml.bank.example", Host = host, Target = (Input<string>)"balancer.elb.example",
    };

    private static void Declare(string service)
    {
        var network = new ZoneNetwork("net", new NetworkSample().ToArgs());
        _ = new BankService("sign-in", new BankServiceArgs
        {
            Zone = Samples.Rnd, ServiceName = service, VpcId = network.VpcId, EndpointTier = network.Endpoint,
        });
    }
}
