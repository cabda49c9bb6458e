using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Inputs = Pulumi.Aws.Ec2.Inputs;
using Ec2 = Pulumi.Aws.Ec2;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Networking;

/// <summary>
/// A one-way path from a tier of a staging zone to a tier of an R&amp;D zone: a VPC peering connection, and the routes and rules for the
/// ports named. The source can open connections to the destination; the destination can answer and cannot open one. Nothing else of the
/// two networks sees the other.
/// </summary>
/// <remarks>
/// The stack of the destination declares the link: it is there that the data arrives, and it reads the source's ids from the outputs of the
/// source's stack. Its own half is made through the provider that it has anyway, the source's half through
/// <see cref="ZoneLinkArgs.SourceProvider"/>; so the two zones may be in different accounts and regions.
/// </remarks>
public sealed class ZoneLink : ComponentResource
{
    /// <summary>Where the rules of links begin in a network ACL: behind those of <see cref="ZoneNetwork"/>.</summary>
    private const int FirstAclNumber = 10_000;

    /// <summary>Rule numbers for each link: room for nine ports and the answers, in steps of ten.</summary>
    private const int AclNumbersPerLink = 100;

    /// <summary>The place of the answers among a link's numbers: the last.</summary>
    private const int AnswersOffset = 90;

    private readonly string _name;
    private readonly ZoneLinkArgs _args;

