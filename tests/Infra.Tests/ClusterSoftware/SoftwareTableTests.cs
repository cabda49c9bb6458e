using LandingZone.Cluster;
using LandingZone.ClusterSoftware;
using LandingZone.Facts;
using LandingZone.Infra.Tests.CustomResources;

namespace LandingZone.Infra.Tests.ClusterSoftware;

public sealed class SoftwareTableTests
{
    private static readonly string[] VersionsInUse = ["1.34", "1.35", "1.36"];

    public static TheoryData<Software> All => [.. Enum.GetValues<Software>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_release_is_pinned_with_its_charts_its_images_and_a_source(Software software)
    {
        foreach (var release in SoftwareTable.ReleasesOf(software))
        {
            Assert.Equal(software, release.Software);
            Assert.NotEmpty(release.Source);
            Assert.NotEmpty(release.Charts);
            Assert.All(release.Charts, chart => Assert.Matches("^(oci|https)://", chart.Repository));
            Assert.All(release.Charts, chart => Assert.Matches(@"^v?\d+\.\d+\.\d+$", chart.Version));
            Assert.NotEmpty(release.Images);
            Assert.All(release.Images, image => Assert.Matches(@"^[a-z0-9.]+\.[a-z]+/[a-z0-9/-]+:v?\d+\.\d+\.\d+$", image));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_reviewed_releases_run_on_the_Kubernetes_versions_in_use(Software software) => Assert.All(
        VersionsInUse,
        version => Assert.True(SoftwareTable.Reviewed(software).Kubernetes.Contains(KubernetesVersion.Parse(version))));

    [Fact]
    public void The_reviewed_releases_work_together() =>
        SoftwareSet.Reviewed(Enum.GetValues<Software>()).Check("eks", KubernetesVersion.Parse("1.35"));

    [Fact]
    public void The_GPU_operator_is_the_one_that_its_component_is_written_for() =>
        Assert.Equal(GpuOperator.ReviewedChartVersion, SoftwareTable.Reviewed(Software.GpuOperator).Chart("gpu-operator").Version);

    [Fact]
    public void Custom_resources_in_use_are_of_software_that_is_known() => Assert.All(
        CustomResourceFacts.All.Values,
        facts => Assert.True(
            SoftwareTable.Names.ContainsKey(facts.Software) || facts.Software.StartsWith("kubeflow", StringComparison.Ordinal)
                || facts.Software == "katib",
            $"{facts.Kind} is brought by {facts.Software}, which infra/ClusterSoftware/software.json does not have."));

    [Fact]
    public void A_wrong_combination_is_refused_with_what_would_do()
    {
        var set = new SoftwareSet([SoftwareTable.Reviewed(Software.CertManager), SoftwareTable.Reviewed(Software.KServe)]);

        Assert.Equal(
            """
            SoftwareSet 'eks' cannot be made:
            - cert-manager 1.21.1 supports Kubernetes 1.33 to 1.36, and the cluster runs 1.32; choose cert-manager 1.20.2, or another version of Kubernetes.
            - kserve 0.20.0 needs istio 1.22.0 or newer, which the cluster does not run; add istio.
            """.ReplaceLineEndings("\n"),
            Assert.Throws<ArgumentException>(() => set.Check("eks", KubernetesVersion.Parse("1.32"))).Message);
    }

    [Fact]
    public void Naming_a_software_twice_is_refused()
    {
        var istio = SoftwareTable.ReleasesOf(Software.Istio);

        Assert.Equal(
            ["istio is named 2 times; name it once."],
            new SoftwareSet([istio[0], istio[1]]).ProblemsWith(KubernetesVersion.Parse("1.35")));
    }

    [Fact]
    public void A_version_that_nobody_reviewed_is_refused() => Assert.Equal(
        "'1.20.0' is not a reviewed version of istio; choose 1.31.1 or 1.29.0 (infra/ClusterSoftware/software.json).",
        Assert.Throws<FormatException>(() => SoftwareTable.Find(Software.Istio, "1.20.0")).Message);

    [Fact]
    public void The_images_to_copy_are_listed_once() => Assert.Equal(
        ["docker.io/istio/install-cni:1.31.1", "docker.io/istio/pilot:1.31.1", "docker.io/istio/proxyv2:1.31.1", "registry.k8s.io/kueue/kueue:v0.19.6"],
        SoftwareSet.Reviewed(Software.Kueue, Software.Istio).Images);
}
