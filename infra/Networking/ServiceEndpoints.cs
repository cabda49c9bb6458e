using System.Collections.Immutable;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;

namespace LandingZone.Networking;

/// <summary>The VPC endpoints of a network, each with a policy that keeps traffic inside the organisation.</summary>
internal sealed class ServiceEndpoints
{
    private readonly NetworkScope _scope;
    private readonly IReadOnlyList<string> _readableAwsBuckets;

    public ServiceEndpoints(
        NetworkScope scope,
        ZoneNetworkArgs args,
        IReadOnlyDictionary<NetworkTier, TierResources> tiers,
        TierSecurityGroups groups)
    {
        _scope = scope;
        _readableAwsBuckets = args.ReadableAwsBuckets;
        var services = args.Services;
        var endpoints = services.ToDictionary(service => service, service => service.Kind == EndpointKind.Gateway
            ? Gateway(service, tiers)
            : Interface(service, tiers[NetworkTier.Endpoint], groups.Endpoint));
        foreach (var (service, endpoint) in endpoints.Where(entry => entry.Key.Kind == EndpointKind.Gateway))
        {
            groups.AllowGateway(service, endpoint.PrefixListId);
        }

        if (args.Corporate is not null)
        {
            ReachS3FromBank(endpoints[AwsService.S3], tiers[NetworkTier.Endpoint], groups.Endpoint);
        }

        Ids = Output.All(endpoints.Values.Select(endpoint => endpoint.Id))
            .Apply(ids => services.Zip(ids).ToImmutableDictionary(pair => pair.First.Name, pair => pair.Second));
        PrefixListIds = endpoints.Where(entry => entry.Key.Kind == EndpointKind.Gateway)
            .ToImmutableDictionary(entry => entry.Key.Name, entry => entry.Value.PrefixListId);
    }

    /// <summary>The endpoints' ids by the services' names.</summary>
    public Output<ImmutableDictionary<string, string>> Ids { get; }

    /// <summary>The prefix lists of the gateway endpoints by the services' names.</summary>
    public ImmutableDictionary<string, Output<string>> PrefixListIds { get; }

    private Ec2.VpcEndpoint Gateway(AwsService service, IReadOnlyDictionary<NetworkTier, TierResources> tiers)
    {
        var args = Args(service, "Gateway");
        args.RouteTableIds = tiers[NetworkTier.Application].RouteTables.Concat(tiers[NetworkTier.Data].RouteTables)
            .Select(table => table.Id).ToList();
        return Endpoint(service, args);
    }

    /// <summary>
    /// The gateway endpoint of S3 serves the VPC alone. The bank's devices get an interface endpoint, whose name only the resolver for them gives
    /// out, so that what runs in the zone stays with the gateway (Amazon S3 user guide, "AWS PrivateLink for Amazon S3", private DNS).
    /// </summary>
    private void ReachS3FromBank(Ec2.VpcEndpoint gateway, TierResources endpointTier, Ec2.SecurityGroup group)
    {
        var args = InterfaceArgs(AwsService.S3, endpointTier, group);
        args.DnsOptions = new Ec2.Inputs.VpcEndpointDnsOptionsArgs
        {
            DnsRecordIpType = "ipv4", PrivateDnsOnlyForInboundResolverEndpoint = true,
        };
        args.Tags = _scope.Tags("endpoint-s3-devices");
        var options = _scope.Options();
        options.DependsOn = gateway;
        _ = new Ec2.VpcEndpoint(_scope.ResourceName("endpoint-s3-devices"), args, options);
    }

    private Ec2.VpcEndpoint Interface(AwsService service, TierResources endpointTier, Ec2.SecurityGroup group) =>
        Endpoint(service, InterfaceArgs(service, endpointTier, group));

    private Ec2.VpcEndpointArgs InterfaceArgs(AwsService service, TierResources endpointTier, Ec2.SecurityGroup group)
    {
        var args = Args(service, "Interface");
        args.SubnetIds = endpointTier.Subnets.Select(subnet => subnet.Id).ToList();
        args.SecurityGroupIds = group.Id;
        args.PrivateDnsEnabled = true;
        args.IpAddressType = "ipv4";
        return args;
    }

    private Ec2.VpcEndpointArgs Args(AwsService service, string type) => new()
    {
        VpcId = _scope.Vpc.Id,
        ServiceName = service.EndpointServiceName(_scope.Zone.Region),
        VpcEndpointType = type,
        Policy = service.SupportsEndpointPolicy
            ? (Input<string>)EndpointPolicy.For(service, _scope.Zone, _readableAwsBuckets).Json
            : null,
        Tags = _scope.Tags(What(service)),
    };

    private Ec2.VpcEndpoint Endpoint(AwsService service, Ec2.VpcEndpointArgs args) =>
        new(_scope.ResourceName(What(service)), args, _scope.Options());

    private static string What(AwsService service) => $"endpoint-{service.Name.Replace('.', '-')}";
}
