using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Zones;
using Pulumi;
using Core = Pulumi.Kubernetes.Core.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using NetworkPolicy = Pulumi.Kubernetes.Networking.V1.NetworkPolicy;
using PolicyInputs = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// A namespace that holds records and runs nothing: no pod fits its quota, and one that came in all the same would be restricted, small and
/// without a network.
/// </summary>
internal static class NamespaceWithoutPods
{
    private static readonly string[] Modes = ["enforce", "audit", "warn"];

    /// <summary>Declares the namespace and what keeps it empty; gives its name, known when it is there.</summary>
    public static Output<string> Declare(string name, string called, ZoneIdentity zone, Pulumi.Resource parent)
    {
        var options = new CustomResourceOptions { Parent = parent };
        var labels = ObjectLabels.Of(zone);
        var levels = Modes.ToImmutableDictionary(mode => $"pod-security.kubernetes.io/{mode}", _ => "restricted");
        var space = new Core.Namespace($"{name}-namespace", new CoreInputs.NamespaceArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs { Name = called, Labels = labels.AddRange(levels) },
        }, options).Metadata.Apply(metadata => metadata?.Name ?? called);
        _ = new NetworkPolicy($"{name}-default-deny", new PolicyInputs.NetworkPolicyArgs
        {
            Metadata = Named("default-deny"),
            Spec = new PolicyInputs.NetworkPolicySpecArgs
            {
                PodSelector = new MetaInputs.LabelSelectorArgs(), PolicyTypes = { "Ingress", "Egress" },
            },
        }, options);
        _ = new Core.ResourceQuota($"{name}-quota", new CoreInputs.ResourceQuotaArgs
        {
            Metadata = Named("quota"),
            Spec = new CoreInputs.ResourceQuotaSpecArgs { Hard = { ["pods"] = "0", ["services"] = "0", ["persistentvolumeclaims"] = "0" } },
        }, options);
        _ = new Core.LimitRange($"{name}-container-defaults", new CoreInputs.LimitRangeArgs
        {
            Metadata = Named("container-defaults"),
            Spec = new CoreInputs.LimitRangeSpecArgs
            {
                Limits =
                {
                    new CoreInputs.LimitRangeItemArgs
                    {
                        Type = "Container",
                        DefaultRequest = { ["cpu"] = "50m", ["memory"] = "64Mi" },
                        Default = { ["cpu"] = "100m", ["memory"] = "128Mi" },
                    },
                },
            },
        }, options);
        return space;

        MetaInputs.ObjectMetaArgs Named(string what) => new() { Name = what, Namespace = space, Labels = labels };
    }
}
