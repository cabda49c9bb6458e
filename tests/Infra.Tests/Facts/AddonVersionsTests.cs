using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Facts;

public sealed class AddonVersionsTests
{
    [Theory]
    [InlineData("1.33")]
    [InlineData("1.34")]
    [InlineData("1.35")]
    [InlineData("1.36")]
    public void Versions_are_exact_builds_of_EKS(string kubernetes)
    {
        var versions = AddonVersions.For(KubernetesVersion.Parse(kubernetes));

        Assert.All(
            [
                versions.VpcCni, versions.CoreDns, versions.KubeProxy,
                versions.PodIdentityAgent, versions.EbsCsiDriver, versions.EfsCsiDriver, versions.FsxCsiDriver, versions.S3CsiDriver,
                versions.CloudWatchObservability,
            ],
            version => Assert.Matches(@"^v\d+\.\d+\.\d+-eksbuild\.\d+$", version));
        Assert.StartsWith($"v{kubernetes}.", versions.KubeProxy, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_version_in_standard_support_has_reviewed_add_ons() =>
        Assert.All(
            KubernetesVersion.All.Where(version => version.SupportOn(new(2026, 11, 21)) == KubernetesSupport.Standard),
            version => Assert.NotNull(AddonVersions.For(version)));

    [Fact]
    public void Single_versions_can_be_replaced()
    {
        var reviewed = AddonVersions.For(KubernetesVersion.Parse("1.35"));
        var versions = reviewed with { CoreDns = "v1.13.2-eksbuild.99" };

        Assert.Equal("v1.13.2-eksbuild.99", versions.CoreDns);
        Assert.Equal(reviewed.VpcCni, versions.VpcCni);
    }

    [Fact]
    public void A_version_without_reviewed_add_ons_is_refused() =>
        Assert.Equal(
            "infra/ClusterSoftware/software.json has no add-on versions for Kubernetes 1.30; "
            + "add those that `aws eks describe-addon-versions --kubernetes-version 1.30` lists.",
            Assert.Throws<NotSupportedException>(() => AddonVersions.For(KubernetesVersion.Parse("1.30"))).Message);
}
