using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-14.</summary>
internal sealed class NamespacesDenyByDefault() : StackRule(new()
{
    Id = "K8S-14",
    Title = "Namespaces deny traffic by default",
    Demand = "Every namespace has network policies for all its pods that allow nothing in and nothing out.",
    Why = "A pod that no policy chooses reaches every pod of the cluster and whatever the node reaches.",
    Repair = "Declare a NetworkPolicy with an empty podSelector, policyTypes Ingress and Egress and no rules; allow the rest by further policies.",
    Severity = Severity.High,
    Controls = [Control.CisEks("4.3.2")],
})
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var policies = new NamespaceContents(stack, "kubernetes:networking.k8s.io/v1:NetworkPolicy");
        foreach (var space in stack.OfType(NamespaceKinds.All))
        {
            foreach (var (direction, rules, what) in new[] { ("Ingress", "ingress", "into"), ("Egress", "egress", "out of") })
            {
                yield return space.Demand(
                    policies.Any(space, policy => Denies(policy, direction, rules)),
                    $"No network policy denies traffic {what} the namespace by default.",
                    $"It is not known yet whether a network policy denies traffic {what} the namespace.");
            }
        }
    }

    private static Truth Denies(Resource policy, string direction, string rules)
    {
        var spec = policy.Manifest("spec");
        if (spec.IsUnknown)
        {
            return Truth.Unknown;
        }

        // Without policyTypes a policy is about what comes in, and about what goes out where it has egress rules.
        var types = spec["policyTypes"];
        var isAbout = types.IsUnknown ? Truth.Unknown : types.IsSet.IsYes ? types.Contains(direction) : Truth.Of(direction == "Ingress");
        return !spec["podSelector"].IsSet & isAbout & !spec[rules].IsSet;
    }
}
