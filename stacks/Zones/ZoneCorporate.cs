using LandingZone.Networking;
using LandingZone.Security;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Zones;

/// <summary>The way of the bank's own devices into a zone: to its cluster, its services and the AWS services at its endpoints.</summary>
internal static class ZoneCorporate
{
    /// <summary>Declares the way, where the zone has one, and adds what it tells to the stack's outputs.</summary>
    /// <param name="ground">The zone.</param>
    /// <param name="cluster">Its cluster.</param>
    public static void Declare(ZoneFoundation ground, ZoneCluster cluster)
    {
        if (ground.Settings.Corporate is not { } corporate)
        {
            return;
        }

        // The bank's own blocks reach the Kubernetes API and the gateway by rules of these (apiClientBlocks, gatewayClientBlocks); devices on
        // the VPN come from the zone.
        CorporateTarget[] targets =
        [
            new("kubernetes-api", cluster.Cluster.ControlPlaneSecurityGroupId, new ServicePort(443, "Kubernetes API"))
            {
                HasRulesForBlocks = true,
            },
            .. cluster.Software.Istio is { } mesh
                ? [new CorporateTarget("mesh-gateway", mesh.GatewaySecurityGroupId, new ServicePort(443, "Private gateway")) { HasRulesForBlocks = true }]
                : Array.Empty<CorporateTarget>(),
        ];
        var access = new CorporateAccess(
            "corporate",
            corporate.ToArgs(ground.Zone, ground.Network, new CorporateSurroundings(targets, ground.Key(KeyPurpose.Logs))),
            ground.Place.After(ground.Network));
        ground.Outputs["resolverAddresses"] = access.ResolverAddresses;
        ground.Outputs["hostedZoneId"] = access.HostedZoneId;
        if (ground.Settings.Kubeflow is { } kubeflow && cluster.Software.Istio is { } gateway)
        {
            _ = new PrivateName("kubeflow-name", new PrivateNameArgs
            {
                HostedZoneId = access.HostedZoneId, Domain = corporate.Domain, Host = kubeflow.Host, Target = gateway.GatewayAddress,
            }, ground.Place.After(access));
        }
    }
}
