namespace LandingZone.ClusterSoftware;

/// <summary>The values of Istio's charts (istio.io, "Install with Helm"; github.com/istio/istio, manifests/charts).</summary>
internal static class IstioValues
{
    /// <summary>Restricted pods must say so themselves.</summary>
    private static Dictionary<string, object> DefaultSeccomp => new() { ["type"] = "RuntimeDefault" };

    public static Dictionary<string, object> Base() => new()
    {
        ["global"] = new Dictionary<string, object> { ["istioNamespace"] = IstioMesh.ControlPlaneNamespace },
        ["defaultRevision"] = "default",
    };

    public static Dictionary<string, object> Agent(SoftwareRelease release, ZoneRegistry registry) => new()
    {
        ["global"] = Images(release, registry),

        // The plugin comes after that of the VPC, which gives pods their addresses.
        ["chained"] = true,
        ["excludeNamespaces"] = new List<object> { "kube-system", "istio-cni" },
        ["resources"] = SystemPods.Resources("50m", "100Mi", "200m", "200Mi"),
    };

    public static Dictionary<string, object> ControlPlane(SoftwareRelease release, ZoneRegistry registry, IReadOnlyList<MeshSignIn> signIns)
    {
        var global = Images(release, registry);
        global["istioNamespace"] = IstioMesh.ControlPlaneNamespace;
        global["logAsJson"] = true;
        global["priorityClassName"] = "system-cluster-critical";
        global["defaultPodDisruptionBudget"] = new Dictionary<string, object> { ["enabled"] = true };
        global["proxy"] = new Dictionary<string, object>
        {
            ["seccompProfile"] = DefaultSeccomp,
            ["resources"] = SystemPods.Resources("100m", "128Mi", "1", "1Gi"),
        };
        var values = SystemPods.Place(new()
        {
            ["global"] = global,
            ["autoscaleMin"] = 2,
            ["autoscaleMax"] = 5,
            ["cni"] = new Dictionary<string, object> { ["enabled"] = true },
            ["resources"] = SystemPods.Resources("500m", "2Gi", "2", "4Gi"),
            ["seccompProfile"] = DefaultSeccomp,
            ["topologySpreadConstraints"] = SystemPods.SpreadOverZones("app", "istiod"),
            ["meshConfig"] = MeshConfig(signIns),
        });
        return values;
    }

    public static Dictionary<string, object> Gateway(int replicas) => SystemPods.Place(new()
    {
        ["labels"] = new Dictionary<string, object> { ["istio"] = IstioMesh.GatewayLabel },
        ["serviceAccount"] = new Dictionary<string, object> { ["create"] = true, ["name"] = IstioMesh.GatewayNamespace },
        ["autoscaling"] = new Dictionary<string, object>
        {
            ["enabled"] = true, ["minReplicas"] = replicas, ["maxReplicas"] = replicas * 3,
        },
        ["podDisruptionBudget"] = new Dictionary<string, object> { ["maxUnavailable"] = 1 },
        ["resources"] = SystemPods.Resources("200m", "256Mi", "2", "1Gi"),
        ["securityContext"] = new Dictionary<string, object> { ["runAsNonRoot"] = true, ["seccompProfile"] = DefaultSeccomp },
        ["topologySpreadConstraints"] = SystemPods.SpreadOverZones("istio", IstioMesh.GatewayLabel),
        ["service"] = new Dictionary<string, object>
        {
            ["type"] = "NodePort",

            // The load balancer then sends to nodes that run a pod of the gateway only, and the pod sees the client's address.
            ["externalTrafficPolicy"] = "Local",
            ["ports"] = new List<object>
            {
                new Dictionary<string, object>
                {
                    ["name"] = "https",
                    ["port"] = 443,
                    ["protocol"] = "TCP",
                    ["targetPort"] = IstioMesh.GatewayPort,
                    ["nodePort"] = MeshLoadBalancer.NodePort,
                },
            },
        },
    });

    private static Dictionary<string, object> MeshConfig(IReadOnlyList<MeshSignIn> signIns) => new()
    {
        ["accessLogFile"] = "/dev/stdout",
        ["accessLogEncoding"] = "JSON",
        ["enablePrometheusMerge"] = true,
        ["meshMTLS"] = new Dictionary<string, object> { ["minProtocolVersion"] = "TLSV1_2" },
        ["defaultConfig"] = new Dictionary<string, object> { ["holdApplicationUntilProxyStarts"] = true },
        ["extensionProviders"] = signIns.Select(proxy => (object)new Dictionary<string, object>
        {
            ["name"] = proxy.Provider,
            ["envoyExtAuthzHttp"] = new Dictionary<string, object>
            {
                ["service"] = proxy.Service,
                ["port"] = proxy.Port,

                // What the proxy reads of a request, and what it hands on about the person (istio.io, "External Authorization").
                ["includeRequestHeadersInCheck"] = new List<object> { "authorization", "cookie" },
                ["headersToUpstreamOnAllow"] = new List<object> { "authorization", "x-auth-request-email", "x-auth-request-groups" },
                ["headersToDownstreamOnDeny"] = new List<object> { "content-type", "set-cookie" },
            },
        }).ToList(),
    };

    private static Dictionary<string, object> Images(SoftwareRelease release, ZoneRegistry registry) => new()
    {
        ["hub"] = registry.Image("docker.io/istio"),
        ["tag"] = release.TagOf("pilot"),
    };
}
