using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>
/// A load balancer: it takes on a connection in its subnets and begins another one to its targets. Which targets stand behind it at a moment
/// is in no plan, so that its hop is not modelled; where it could carry what a statement forbids, the statement is not decided.
/// </summary>
/// <param name="Name">How a message calls it.</param>
/// <param name="Places">Its subnets.</param>
/// <param name="Ports">The ports of its targets; every port where one is not known.</param>
internal sealed record LoadBalancer(string Name, IReadOnlyList<Place> Places, Ranges Ports)
{
    private static readonly string[] BalancerTypes = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer", "aws-native:elasticloadbalancingv2:LoadBalancer"];
    private static readonly string[] TargetTypes = ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup", "aws-native:elasticloadbalancingv2:TargetGroup"];

    /// <summary>The load balancers of an estate.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="subnets">Its subnets.</param>
    public static IReadOnlyList<LoadBalancer> Of(Estate estate, IReadOnlyList<(StackResources Stack, Resource Resource, Place Place)> subnets)
    {
        var byId = subnets.Where(entry => entry.Place.Id is not null).ToLookup(entry => entry.Place.Id!, entry => entry.Place, StringComparer.Ordinal);
        return
        [
            .. estate.OfType(BalancerTypes).Select(entry => new LoadBalancer(
                $"load balancer {entry.Resource.Name} of {entry.Stack.Name}", [.. SubnetsOf(entry.Resource).SelectMany(id => byId[id])], PortsOf(entry.Stack))),
        ];
    }

    private static IEnumerable<string> SubnetsOf(Resource balancer) =>
        balancer["subnets"].Items.Concat(balancer["subnetMappings"].Items.Select(mapping => mapping["subnetId"])).Select(id => id.Text).OfType<string>();

    private static Ranges PortsOf(StackResources stack)
    {
        var groups = stack.OfType(TargetTypes).ToList();
        return groups.Count == 0 || groups.Any(group => group["port"].Number is null)
            ? Protocols.EveryPort
            : groups.Aggregate(Ranges.None, (ports, group) => ports.Or(Ranges.Of((long)group["port"].Number!.Value, (long)group["port"].Number!.Value)));
    }
}
