using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>What is said about wrong settings of models.</summary>
public sealed class ServingSettingsTests
{
    private const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    internal const string Good = $$"""
          landing-zone:serving:
            registry:
              - { name: scoring, description: Scores }
              - { name: crimes, description: Predicts }
            dataStoreLock: { mode: governance, days: 30 }
            quota: { cpus: 8, memoryGib: 64, pods: 20 }
            models:
              - name: scoring
                runtime: triton
                callers: [{ namespace: research, serviceAccount: default }]
                versions:
                  - { name: v1, image: "training/horovod@{{Digest}}", live: 80 }
                  - { name: v2, image: "training/horovod@{{Digest}}", live: 20 }
                  - { name: v3, image: "training/horovod@{{Digest}}", stealth: true }
            endpoints:
              - name: crimes
                instanceType: ml.m5.xlarge
                versions:
                  - { name: v1, image: "training/horovod@{{Digest}}", live: 100 }
        """;

    /// <summary>The R&amp;D zone, whose cluster runs what serves models.</summary>
    internal static string Zone { get; } = SampleEstate.Changed(
        SamplePlans.Unlinked,
        ("version: \"1.35\"", "version: \"1.35\"\n    software: [{ name: cert-manager }, { name: istio }, { name: kserve }]"));

    [Fact]
    public void Good_settings_have_no_problems() => Assert.Empty(Problems());

    [Theory]
    [InlineData(
        "live: 20",
        "live: 10",
        "models[0].versions: The live weights add up to 90, and not to 100: v1 80, v2 10; change one or more.")]
    [InlineData("live: 20", "live: 0", "models[0].versions[1].live: 0 is out of range; write a whole number from 1 to 100.")]
    [InlineData(
        "stealth: true",
        "stealth: false",
        "models[0].versions[2]: The version 'v3' is neither live nor in stealth; write 'live: <percent>' or 'stealth: true'.")]
    [InlineData(
        "live: 20",
        "live: 20, stealth: true",
        "models[0].versions[1]: The version 'v2' is live and in stealth at once; write 'live: <percent>' or 'stealth: true'.")]
    [InlineData("runtime: triton", "runtime: tritom", "models[0].runtime: 'tritom' is not one of triton, mlserver, kserve, torchserve; the nearest is 'triton'.")]
    [InlineData(
        "live: 100",
        $"live: 60 }}\n          - {{ name: v2, image: \"training/horovod@{Digest}\", live: 40 }}\n          - {{ name: v3, image: \"training/horovod@{Digest}\", stealth: true",
        "endpoints[0].versions: Versions has 2 live and 1 in stealth; SageMaker takes one of each on an endpoint, or live ones alone. "
        + "Serve the model on Kubernetes, or leave versions out.")]
    [InlineData(
        "name: crimes\n        instanceType",
        "name: scoring\n        instanceType",
        "endpoints[0].name: the model 'scoring' serves already; serve it in one place, with all its versions.")]
    [InlineData(
        "{ name: crimes, description: Predicts }",
        "{ name: others, description: Predicts }",
        "endpoints[0].name: the registry has no model 'crimes'; add it to the registry, or name one that is there.")]
    [InlineData(
        "runtime: triton",
        "runtime: triton\n        nodePool: serving",
        "models[0].nodePool: the cluster has no node pool 'serving'; name one of its pools.")]
    [InlineData(
        "    registry:",
        "    clientBucket: results\n    registry:",
        "clientBucket: the zone has no bucket with the content 'results'; name one of its buckets, or add it.")]
    [InlineData(
        "live: 20",
        "live: 20, artifacts: [A]",
        "models[0].versions: The version 'v2' loads 'A'; an artifact has up to 40 lower-case letters, digits and single '-' or '_' between "
        + "them, beginning with a letter.")]
    public void Each_mistake_is_named_with_its_place_and_its_remedy(string from, string to, string problem)
    {
        var found = Problems((from, to));

        Assert.Contains(found, line => line.EndsWith($"landing-zone:serving.{problem}", StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_that_the_zone_does_not_have_is_named() => Assert.Contains(
        Problems(("training/horovod@", "serving/none@")),
        line => line.EndsWith(
            "landing-zone:serving.models[0].versions: the zone has no image 'serving/none'; add it to the images' names, or name another.",
            StringComparison.Ordinal));

    [Fact]
    public void A_staging_zone_has_no_models() => Assert.Contains(
        SampleEstate.ProblemsOf(("staging-eu-west-1", $"{SampleEstate.Staging}\n{Good}")),
        line => line.EndsWith(
            "landing-zone:serving: a staging zone has no serving; take it out: it is for rnd and production.", StringComparison.Ordinal));

    [Fact]
    public void Models_on_a_cluster_that_cannot_serve_them_are_refused() => Assert.Contains(
        SampleEstate.ProblemsOf(("rnd-eu-west-1", $"{SamplePlans.Unlinked}{Good}\n")),
        line => line.EndsWith(
            "landing-zone:serving.models: models on the cluster need istio and kserve, which it does not run; "
            + "add both to the cluster's software.",
            StringComparison.Ordinal));

    private static string[] Problems(params (string From, string To)[] changes) =>
        SampleEstate.ProblemsOf(("rnd-eu-west-1", $"{Zone}{SampleEstate.Changed(Good, changes)}\n"));
}
