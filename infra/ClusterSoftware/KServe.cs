using LandingZone.Cluster;
using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// KServe, by Helm: makes deployments, services and autoscalers of InferenceServices. Routes are the mesh's, declared with each model, so it
/// makes no ingress of its own. It needs <see cref="CertManager"/> and <see cref="IstioMesh"/> before it; its Kubernetes provider comes
/// from the options.
/// </summary>
public sealed class KServe : ComponentResource
{
    private const string Space = "kserve";

    /// <summary>The port of its webhooks, as its deployment has it.</summary>
    private const int WebhookPort = 9443;

    /// <summary>Declares the installation.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public KServe(string name, SoftwareArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:software:KServe", name, options)
    {
        SoftwareRules.Check(nameof(KServe), name, Software.KServe, args);
        var space = new SoftwareSpace(this, name, new()
        {
            Zone = args.Zone,
            Name = Space,
            AllowHttpsEgress = true,
            Quota = new() { Cpus = 10, MemoryGib = 10, Pods = 10 },
        });
        space.OpenToControlPlane(args.ZoneBlock, WebhookPort);
        var charts = new ChartRelease(this, args.Release, args.Registry);
        var definitions = charts.Install($"{name}-definitions", "kserve-crd", space.Namespace, [], earlier: space.Doors);
        var release = charts.Install(
            $"{name}-release", "kserve-resources", space.Namespace, Values(args), releaseName: "kserve", earlier: definitions);
        Namespace = release.Status.Apply(status => status?.Namespace ?? Space);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace it runs in; known when it runs.</summary>
    public Output<string> Namespace { get; }

    private static Dictionary<string, object> Values(SoftwareArgs args)
    {
        var tag = args.Release.TagOf("kserve-controller");
        var controller = SystemPods.Place(Image("kserve-controller"));
        controller["deploymentMode"] = "Standard";
        controller["imagePullPolicy"] = "IfNotPresent";
        controller["rbacProxyImage"] =
            $"{args.Registry.Image("quay.io/brancz/kube-rbac-proxy")}:{args.Release.TagOf("kube-rbac-proxy")}";
        controller["resources"] = SystemPods.Resources("200m", "512Mi", "1", "1Gi");
        controller["gateway"] = new Dictionary<string, object>
        {
            ["disableIngressCreation"] = true,
            ["disableIstioVirtualHost"] = true,
            ["urlScheme"] = "https",
            ["ingressGateway"] = new Dictionary<string, object> { ["className"] = "istio", ["enableGatewayApi"] = false },
        };
        return new()
        {
            ["kserve"] = new Dictionary<string, object>
            {
                ["version"] = tag,
                ["controller"] = controller,
                ["agent"] = Image("agent"),
                ["router"] = Image("router"),
                ["storage"] = Image("storage-initializer"),
                ["metricsaggregator"] = new Dictionary<string, object>
                {
                    ["enableMetricAggregation"] = "true", ["enablePrometheusScraping"] = "true",
                },
            },
        };

        Dictionary<string, object> Image(string image) => new()
        {
            ["image"] = args.Registry.Image($"docker.io/kserve/{image}"), ["tag"] = tag,
        };
    }
}
