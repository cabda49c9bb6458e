using LandingZone.Stacks.Tests.Harness;
using LandingZone.Stacks.Tests.Settings;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>No setting of models is read and then forgotten: each changes the plan.</summary>
public sealed class ServingEffectTests
{
    [Theory]
    [InlineData("description: Scores", "description: Rates")]
    [InlineData("    dataStoreLock", "    registryReaders: ['arn:aws:iam::111122223333:role/reader']\n    dataStoreLock")]
    [InlineData("    dataStoreLock", "    clientBucket: models\n    dataStoreLock")]
    [InlineData(
        "    dataStoreLock", "    clientBucket: models\n    clientRoles: ['arn:aws:iam::444455556666:role/delivery']\n    dataStoreLock")]
    [InlineData("days: 30", "days: 31")]
    [InlineData("    models:", "    measureEveryHours: 2\n    models:")]
    [InlineData("cpus: 8", "cpus: 9")]
    [InlineData("runtime: triton", "runtime: mlserver")]
    [InlineData("runtime: triton", "runtime: triton\n        nodePool: gpu")]
    [InlineData("runtime: triton", "runtime: triton\n        timeoutSeconds: 20")]
    [InlineData("runtime: triton", "runtime: triton\n        size: { milliCpus: 2000 }")]
    [InlineData("runtime: triton", "runtime: triton\n        size: { memoryMib: 4096 }")]
    [InlineData("runtime: triton", "runtime: triton\n        size: { gpus: 1 }")]
    [InlineData("runtime: triton", "runtime: triton\n        size: { minReplicas: 2 }")]
    [InlineData("runtime: triton", "runtime: triton\n        size: { maxReplicas: 13 }")]
    [InlineData("runtime: triton", "runtime: triton\n        size: { minStealthReplicas: 2 }")]
    [InlineData("runtime: triton", "runtime: triton\n        limits: { maxErrorPercent: 2 }")]
    [InlineData("runtime: triton", "runtime: triton\n        limits: { maxLatencyMs: 100 }")]
    [InlineData("runtime: triton", "runtime: triton\n        limits: { minAccuracyPercent: 70 }")]
    [InlineData("runtime: triton", "runtime: triton\n        limits: { maxDriftPercent: 30 }")]
    [InlineData("namespace: research", "namespace: clients")]
    [InlineData("serviceAccount: default", "serviceAccount: gateway")]
    [InlineData("stealth: true", "stealth: true, artifacts: [fraud]")]
    [InlineData(
        "live: 80",
        "live: 70 }\n          - { name: v0, image: \"training/horovod@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\", live: 10")]
    [InlineData("ml.m5.xlarge", "ml.m5.2xlarge")]
    [InlineData("ml.m5.xlarge", "ml.m5.xlarge\n        minInstances: 3")]
    [InlineData("ml.m5.xlarge", "ml.m5.xlarge\n        maxInstances: 7")]
    [InlineData("ml.m5.xlarge", "ml.m5.xlarge\n        requestsPerInstanceMinute: 600")]
    [InlineData("ml.m5.xlarge", "ml.m5.xlarge\n        limits: { maxLatencyMs: 100 }")]
    public async Task Every_setting_shapes_the_plan(string from, string to)
    {
        var good = $"{ServingSettingsTests.Zone}{ServingSettingsTests.Good}\n";
        var before = await SamplePlans.JsonAsync("rnd-eu-west-1", good);
        var after = await SamplePlans.JsonAsync(
            "rnd-eu-west-1", $"{ServingSettingsTests.Zone}{SampleEstate.Changed(ServingSettingsTests.Good, (from, to))}\n");

        Assert.NotEqual(before, after);
    }
}
