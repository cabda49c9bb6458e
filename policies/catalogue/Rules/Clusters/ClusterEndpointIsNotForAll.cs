using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Network;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-02.</summary>
internal sealed class ClusterEndpointIsNotForAll() : ResourceRule(
    new()
    {
        Id = "EKS-02",
        Title = "The public endpoint is not for every address",
        Demand = "Where the endpoint of a cluster is public, no address range in its list is the whole internet.",
        Why = "A list that has 0.0.0.0/0 is no list.",
        Repair = "Name the bank's own address ranges in publicAccessCidrs, or set endpointPublicAccess to false.",
        Severity = Severity.Critical,
        Controls = [Control.CisEks("5.4.1")],
    },
    ClusterTypes.Clusters)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var block = ClusterTypes.EndpointBlock(resource);
        var endpoint = resource.Stated(block);
        var ranges = endpoint["publicAccessCidrs"].Or("0.0.0.0/0");
        var all = ranges.IsUnknown
            ? Truth.Unknown
            : Truth.Any(ranges.Items, range => range.Matches(InternetRange.Is));
        return
        [
            resource.Demand(
                $"{block}.publicAccessCidrs",
                endpoint["endpointPublicAccess"].Or(true).IsFalse | !all,
                $"The API server answers every address (publicAccessCidrs is {ranges})."),
        ];
    }
}
