using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-15.</summary>
internal sealed class NamespacesAreRestricted() : ResourceRule(
    new()
    {
        Id = "K8S-15",
        Title = "Namespaces refuse pods that are not restricted",
        Demand = "Every namespace has the label pod-security.kubernetes.io/enforce with the value restricted; baseline by exception.",
        Why = "The label holds every pod, also one that somebody makes by hand or that a Helm chart brings.",
        Repair = "Set the label to restricted; move what needs more into a namespace of its own.",
        Severity = Severity.High,
        Controls =
        [
            Control.PodSecurity("restricted"), Control.CisEks("4.2.1"), Control.CisEks("4.2.2"), Control.CisEks("4.2.3"),
            Control.CisEks("4.2.4"), Control.CisEks("4.2.5"),
        ],
        Options = [RuleOption.List("baseline", "Names of namespaces for which baseline is enough.")],
    },
    NamespaceKinds.Namespace)
{
    private const string Label = "pod-security.kubernetes.io/enforce";

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var level = resource.Manifest("metadata")["labels"][Label];
        var isExcepted = resource.ObjectName().Matches(settings.Texts("baseline").Contains);
        return
        [
            resource.Demand(
                $"metadata.labels.{Label}",
                level.Is("restricted") | (level.Is("baseline") & isExcepted),
                $"The namespace takes pods that are not restricted ({Label} is {level})."),
        ];
    }
}
