using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-19.</summary>
internal sealed class LoadBalancersAreInternal() : ResourceRule(
    new()
    {
        Id = "K8S-19",
        Title = "Load balancers are internal",
        Demand = "A service of the type LoadBalancer is annotated as internal, and no service has external addresses.",
        Why = "Without the annotation the load balancer may stand on the internet; with externalIPs a service catches traffic that is not its own.",
        Repair = "Set the annotation service.beta.kubernetes.io/aws-load-balancer-scheme to internal, and leave externalIPs out.",
        Severity = Severity.High,
    },
    "kubernetes:core/v1:Service")
{
    private const string Scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";
    private const string Internal = "service.beta.kubernetes.io/aws-load-balancer-internal";

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var spec = resource.Manifest("spec");
        var notes = resource.Manifest("metadata")["annotations"];
        yield return resource.Demand(
            $"metadata.annotations.{Scheme}",
            !spec["type"].Is("LoadBalancer") | notes[Scheme].Is("internal") | (notes[Scheme].IsAbsent & notes[Internal].IsTrue),
            $"The load balancer of the service may stand on the internet ({Scheme} is {notes[Scheme]}).");
        yield return resource.Demand(
            "spec.externalIPs", !spec["externalIPs"].IsSet, $"The service catches traffic of other addresses (externalIPs is {spec["externalIPs"]}).");
    }
}
