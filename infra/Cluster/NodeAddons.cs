using System.Text.Json.Nodes;
using Pulumi;

namespace LandingZone.Cluster;

/// <summary>
/// The add-ons that nodes need before they are ready: eks-pod-identity-agent, vpc-cni, kube-proxy. Node pools depend on it, which also
/// lets EKS count the pods that a node has addresses for with prefix delegation on.
/// </summary>
public sealed class NodeAddons : ComponentResource
{
    /// <summary>Declares the add-ons.</summary>
    public NodeAddons(string name, NodeAddonsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:NodeAddons", name, options)
    {
        var addons = new EksAddon(this, name, args.Zone, args.ClusterName);

        var identityAgent = addons.Declare("eks-pod-identity-agent", args.Versions.PodIdentityAgent, settings: null, role: null);

        // The agent hands vpc-cni its credentials, so it comes first and leaves last.
        addons.Declare("vpc-cni", args.Versions.VpcCni, NetworkSettings(), args.Roles.VpcCni, identityAgent);
        addons.Declare("kube-proxy", args.Versions.KubeProxy, settings: null, role: null);

        RegisterOutputs();
    }

    private static JsonObject NetworkSettings() => new()
    {
        ["enableNetworkPolicy"] = "true",
        ["env"] = new JsonObject
        {
            // A /28 prefix at a time instead of single addresses: more pods on a node, and fewer calls to EC2.
            ["ENABLE_PREFIX_DELEGATION"] = "true",
            ["WARM_PREFIX_TARGET"] = "1",
        },
    };
}
