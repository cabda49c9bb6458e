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

    /// <summary>amazon-cloudwatch-observability: metrics and logs of nodes and pods.</summary>
    public required string CloudWatchObservability { get; init; }

    /// <summary>The versions in infra/Facts/eks-addons.json for a Kubernetes version.</summary>
    /// <exception cref="NotSupportedException">The file has none for it; the message says how to find them.</exception>
    public static AddonVersions For(KubernetesVersion kubernetes) =>
        Known.Value.GetValueOrDefault(kubernetes.Name) ?? throw new NotSupportedException(
            $"infra/Facts/eks-addons.json has no add-on versions for Kubernetes {kubernetes}; "
            + $"add those that `aws eks describe-addon-versions --kubernetes-version {kubernetes}` lists.");

    private static ImmutableDictionary<string, AddonVersions> ReadFacts()
    {
        using var facts = FactFile.Open("eks-addons.json");
        return facts.RootElement.GetProperty("versions").EnumerateArray().ToImmutableDictionary(
            fact => fact.GetProperty("kubernetes").GetString()!,
            fact => new AddonVersions
            {
                VpcCni = fact.GetProperty("vpc-cni").GetString()!,
                CoreDns = fact.GetProperty("coredns").GetString()!,
                KubeProxy = fact.GetProperty("kube-proxy").GetString()!,
                PodIdentityAgent = fact.GetProperty("eks-pod-identity-agent").GetString()!,
                EbsCsiDriver = fact.GetProperty("aws-ebs-csi-driver").GetString()!,
                EfsCsiDriver = fact.GetProperty("aws-efs-csi-driver").GetString()!,
                CloudWatchObservability = fact.GetProperty("amazon-cloudwatch-observability").GetString()!,
            });
    }
}
