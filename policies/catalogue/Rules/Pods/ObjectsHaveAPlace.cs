using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-20.</summary>
internal sealed class ObjectsHaveAPlace() : StackRule(new()
{
    Id = "K8S-20",
    Title = "Objects stand in a namespace of their own and say whose they are",
    Demand = "Nothing stands in the namespace default, and what holds pods has the labels that tell what made it.",
    Why = "In default nothing sets things apart: no quota, no network policy, no owner. Without labels nobody knows whom to ask.",
    Repair = "Set metadata.namespace, and the labels in metadata.labels.",
    Severity = Severity.Low,
    Controls = [Control.CisEks("4.5.1"), Control.CisEks("4.5.3")],
    Options = [RuleOption.List("labels", "The labels that are asked for.", "app.kubernetes.io/managed-by")],
})
{
    private static readonly string[] Others =
    [
        "kubernetes:core/v1:Service", "kubernetes:core/v1:ServiceAccount", "kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:Secret",
        "kubernetes:core/v1:PersistentVolumeClaim", "kubernetes:rbac.authorization.k8s.io/v1:Role",
        "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
    ];

    /// <summary>Holds pods, and stands in no namespace.</summary>
    private static readonly string[] OfTheCluster =
    [
        "kubernetes:trainer.kubeflow.org/v1alpha1:ClusterTrainingRuntime", "kubernetes:serving.kserve.io/v1alpha1:ClusterServingRuntime",
    ];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var resource in stack.OfType([.. PodKinds.Types, .. Others]))
        {
            if (resource.Type.EndsWith("List", StringComparison.Ordinal) || resource.Type.EndsWith("Patch", StringComparison.Ordinal))
            {
                continue;
            }

            var space = resource.Namespace().Or(ProviderNamespace(stack, resource)).Or("default");
            yield return OfTheCluster.Contains(resource.Type) ? null
                : resource.Demand("metadata.namespace", !space.Is("default"), "The object stands in the namespace default.");
            var labels = resource.Manifest("metadata")["labels"];
            foreach (var label in PodKinds.Places.ContainsKey(resource.Type) ? settings.Texts("labels") : [])
            {
                yield return resource.Demand($"metadata.labels.{label}", labels[label].IsSet, $"The object has no label {label}.");
            }
        }
    }

    /// <summary>The namespace that a provider gives to objects that name none. A reference to a provider is its URN and its id.</summary>
    private static Value ProviderNamespace(StackResources stack, Resource resource) =>
        resource.Provider is { } reference && reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end
            && stack.Find(reference[..end]) is { } provider
            ? provider["namespace"]
            : Value.Absent;
}
