using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-01.</summary>
internal sealed class ClusterEndpointIsPrivate() : ResourceRule(
    new()
    {
        Id = "EKS-01",
        Title = "The API server answers inside the network",
        Demand = "The endpoint of a cluster is private; where it is public too, it is so for a list of addresses.",
        Why = "A public endpoint lets everybody try stolen credentials, and every hole of the API server is open to all.",
        Repair = "Set endpointPrivateAccess to true and endpointPublicAccess to false, or list the addresses in publicAccessCidrs.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("EKS.1"), Control.Nist("SC-7"), Control.Pci("1.4.4"), Control.CisEks("5.4.1"), Control.CisEks("5.4.2")],
    },
    ClusterTypes.Clusters)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var block = ClusterTypes.EndpointBlock(resource);
        var endpoint = resource.Stated(block);

        // EKS's defaults: public and not private, for every address.
        yield return resource.Demand(
            $"{block}.endpointPrivateAccess",
            endpoint["endpointPrivateAccess"].Or(false).IsTrue,
            "The API server does not answer inside the network (endpointPrivateAccess is false).");
        yield return resource.Demand(
            $"{block}.endpointPublicAccess",
            endpoint["endpointPublicAccess"].Or(true).IsFalse | endpoint["publicAccessCidrs"].IsSet,
            "The API server answers the whole internet (endpointPublicAccess is true, without publicAccessCidrs).");
    }
}
