using LandingZone.Cluster;
using LandingZone.Stacks.Settings;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;
using AwsNative = Pulumi.AwsNative;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.Stacks.Zones;

/// <summary>The providers of zones: explicit, so that nothing is ever made in an account or cluster that was not meant.</summary>
internal static class ZoneProviders
{
    /// <summary>AWS in the zone's region, and in no account but the zone's.</summary>
    public static Aws.Provider Of(ZoneIdentity zone) => new("aws", new Aws.ProviderArgs
    {
        Region = zone.Region.Name,
        AllowedAccountIds = { zone.AccountId },
    });

    /// <summary>The same, for resources that AWS describes itself.</summary>
    public static AwsNative.Provider NativeOf(ZoneIdentity zone) => new("aws-native", new AwsNative.ProviderArgs
    {
        Region = zone.Region.Name,
        AllowedAccountIds = { zone.AccountId },
    });

    /// <summary>AWS in the region and account of a link's source, through the role there.</summary>
    public static Aws.Provider Of(LinkSettings link) => new("aws-link-source", new Aws.ProviderArgs
    {
        Region = link.Region.Name,
        AllowedAccountIds = { link.Account },
        AssumeRoles = { new Aws.Inputs.ProviderAssumeRoleArgs { RoleArn = link.Role, SessionName = "landing-zone-link" } },
    });

    /// <summary>The inside of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="earlier">What has to be there before anything inside, and goes after it.</param>
    public static Kubernetes.Provider Of(EksCluster cluster, params Resource[] earlier) => new("kubernetes", new Kubernetes.ProviderArgs
    {
        KubeConfig = cluster.Kubeconfig,
        EnableServerSideApply = true,
    }, new CustomResourceOptions { DependsOn = earlier });
}
