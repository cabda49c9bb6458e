using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-07.</summary>
internal sealed class NodeFilesAreNotMounted() : PodRule(
    new()
    {
        Id = "K8S-07",
        Title = "Files of the node are not mounted",
        Demand = "No pod and no persistent volume mounts a folder of the node, but those that device plugins need.",
        Why = "With a folder of the node a pod reads the secrets of other pods, or writes what the node will run.",
        Repair = "Use a volume claim, an emptyDir or a projected volume instead of hostPath.",
        Severity = Severity.High,
        Controls = [Control.PodSecurity("baseline")],
        Options = [RuleOption.List("paths", "The folders that may be mounted.", "/var/lib/kubelet/device-plugins")],
    },
    "kubernetes:core/v1:PersistentVolume")
{
    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings) => pod.Place.Form == PodForm.Container
        ? []
        : pod.Spec["volumes"].Items.Select((volume, i) => Judge(
            pod.On, $"{pod.At("volumes")}[{i}].hostPath", $"The volume {volume["name"]}", volume["hostPath"], settings));

    protected override IEnumerable<Verdict?> CheckOther(Resource resource, RuleSettings settings) =>
        [Judge(resource, "spec.hostPath", "The volume", resource.Manifest("spec")["hostPath"], settings)];

    private static Verdict? Judge(Resource on, string path, string label, Value host, RuleSettings settings) => on.Demand(
        path,
        host.IsAbsent | host["path"].Matches(folder => settings.Texts("paths").Contains(folder.TrimEnd('/'))),
        $"{label} is a folder of the node ({host["path"]}).");
}
