using System.Collections.Immutable;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ec2ClientVpn = Pulumi.Aws.Ec2ClientVpn;
using Inputs = Pulumi.Aws.Ec2ClientVpn.Inputs;

namespace LandingZone.Networking;

/// <summary>
/// The Client VPN endpoint of a zone: in every availability zone, with a log of every connection. Only the zone's application and endpoint
/// tiers lie behind it, for the groups that are named; on which ports is said by the security group of the devices.
/// </summary>
internal sealed class VpnEndpoint
{
    private readonly string _name;
    private readonly CorporateAccessArgs _args;
    private readonly ComponentResource _parent;

    /// <summary>Declares the endpoint.</summary>
    public VpnEndpoint(
        string name,
        CorporateAccessArgs args,
        ClientVpn vpn,
        Input<string> groupId,
        Output<ImmutableArray<string>> resolverAddresses,
        ComponentResource parent)
    {
        (_name, _args, _parent) = (name, args, parent);
        var zone = args.Zone;
        var vpnName = zone.NameOf("client-vpn", 255);
        var logs = new CloudWatch.LogGroup(name, new CloudWatch.LogGroupArgs
        {
            Name = $"/landing-zone/{zone.Name}/client-vpn",
            KmsKeyId = args.LogKeyArn,
            RetentionInDays = args.LogRetentionDays,
            Tags = zone.Tags(vpnName),
        }, new CustomResourceOptions { Parent = parent, Protect = true });
        var endpoint = new Ec2ClientVpn.Endpoint(name, new Ec2ClientVpn.EndpointArgs
        {
            Description = $"The bank's devices into {zone.Name}",
            VpcId = args.Network.VpcId,
            ClientCidrBlock = vpn.ClientBlock.ToString(),
            ServerCertificateArn = vpn.ServerCertificateArn,
            AuthenticationOptions =
            {
                new Inputs.EndpointAuthenticationOptionArgs
                {
                    Type = "certificate-authentication", RootCertificateChainArn = vpn.DeviceAuthorityArn,
                },
                new Inputs.EndpointAuthenticationOptionArgs { Type = "federated-authentication", SamlProviderArn = vpn.SamlProviderArn },
            },
            SecurityGroupIds = { groupId },
            DnsServers = resolverAddresses,
            SplitTunnel = true,
            ClientRouteEnforcementOptions = new Inputs.EndpointClientRouteEnforcementOptionsArgs { Enforced = true },
            TransportProtocol = "udp",
            VpnPort = 443,
            SelfServicePortal = "disabled",
            SessionTimeoutHours = vpn.SessionHours,
            DisconnectOnSessionTimeout = true,
            ConnectionLogOptions = new Inputs.EndpointConnectionLogOptionsArgs { Enabled = true, CloudwatchLogGroup = logs.Name },
            Tags = zone.Tags(vpnName),
        }, Child());
        var associations = Associate(endpoint);
        foreach (var group in vpn.Groups)
        {
            foreach (var tier in new[] { args.Network.Application, args.Network.Endpoint })
            {
                var what = tier.Tier.ToString().ToLowerInvariant();
                _ = new Ec2ClientVpn.AuthorizationRule($"{name}-{group}-to-{what}", new Ec2ClientVpn.AuthorizationRuleArgs
                {
                    ClientVpnEndpointId = endpoint.Id,
                    AccessGroupId = group,
                    TargetNetworkCidr = tier.Block.ToString(),
                    Description = $"{group} to the {what} tier",
                }, Child(associations));
            }
        }

        Id = endpoint.Id;
    }

    /// <summary>The endpoint's id.</summary>
    public Output<string> Id { get; }

    private Resource[] Associate(Ec2ClientVpn.Endpoint endpoint)
    {
        var zones = _args.Network.AvailabilityZones;
        return
        [
            .. zones.Select((zone, index) => new Ec2ClientVpn.NetworkAssociation($"{_name}-{zone.Name[^1]}", new Ec2ClientVpn.NetworkAssociationArgs
            {
                ClientVpnEndpointId = endpoint.Id,
                SubnetId = _args.Network.Endpoint.SubnetIds.Apply(ids => ids.IsDefault || ids.Length <= index ? null! : ids[index]),
            }, Child())),
        ];
    }

    private CustomResourceOptions Child(params Resource[] earlier) => new() { Parent = _parent, DependsOn = earlier };
}
