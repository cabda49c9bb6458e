using LandingZone.Cluster;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Cluster;

public sealed class GpuOperatorTests
{
    [Fact]
    public async Task The_operator_is_a_pinned_chart_that_installs_whole_or_not_at_all()
    {
        var release = (await RecordAsync(Args()))["gpu-release"].Inputs;

        Assert.Equal("gpu-operator", release["chart"]!.GetValue<string>());
        Assert.Equal("v26.7.0", release["version"]!.GetValue<string>());
        Assert.Equal("gpu-operator", release["namespace"]!.GetValue<string>());
        Assert.Equal("""{"repo":"https://helm.ngc.nvidia.com/nvidia"}""", release["repositoryOpts"]!.ToJsonString());
        Assert.True(release["atomic"]!.GetValue<bool>());
        Assert.True(release["cleanupOnFail"]!.GetValue<bool>());
        Assert.True(release["waitForJobs"]!.GetValue<bool>());
        Assert.False(release["createNamespace"]!.GetValue<bool>());
        Assert.Equal(900, release["timeout"]!.GetValue<double>());
    }

    [Fact]
    public async Task Drivers_come_with_the_image_and_agents_run_on_GPU_nodes_only()
    {
        var values = (await RecordAsync(Args(taints: [new("team", "fraud", NodeTaintEffect.NoExecute)])))["gpu-release"].Inputs["values"]!;

        Assert.Equal("""{"enabled":false}""", values["driver"]!.ToJsonString());
        Assert.Equal("""{"enabled":false}""", values["toolkit"]!.ToJsonString());
        Assert.Equal("""{"enabled":true}""", values["devicePlugin"]!.ToJsonString());
        Assert.True(values["dcgmExporter"]!["enabled"]!.GetValue<bool>());
        Assert.True(values["dcgmExporter"]!["config"]!["create"]!.GetValue<bool>());
        Assert.Equal("""{"strategy":"mixed"}""", values["mig"]!.ToJsonString());
        Assert.Equal("""{"cleanupCRD":true,"nodeSelector":{"landing-zone/purpose":"system"}}""", values["operator"]!.ToJsonString());
        const string Tolerations =
            """[{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Exists"},"""
            + """{"effect":"NoExecute","key":"team","operator":"Exists"}]""";
        Assert.Equal(Tolerations, values["daemonsets"]!["tolerations"]!.ToJsonString());
        var discovery = values["node-feature-discovery"]!;
        Assert.Equal(Tolerations, discovery["worker"]!["tolerations"]!.ToJsonString());
        Assert.Equal("""{"landing-zone/purpose":"gpu"}""", discovery["worker"]!["nodeSelector"]!.ToJsonString());
        Assert.Equal("""{"landing-zone/purpose":"system"}""", discovery["master"]!["nodeSelector"]!.ToJsonString());
    }

    [Fact]
    public async Task Its_namespace_is_privileged_for_a_reason_and_has_room_for_every_GPU_node()
    {
        var stack = await RecordAsync(Args());

        var metadata = stack["gpu-space-namespace"].Inputs["metadata"]!;
        Assert.Equal("privileged", metadata["labels"]!["pod-security.kubernetes.io/enforce"]!.GetValue<string>());
        Assert.Equal(
            "The device plugin and its companions reach GPUs through host paths and privileged containers.",
            metadata["annotations"]!["landing-zone/pod-security-reason"]!.GetValue<string>());
        var hard = stack["gpu-space-quota"].Inputs["spec"]!["hard"]!;
        Assert.Equal(("130", "260Gi", "140"), (Text("limits.cpu"), Text("limits.memory"), Text("pods")));
        Assert.Equal("12", Text("requests.nvidia.com/gpu"));

        string Text(string quota) => hard[quota]!.GetValue<string>();
    }

    [Fact]
    public async Task Chart_and_images_can_come_from_the_banks_own_registry()
    {
        const string Registry = "222222222222.dkr.ecr.eu-west-1.amazonaws.com";
        var args = new GpuOperatorArgs
        {
            Zone = Samples.Rnd,
            MaxGpuNodes = 12,
            Repository = new() { Url = $"oci://{Registry}/charts/", Username = "AWS", Password = "secret" },
            ImageRegistry = Registry,
        };
        var release = (await RecordAsync(args))["gpu-release"].Inputs;

        Assert.Equal($"oci://{Registry}/charts/gpu-operator", release["chart"]!.GetValue<string>());
        Assert.Equal("""{"password":"secret","username":"AWS"}""", release["repositoryOpts"]!.ToJsonString());
        var values = release["values"]!;
        foreach (var (component, path) in new[]
        {
            ("operator", "nvidia"), ("validator", "nvidia"), ("devicePlugin", "nvidia"), ("gfd", "nvidia"),
            ("dcgmExporter", "nvidia/k8s"), ("migManager", "nvidia/cloud-native"),
        })
        {
            Assert.Equal($"{Registry}/{path}", values[component]!["repository"]!.GetValue<string>());
        }

        var discovery = values["node-feature-discovery"]!["image"]!["repository"]!.GetValue<string>();
        Assert.Equal($"{Registry}/nfd/node-feature-discovery", discovery);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var args = new GpuOperatorArgs
        {
            Zone = Samples.Rnd,
            MaxGpuNodes = 0,
            Repository = new() { Url = "http://charts.example", Username = "user" },
            ChartVersion = ">=v26",
            ImageRegistry = "https://registry.example/",
        };
        var message = "";
        await StackRecorder.RunAsync(options =>
            message = Assert.Throws<ArgumentException>(() => new GpuOperator("gpu", args, options)).Message);

        Assert.Equal(
            """
            GpuOperator 'gpu' cannot be made:
            - MaxGpuNodes is 0; it must be 1 or more.
            - Repository is 'http://charts.example'; it must begin with https:// or oci://.
            - Repository has a user name or a password alone; give both or neither.
            - ChartVersion is '>=v26'; it must be one version, such as v26.7.0, and no range, so that a review sees every change.
            - ImageRegistry is 'https://registry.example/'; it must be a host, with a path or without, and without a scheme or a slash at the end.
            """.ReplaceLineEndings("\n"),
            message);
    }

    private static Task<RecordedStack> RecordAsync(GpuOperatorArgs args) =>
        StackRecorder.RunAsync(options => _ = new GpuOperator("gpu", args, options));

    private static GpuOperatorArgs Args(IReadOnlyList<NodeTaint>? taints = null) => new()
    {
        Zone = Samples.Rnd,
        MaxGpuNodes = 12,
        PoolTaints = taints ?? [],
        MigStrategy = MigStrategy.MixedProfiles,
    };
}
