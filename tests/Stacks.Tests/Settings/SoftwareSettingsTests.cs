using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>What is said about software that a cluster cannot run.</summary>
public sealed class SoftwareSettingsTests
{
    [Theory]
    [InlineData(
        "{ name: kserve }",
        "landing-zone:cluster.software: kserve 0.20.0 needs cert-manager 1.15.0 or newer, which the cluster does not run; add cert-manager.")]
    [InlineData(
        "{ name: kserve }",
        "landing-zone:cluster.software: kserve 0.20.0 needs istio 1.22.0 or newer, which the cluster does not run; add istio.")]
    [InlineData("{ name: kueue }, { name: kueue }", "landing-zone:cluster.software: kueue is named 2 times; name it once.")]
    [InlineData(
        "{ name: istio, version: \"1.20.0\" }",
        "'1.20.0' is not a reviewed version of istio; choose 1.31.1 or 1.29.0 (infra/ClusterSoftware/software.json).")]
    public void A_wrong_combination_is_refused_with_what_would_do(string software, string problem) =>
        Assert.Contains(Problems(software), line => line.EndsWith(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("istio", "1.29.0", "1.31 to 1.35", "1.31.1")]
    [InlineData("cert-manager", "1.20.2", "1.32 to 1.35", "1.21.1")]
    public void A_release_that_the_Kubernetes_version_is_too_new_for_is_refused(string name, string version, string supported, string other) =>
        Assert.Contains(
            Problems($"{{ name: {name}, version: \"{version}\" }}", kubernetes: "1.36"),
            line => line.EndsWith(
                $"landing-zone:cluster.software: {name} {version} supports Kubernetes {supported}, and the cluster runs 1.36; "
                + $"choose {name} {other}, or another version of Kubernetes.",
                StringComparison.Ordinal));

    /// <summary>What comes by itself, with pools or with Kubeflow, is not for settings to name: alone it would do nothing.</summary>
    [Theory]
    [InlineData("katib")]
    [InlineData("kubeflow-dashboard")]
    [InlineData("kubeflow-notebooks")]
    [InlineData("oauth2-proxy")]
    [InlineData("mysql")]
    [InlineData("gpu-operator")]
    [InlineData("efa-device-plugin")]
    public void What_comes_by_itself_is_not_named(string name) => Assert.Contains(
        Problems($"{{ name: {name} }}"),
        line => line.Contains(
            $"'{name}' is not one of cert-manager, istio, karpenter, kserve, kueue, trainer", StringComparison.Ordinal));

    [Fact]
    public void A_combination_that_works_has_no_problems() =>
        Assert.Empty(Problems("{ name: cert-manager }, { name: istio }, { name: kserve }, { name: kueue }, { name: trainer }"));

    private static string[] Problems(string software, string kubernetes = "1.35") => SampleEstate.ProblemsOf(("rnd-eu-west-1", SampleEstate.Changed(
        SamplePlans.Unlinked, ("version: \"1.35\"", $"version: \"{kubernetes}\"\n    software: [{software}]"))));
}