    /// <summary>Declares the link.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The component's options.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together; the message lists everything that is wrong.</exception>
    public ZoneLink(string name, ZoneLinkArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:networking:ZoneLink", name, options)
    {
        ZoneLinkCheck.Check(name, args);
        _name = name;
        _args = args;

        var (source, destination) = (args.Source, args.Destination);
        var what = $"link-{source.Zone.Name}-to-{destination.Zone.Name}";
        var peering = new Ec2.VpcPeeringConnection(name, new Ec2.VpcPeeringConnectionArgs
        {
            VpcId = destination.VpcId,
            PeerVpcId = source.VpcId,
            PeerOwnerId = source.Zone.AccountId,
            PeerRegion = source.Zone.Region.Name,
            Tags = destination.Zone.Tags(what),
        }, DestinationOptions());
        var accepted = new Ec2.VpcPeeringConnectionAccepter(name, new Ec2.VpcPeeringConnectionAccepterArgs
        {
            VpcPeeringConnectionId = peering.Id,
            AutoAccept = true,
            Tags = source.Zone.Tags(what),
        }, SourceOptions());

        ResolveNames(accepted);
        RouteBothWays(accepted);
        for (var index = 0; index < args.Ports.Count; index++)
        {
            Open(args.Ports[index], index);
        }

        LetAnswersBack();

        PeeringConnectionId = accepted.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["peeringConnectionId"] = PeeringConnectionId });
    }

    /// <summary>The id of the peering connection, once it is accepted.</summary>
    public Output<string> PeeringConnectionId { get; }

    /// <summary>
    /// The source resolves the destination's DNS names to private addresses, and not the other way round. EC2 takes these settings only
    /// when the connection is active, each from its own side.
    /// </summary>
    private void ResolveNames(Ec2.VpcPeeringConnectionAccepter accepted)
    {
        _ = new Ec2.PeeringConnectionOptions($"{_name}-destination", new Ec2.PeeringConnectionOptionsArgs
        {
            VpcPeeringConnectionId = accepted.Id,
            Requester = new Inputs.PeeringConnectionOptionsRequesterArgs { AllowRemoteVpcDnsResolution = true },
        }, DestinationOptions());
        _ = new Ec2.PeeringConnectionOptions($"{_name}-source", new Ec2.PeeringConnectionOptionsArgs
        {
            VpcPeeringConnectionId = accepted.Id,
            Accepter = new Inputs.PeeringConnectionOptionsAccepterArgs { AllowRemoteVpcDnsResolution = false },
        }, SourceOptions());
    }

    /// <summary>Routes to the other tier's addresses only: requests one way, answers the other.</summary>
    private void RouteBothWays(Ec2.VpcPeeringConnectionAccepter accepted)
    {
        var (source, destination) = (_args.Source, _args.Destination);
        for (var index = 0; index < source.AvailabilityZones.Count; index++)
        {
            _ = new Ec2.Route($"{_name}-source-{source.AvailabilityZones[index].Letter}", new Ec2.RouteArgs
            {
                RouteTableId = At(source.RouteTableIds, index, source.AvailabilityZones.Count, "source"),
                DestinationCidrBlock = destination.TierBlock.ToString(),
                VpcPeeringConnectionId = accepted.Id,
            }, SourceOptions());
        }

        for (var index = 0; index < destination.AvailabilityZones.Count; index++)
        {
            _ = new Ec2.Route($"{_name}-destination-{destination.AvailabilityZones[index].Letter}", new Ec2.RouteArgs
            {
                RouteTableId = At(destination.RouteTableIds, index, destination.AvailabilityZones.Count, "destination"),
                DestinationCidrBlock = source.TierBlock.ToString(),
                VpcPeeringConnectionId = accepted.Id,
            }, DestinationOptions());
        }
    }

    /// <summary>Opens a port: out of the source's group and into the destination's, and through both network ACLs.</summary>
    private void Open(ServicePort port, int index)
    {
        var (source, destination) = (_args.Source, _args.Destination);
        var number = port.Port.ToString(CultureInfo.InvariantCulture);
        var aclNumber = FirstAclNumber + (_args.Number * AclNumbersPerLink) + (index * 10);

        _ = new Vpc.SecurityGroupEgressRule($"{_name}-source-{number}", new Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = source.SecurityGroupId,
            CidrIpv4 = destination.TierBlock.ToString(),
            IpProtocol = "tcp",
            FromPort = port.Port,
            ToPort = port.Port,
            Description = $"{port.Purpose} in {destination.Zone.Name}",
            Tags = source.Zone.Tags($"{destination.Zone.Name}-{number}"),
        }, SourceOptions());
        _ = new Vpc.SecurityGroupIngressRule($"{_name}-destination-{number}", new Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = destination.SecurityGroupId,
            CidrIpv4 = source.TierBlock.ToString(),
            IpProtocol = "tcp",
            FromPort = port.Port,
            ToPort = port.Port,
            Description = $"{port.Purpose} from {source.Zone.Name}",
            Tags = destination.Zone.Tags($"{source.Zone.Name}-{number}"),
        }, DestinationOptions());

        var request = PortRange.Tcp(port.Port);
        Acl($"source-{number}", source.NetworkAclId, egress: true, aclNumber, SourceOptions)
            .Allow(destination.TierBlock, request);
        Acl($"destination-{number}", destination.NetworkAclId, egress: false, aclNumber, DestinationOptions)
            .Allow(source.TierBlock, request);
    }

    /// <summary>Network ACLs keep no state: answers need a rule on their way out of the destination and into the source.</summary>
    private void LetAnswersBack()
    {
        var (source, destination) = (_args.Source, _args.Destination);
        var number = FirstAclNumber + (_args.Number * AclNumbersPerLink) + AnswersOffset;
        Acl("source-answers", source.NetworkAclId, egress: false, number, SourceOptions)
            .Allow(destination.TierBlock, PortRange.Unprivileged);
        Acl("destination-answers", destination.NetworkAclId, egress: true, number, DestinationOptions)
            .Allow(source.TierBlock, PortRange.Unprivileged);
    }

    private AclWriter Acl(string what, Input<string> networkAclId, bool egress, int number, Func<CustomResourceOptions> options) =>
        new($"{_name}-{what}", networkAclId, egress, number, options);

    private CustomResourceOptions DestinationOptions() => new() { Parent = this };

    private CustomResourceOptions SourceOptions() => new() { Parent = this, Provider = _args.SourceProvider };

    /// <summary>One of the route tables that another stack, or another component, gives as a list.</summary>
    private static Output<string> At(Input<ImmutableArray<string>> ids, int index, int count, string end) => ids.Apply(known =>
        known.IsDefault ? null!
        : known.Length == count ? known[index]
        : throw new InvalidOperationException(
            $"The link's {end} has {known.Length} route tables for {count} availability zones; it needs one for each, in the same order."));
}
