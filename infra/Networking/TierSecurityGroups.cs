using System.Globalization;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Networking;

/// <summary>
/// The security groups of the tiers. Requests go from applications to data stores, and from both to endpoints; nothing else is open.
/// Sources are the tiers' addresses and not groups, so that a cluster's own group needs no rule here.
/// </summary>
internal sealed class TierSecurityGroups
{
    private const int Https = 443;

    private readonly NetworkScope _scope;

    public TierSecurityGroups(
        NetworkScope scope, IReadOnlyDictionary<NetworkTier, TierResources> tiers, IReadOnlyList<ServicePort> dataPorts)
    {
        _scope = scope;
        Application = Group("application", "Application tier: reaches data stores and AWS services");
        Data = Group("data", "Data tier: reached by the application tier on the ports of its data stores");
        Endpoint = Group("endpoint", "Endpoint tier: reached by the application and data tiers over HTTPS");

        var application = tiers[NetworkTier.Application].Block;
        AllowIn(Endpoint, "endpoint-from-application", application, Https, "HTTPS from the application tier");
        AllowIn(Endpoint, "endpoint-from-data", tiers[NetworkTier.Data].Block, Https, "HTTPS from the data tier");
        AllowOut(Application, "application-to-endpoint", Https, "HTTPS to AWS services at the endpoints of the zone", group: Endpoint.Id);
        AllowOut(Data, "data-to-endpoint", Https, "HTTPS to AWS services at the endpoints of the zone", group: Endpoint.Id);
        foreach (var port in dataPorts)
        {
            var number = port.Port.ToString(CultureInfo.InvariantCulture);
            AllowIn(Data, $"data-from-application-{number}", application, port.Port, $"{port.Purpose} from the application tier", port.LastPort);
            AllowOut(
                Application, $"application-to-data-{number}", port.Port, $"{port.Purpose} in the data tier", group: Data.Id, lastPort: port.LastPort);
            if (port.BothWays)
            {
                AllowIn(
                    Application, $"application-from-data-{number}", tiers[NetworkTier.Data].Block, port.Port, $"{port.Purpose} from the data tier", port.LastPort);
                AllowOut(
                    Data, $"data-to-application-{number}", port.Port, $"{port.Purpose} in the application tier", group: Application.Id,
                    lastPort: port.LastPort);
            }
        }
    }

    public Ec2.SecurityGroup Application { get; }

    public Ec2.SecurityGroup Data { get; }

    public Ec2.SecurityGroup Endpoint { get; }

    /// <summary>Lets applications and data stores reach a service at its gateway endpoint.</summary>
    public void AllowGateway(AwsService service, Input<string> prefixListId)
    {
        var description = $"HTTPS to {service.Name} at the gateway endpoint";
        AllowOut(Application, $"application-to-{service.Name}", Https, description, prefixList: prefixListId);
        AllowOut(Data, $"data-to-{service.Name}", Https, description, prefixList: prefixListId);
    }

    /// <summary>Lets the bank's network reach AWS services at the zone's endpoints.</summary>
    public void AllowBank(IReadOnlyList<CidrBlock> blocks)
    {
        foreach (var block in blocks)
        {
            var what = $"endpoint-from-{block.ToString().Replace('.', '-').Replace('/', '-')}";
            AllowIn(Endpoint, what, block, Https, $"HTTPS from the network of the bank {block}");
        }
    }

    /// <summary>Lets applications reach the internet over HTTPS: the zone's way out was asked for.</summary>
    public void AllowInternet() =>
        AllowOut(Application, "application-to-internet", Https, "HTTPS to the internet through NAT", block: AclWriter.Anywhere);

    private Ec2.SecurityGroup Group(string what, string description)
    {
        var options = _scope.Options();
        options.DeleteBeforeReplace = true;
        return new Ec2.SecurityGroup(_scope.ResourceName(what), new Ec2.SecurityGroupArgs
        {
            Name = _scope.Zone.NameOf(what, 255),
            Description = description,
            VpcId = _scope.Vpc.Id,
            RevokeRulesOnDelete = true,
            Tags = _scope.Tags(what),
        }, options);
    }

    private void AllowIn(Ec2.SecurityGroup group, string what, CidrBlock source, int port, string description, int? lastPort = null) =>
        _ = new Vpc.SecurityGroupIngressRule(_scope.ResourceName(what), new Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group.Id,
            CidrIpv4 = source.ToString(),
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = lastPort ?? port,
            Description = description,
            Tags = _scope.Tags(what),
        }, _scope.Options());

    private void AllowOut(
        Ec2.SecurityGroup from,
        string what,
        int port,
        string description,
        Input<string>? group = null,
        Input<string>? prefixList = null,
        Input<string>? block = null,
        int? lastPort = null) =>
        _ = new Vpc.SecurityGroupEgressRule(_scope.ResourceName(what), new Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = from.Id,
            ReferencedSecurityGroupId = group,
            PrefixListId = prefixList,
            CidrIpv4 = block,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = lastPort ?? port,
            Description = description,
            Tags = _scope.Tags(what),
        }, _scope.Options());
}
