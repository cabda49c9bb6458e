using System.Text.RegularExpressions;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-10.</summary>
internal sealed partial class GpuNodesAreSetApart() : StackRule(
    new()
    {
        Id = "EKS-10",
        Title = "GPU nodes are set apart, and GPUs are rationed",
        Demand = "Nodes with GPUs have a taint and a label; a resource quota or a Kueue queue limits how many GPUs are used; "
            + "a Karpenter pool limits how many it starts.",
        Why = "Without a taint any pod keeps a machine busy that costs a hundred times what it needs; without a quota one team takes all.",
        Repair = "Give the nodes a NoSchedule taint and a label for the GPU, and declare a ResourceQuota with requests.nvidia.com/gpu.",
        Severity = Severity.Low,
    })
{
    private const string Gpu = "nvidia.com/gpu";

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var isRationed = Truth.Any(
                stack.OfType("kubernetes:core/v1:ResourceQuota"),
                quota => quota["spec"]["hard"][$"requests.{Gpu}"].IsSet | quota["spec"]["hard"][$"limits.{Gpu}"].IsSet)
            | Truth.Any(
                stack.OfType("kubernetes:kueue.x-k8s.io/v1beta2:ClusterQueue", "kubernetes:kueue.x-k8s.io/v1beta1:ClusterQueue"),
                queue => Truth.Any(queue["spec"]["resourceGroups"].Items, group => group["coveredResources"].Contains(Gpu)));
        foreach (var group in stack.OfType(ClusterTypes.NodeGroups).Where(HasGpus))
        {
            yield return group.Demand("taints", group.Stated("taints").IsSet, "Pods that need no GPU may run on the GPU nodes (taints is not set).");
            yield return group.Demand("labels", group.Stated("labels").IsSet, "The GPU nodes cannot be chosen (labels is not set).");
            yield return group.Demand(
                isRationed,
                "Nothing rations the GPUs (no ResourceQuota and no ClusterQueue of the stack limits nvidia.com/gpu).",
                "It is not known yet whether a quota rations the GPUs.");
        }

        foreach (var pool in stack.OfType(ClusterTypes.KarpenterPool).Where(HasGpus))
        {
            var template = pool["spec"]["template"];
            yield return pool.Demand(
                "spec.template.spec.taints",
                template["spec"]["taints"].IsSet,
                "Pods that need no GPU may run on the GPU nodes (spec.template.spec.taints is not set).");
            yield return pool.Demand(
                "spec.template.metadata.labels",
                template["metadata"]["labels"].IsSet,
                "The GPU nodes cannot be chosen (spec.template.metadata.labels is not set).");
            yield return pool.Demand(
                "spec.limits",
                pool["spec"]["limits"][Gpu].IsSet,
                "Nothing limits how many GPUs are started (spec.limits has no nvidia.com/gpu).");
        }
    }

    private static bool HasGpus(Resource nodes) => nodes.Type == ClusterTypes.KarpenterPool
        ? nodes["spec"]["template"]["spec"]["requirements"].Items.Any(requirement => requirement["operator"].Is("In").IsYes
            && (requirement["key"].Text, requirement["values"].Texts) switch
            {
                ("node.kubernetes.io/instance-type", { } types) => types.Any(type => GpuType().IsMatch(type)),
                ("karpenter.k8s.aws/instance-family", { } families) => families.Any(family => GpuType().IsMatch(family)),
                ("karpenter.k8s.aws/instance-category", { } categories) => categories.Any(category => category is "g" or "p"),
                ("karpenter.k8s.aws/instance-gpu-name" or "karpenter.k8s.aws/instance-gpu-count", _) => true,
                _ => false,
            })
        : (nodes.Stated("instanceTypes").Texts ?? []).Any(type => GpuType().IsMatch(type));

    // The families of EC2 with NVIDIA GPUs: p3 to p6, g4dn to g7, gr6.
    [GeneratedRegex(@"^(p|g|gr)\d")]
    private static partial Regex GpuType();
}
