using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-16.</summary>
internal sealed class NamespacesHaveQuotas() : StackRule(new()
{
    Id = "K8S-16",
    Title = "Namespaces have quotas",
    Demand = "Every namespace, also that of a Kubeflow profile, has a ResourceQuota and a LimitRange.",
    Why = "Without a quota one team can take the whole cluster; without default limits a pod that says nothing is refused or unlimited.",
    Repair = "Declare a ResourceQuota and a LimitRange in the namespace, or give the profile a resourceQuotaSpec.",
    Severity = Severity.Medium,
})
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var quotas = new NamespaceContents(stack, "kubernetes:core/v1:ResourceQuota");
        var ranges = new NamespaceContents(stack, "kubernetes:core/v1:LimitRange");
        foreach (var space in stack.OfType(NamespaceKinds.All))
        {
            var own = NamespaceKinds.Profiles.Contains(space.Type) ? space.Manifest("spec")["resourceQuotaSpec"]["hard"].IsSet : Truth.No;
            yield return space.Demand(
                own | quotas.Any(space, quota => quota.Manifest("spec")["hard"].IsSet),
                "The namespace has no ResourceQuota.",
                "It is not known yet whether the namespace has a ResourceQuota.");
            yield return space.Demand(
                ranges.Any(space, range => range.Manifest("spec")["limits"].IsSet),
                "The namespace has no LimitRange.",
                "It is not known yet whether the namespace has a LimitRange.");
        }
    }
}
