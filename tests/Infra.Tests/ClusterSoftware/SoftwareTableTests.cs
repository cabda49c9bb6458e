using System.Reflection;
using LandingZone.Cluster;
using LandingZone.ClusterSoftware;
using LandingZone.Facts;
using LandingZone.Infra.Tests.CustomResources;
using LandingZone.Kubeflow;

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
            Assert.Equal(KubeflowPlatform.Parts.Contains(software), release.Charts.Count == 0);
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
        version =>
        {
            var kubernetes = KubernetesVersion.Parse(version);
            Assert.True(SoftwareTable.For(software, kubernetes).Kubernetes.Contains(kubernetes));

            // The autoscaler has a release for each minor version of Kubernetes; of all others one will do.
            Assert.True(software == Software.ClusterAutoscaler || SoftwareTable.Reviewed(software).Kubernetes.Contains(kubernetes));
        });

    [Theory]
    [InlineData("1.34", "1.34.4")]
    [InlineData("1.35", "1.35.1")]
    [InlineData("1.36", "1.36.1")]
    public void The_autoscaler_is_that_of_the_Kubernetes_version(string kubernetes, string release) => Assert.Equal(
        release, SoftwareTable.For(Software.ClusterAutoscaler, KubernetesVersion.Parse(kubernetes)).Version.ToString());

    [Fact]
    public void The_reviewed_releases_work_together() =>
        SoftwareSet.Reviewed(Enum.GetValues<Software>()).Check("eks", KubernetesVersion.Parse("1.35"));

    [Fact]
    public void The_GPU_operator_is_the_one_that_its_component_is_written_for() =>
        Assert.Equal(GpuOperator.ReviewedChartVersion, SoftwareTable.Reviewed(Software.GpuOperator).Chart("gpu-operator").Version);

    /// <summary>Whoever changes the release that is installed must look at the definitions of the new one.</summary>
    [Fact]
    public void Custom_resources_are_typed_after_the_release_that_is_installed() => Assert.All(
        CustomResourceFacts.All.Values,
        facts => Assert.True(
            SoftwareTable.Reviewed(SoftwareTable.Names[facts.Software]).Version == facts.Release,
            $"infra/CustomResources/facts has {facts.Kind} as of {facts.Software} {facts.Release}, and the cluster gets "
            + $"{SoftwareTable.Reviewed(SoftwareTable.Names[facts.Software])}; read its definition again."));

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
    public void The_parts_of_Kubeflow_stand_in_the_same_table_and_a_wrong_combination_of_them_is_refused()
    {
        var set = new SoftwareSet(
        [
            SoftwareTable.Find(Software.CertManager, "1.20.2"),
            SoftwareTable.Find(Software.Istio, "1.29.0"),
            .. KubeflowPlatform.Parts.Where(part => part != Software.MySql).Select(SoftwareTable.Reviewed),
        ]);

        Assert.Equal(
            """
            SoftwareSet 'eks' cannot be made:
            - istio 1.29.0 supports Kubernetes 1.31 to 1.35, and the cluster runs 1.30; choose a version of Kubernetes that it supports.
            - cert-manager 1.20.2 supports Kubernetes 1.32 to 1.35, and the cluster runs 1.30; choose a version of Kubernetes that it supports.
            - kubeflow-dashboard 2.0.0 supports Kubernetes 1.31 and newer, and the cluster runs 1.30; choose a version of Kubernetes that it supports.
            - kubeflow-notebooks 1.11.0 supports Kubernetes 1.31 and newer, and the cluster runs 1.30; choose a version of Kubernetes that it supports.
            - katib 0.19.0 supports Kubernetes 1.31 and newer, and the cluster runs 1.30; choose a version of Kubernetes that it supports.
            - oauth2-proxy 7.15.4 supports Kubernetes 1.31 and newer, and the cluster runs 1.30; choose a version of Kubernetes that it supports.
            - katib 0.19.0 needs mysql 8.0.29 or newer, which the cluster does not run; add mysql.
            - katib 0.19.0 needs trainer 2.0.0 or newer, which the cluster does not run; add trainer.
            """.ReplaceLineEndings("\n").Split('\n').Order(StringComparer.Ordinal),
            Assert.Throws<ArgumentException>(() => set.Check("eks", KubernetesVersion.Parse("1.30"))).Message.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_release_older_than_another_needs_is_refused()
    {
        var old = Release(Software.Istio, new Version(1, 20, 0));

        Assert.Equal(
            ["kubeflow-notebooks 1.11.0 needs istio 1.22.0 or newer, and the cluster runs 1.20.0; choose istio 1.31.1."],
            new SoftwareSet([old, SoftwareTable.Reviewed(Software.KubeflowNotebooks)]).ProblemsWith(KubernetesVersion.Parse("1.35")));
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

    /// <summary>A release that nobody reviewed, which only the table itself could make.</summary>
    private static SoftwareRelease Release(Software software, Version version) => (SoftwareRelease)Activator.CreateInstance(
        typeof(SoftwareRelease),
        BindingFlags.NonPublic | BindingFlags.Instance,
        binder: null,
        [
            software, version, new KubernetesRange(25, null), "nowhere",
            Array.Empty<SoftwareChart>(), Array.Empty<string>(), Array.Empty<SoftwareRequirement>(),
        ],
        culture: null)!;
}
