using System.Collections.Immutable;

namespace LandingZone.Facts;

/// <summary>
/// The versions of the Amazon EKS add-ons to install. They are pinned, so that a review sees every change;
/// <see cref="For"/> gives those reviewed for a Kubernetes version, and `with` replaces single ones.
/// </summary>
public sealed record AddonVersions
{
    private static readonly Lazy<ImmutableDictionary<string, AddonVersions>> Known = new(ReadFacts);

    /// <summary>vpc-cni: pod networking and network policies.</summary>
    public required string VpcCni { get; init; }

    /// <summary>coredns: DNS inside the cluster.</summary>
    public required string CoreDns { get; init; }

    /// <summary>kube-proxy: the services' virtual addresses on each node.</summary>
    public required string KubeProxy { get; init; }

    /// <summary>eks-pod-identity-agent: hands pods the credentials of their IAM roles.</summary>
    public required string PodIdentityAgent { get; init; }

    /// <summary>aws-ebs-csi-driver: volumes on EBS.</summary>
    public required string EbsCsiDriver { get; init; }

    /// <summary>aws-efs-csi-driver: volumes on EFS.</summary>
    public required string EfsCsiDriver { get; init; }

    /// <summary>aws-fsx-csi-driver: volumes on FSx for Lustre.</summary>
    public required string FsxCsiDriver { get; init; }

    /// <summary>aws-mountpoint-s3-csi-driver: parts of buckets as directories.</summary>
    public required string S3CsiDriver { get; init; }

    /// <summary>metrics-server: what nodes and pods use now, for autoscaling of pods.</summary>
    public required string MetricsServer { get; init; }

    /// <summary>kube-state-metrics: what pods ask for and which state they are in, for Prometheus.</summary>
    public required string KubeStateMetrics { get; init; }

    /// <summary>amazon-cloudwatch-observability: metrics and logs of nodes and pods.</summary>
    public required string CloudWatchObservability { get; init; }

    /// <summary>The versions in infra/ClusterSoftware/software.json for a Kubernetes version.</summary>
    /// <exception cref="NotSupportedException">The file has none for it; the message says how to find them.</exception>
    public static AddonVersions For(KubernetesVersion kubernetes) =>
        Known.Value.GetValueOrDefault(kubernetes.Name) ?? throw new NotSupportedException(
            $"infra/ClusterSoftware/software.json has no add-on versions for Kubernetes {kubernetes}; "
            + $"add those that `aws eks describe-addon-versions --kubernetes-version {kubernetes}` lists.");

    private static ImmutableDictionary<string, AddonVersions> ReadFacts()
    {
        using var facts = FactFile.Open("software.json");
        return facts.RootElement.GetProperty("eksAddons").EnumerateArray().ToImmutableDictionary(
            fact => fact.GetProperty("kubernetes").GetString()!,
            fact => new AddonVersions
            {
                VpcCni = fact.GetProperty("vpc-cni").GetString()!,
                CoreDns = fact.GetProperty("coredns").GetString()!,
                KubeProxy = fact.GetProperty("kube-proxy").GetString()!,
                PodIdentityAgent = fact.GetProperty("eks-pod-identity-agent").GetString()!,
                EbsCsiDriver = fact.GetProperty("aws-ebs-csi-driver").GetString()!,
                EfsCsiDriver = fact.GetProperty("aws-efs-csi-driver").GetString()!,
                FsxCsiDriver = fact.GetProperty("aws-fsx-csi-driver").GetString()!,
                S3CsiDriver = fact.GetProperty("aws-mountpoint-s3-csi-driver").GetString()!,
                MetricsServer = fact.GetProperty("metrics-server").GetString()!,
                KubeStateMetrics = fact.GetProperty("kube-state-metrics").GetString()!,
                CloudWatchObservability = fact.GetProperty("amazon-cloudwatch-observability").GetString()!,
            });
    }
}
