using LandingZone.Cluster;
using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// cert-manager, by Helm: issues and renews the certificates of webhooks and gateways. It signs by issuers inside the cluster and reaches
/// nothing outside. Its Kubernetes provider comes from the options.
/// </summary>
public sealed class CertManager : ComponentResource
{
    private const string Space = "cert-manager";

    /// <summary>Declares the installation.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public CertManager(string name, SoftwareArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:software:CertManager", name, options)
    {
        SoftwareRules.Check(nameof(CertManager), name, Software.CertManager, args);
        var space = new SoftwareSpace(this, name, new()
        {
            Zone = args.Zone,
            Name = Space,
            AllowHttpsEgress = true,
            Quota = new() { Cpus = 20, MemoryGib = 20, Pods = 20 },
        });
        space.OpenToControlPlane(args.ZoneBlock, WebhookPort);
        var release = new ChartRelease(this, args.Release, args.Registry).Install(
            $"{name}-release", "cert-manager", space.Namespace, Values(args.Registry), earlier: space.Doors);
        Namespace = release.Status.Apply(status => status?.Namespace ?? Space);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace it runs in; known when it runs.</summary>
    public Output<string> Namespace { get; }

    /// <summary>The port of its webhook, which the security groups of the cluster let the control plane reach.</summary>
    private const int WebhookPort = 10250;

    private static Dictionary<string, object> Values(ZoneRegistry registry)
    {
        var values = Part("controller", replicas: 2);

        // Certificates go with their definitions, so the definitions stay when the chart goes.
        values["crds"] = new Dictionary<string, object> { ["enabled"] = true, ["keep"] = true };
        values["global"] = new Dictionary<string, object>
        {
            ["leaderElection"] = new Dictionary<string, object> { ["namespace"] = Space },
            ["priorityClassName"] = "system-cluster-critical",
        };
        values["webhook"] = Part("webhook", replicas: 3);
        ((Dictionary<string, object>)values["webhook"])["securePort"] = WebhookPort;
        values["cainjector"] = Part("cainjector", replicas: 2);
        values["acmesolver"] = Image("acmesolver");
        values["startupapicheck"] = SystemPods.Place(Image("startupapicheck"));
        return values;

        Dictionary<string, object> Part(string image, int replicas)
        {
            var part = SystemPods.Place(Image(image));
            part["replicaCount"] = replicas;
            part["podDisruptionBudget"] = new Dictionary<string, object> { ["enabled"] = true, ["maxUnavailable"] = 1 };
            part["resources"] = SystemPods.Resources("50m", "128Mi", "500m", "512Mi");
            return part;
        }

        Dictionary<string, object> Image(string image) => new()
        {
            ["image"] = new Dictionary<string, object> { ["repository"] = registry.Image($"quay.io/jetstack/cert-manager-{image}") },
        };
    }
}
