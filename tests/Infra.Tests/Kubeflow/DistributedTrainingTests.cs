using System.Text.Json.Nodes;
using LandingZone.Cluster;
using LandingZone.Engine;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;

namespace LandingZone.Infra.Tests.Kubeflow;

public sealed class DistributedTrainingTests
{
    private const string Runtimes = "kubernetes:trainer.kubeflow.org/v1alpha1:ClusterTrainingRuntime";

    private static readonly NodePool Large = new()
    {
        Name = "train-a100",
        Purpose = NodePoolPurpose.Gpu,
        InstanceTypes = [InstanceType.Parse("p4d.24xlarge")],
        MinSize = 0,
        MaxSize = 4,
        DistributedTraining = true,
        Taints = [new("bank.example/training", "distributed", NodeTaintEffect.NoSchedule)],
    };

    private static readonly NodePool Processors = new()
    {
        Name = "cpu", Purpose = NodePoolPurpose.Cpu, InstanceTypes = [InstanceType.Parse("m7i.4xlarge")], MinSize = 0, MaxSize = 8,
    };

    [Fact]
    public async Task PyTorch_runs_by_torchrun_with_a_process_for_each_GPU_on_each_node()
    {
        var stack = await RecordAsync(Runtime(TrainingFramework.PyTorch, Large, nodes: 4));
        var spec = Spec(stack);
        var job = Assert.Single(Jobs(stack));

        Assert.Equal("""{"numNodes":4,"torch":{"numProcPerNode":"auto"}}""", spec["mlPolicy"]!.ToJsonString());
        Assert.Equal("node", job!["name"]!.GetValue<string>());
        Assert.Equal("trainer", Step(job));
        Assert.Equal("torch", stack["training-large"].Inputs["metadata"]!["labels"]!["trainer.kubeflow.org/framework"]!.GetValue<string>());

        // The program is the training's own.
        Assert.Null(Container(job)["command"]);
    }

    [Fact]
    public async Task Horovod_runs_by_MPI_with_workers_that_the_launcher_reaches_without_a_password()
    {
        var stack = await RecordAsync(Runtime(TrainingFramework.Horovod, Large));
        var spec = Spec(stack);
        var (worker, launcher) = (Jobs(stack)[0]!, Jobs(stack)[1]!);

        Assert.Equal(
            Json("""
                {"mpi":{"mpiImplementation":"OpenMPI","numProcPerNode":8,"runLauncherAsNode":true,"sshAuthMountPath":"/home/mpiuser/.ssh"},"numNodes":2}
                """),
            spec["mlPolicy"]!.ToJsonString());
        Assert.Equal(["node", "launcher"], new[] { worker, launcher }.Select(job => job["name"]!.GetValue<string>()));

        // The workers serve SSH on a port that needs no rights, and the launcher begins when they answer.
        Assert.Equal("""["/usr/local/bin/start-worker"]""", Container(worker)["command"]!.ToJsonString());
        Assert.Equal("2222", Container(worker)["readinessProbe"]!["tcpSocket"]!["port"]!.ToJsonString());
        Assert.Equal("""[{"name":"node","status":"Ready"}]""", launcher["dependsOn"]!.ToJsonString());
        Assert.Null(worker["dependsOn"]);
        Assert.Equal("""{"publishNotReadyAddresses":true}""", spec["template"]!["spec"]!["network"]!.ToJsonString());
        Assert.Equal("""{"operator":"All","targetReplicatedJobs":["launcher"]}""", spec["template"]!["spec"]!["successPolicy"]!.ToJsonString());
        Assert.Equal(("trainer", null), (Step(launcher), Step(worker)));
        Assert.Equal("horovod", stack["training-large"].Inputs["metadata"]!["labels"]!["trainer.kubeflow.org/framework"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(TrainingFramework.PyTorch)]
    [InlineData(TrainingFramework.Horovod)]
    public async Task No_password_and_no_key_stands_in_a_runtime(TrainingFramework framework)
    {
        var text = Spec(await RecordAsync(Runtime(framework, Large))).ToJsonString();

        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("password", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(TrainingFramework.PyTorch)]
    [InlineData(TrainingFramework.Horovod)]
    public async Task Where_the_pool_has_fabric_adapters_the_nodes_use_all_of_them(TrainingFramework framework) =>
        Assert.All(Jobs(await RecordAsync(Runtime(framework, Large))), job =>
        {
            var container = Container(job!);
            Assert.Equal(
                """{"cpu":"81","memory":"921Gi","nvidia.com/gpu":"8","vpc.amazonaws.com/efa":"4"}""",
                container["resources"]!["limits"]!.ToJsonString());
            Assert.Equal(container["resources"]!["limits"]!.ToJsonString(), container["resources"]!["requests"]!.ToJsonString());
            Assert.Equal(
                Json("""
                    [{"name":"FI_PROVIDER","value":"efa"},{"name":"FI_EFA_USE_DEVICE_RDMA","value":"1"},
                    {"name":"NCCL_SOCKET_IFNAME","value":"^docker,lo"}]
                    """),
                container["env"]!.ToJsonString());
        });

    [Fact]
    public async Task A_pool_that_does_not_put_its_nodes_side_by_side_has_no_fabric_to_use()
    {
        var apart = Large with { DistributedTraining = false };
        var container = Container(Assert.Single(Jobs(await RecordAsync(Runtime(TrainingFramework.PyTorch, apart))))!);

        Assert.Null(container["env"]);
        Assert.Equal("""{"cpu":"81","memory":"921Gi","nvidia.com/gpu":"8"}""", container["resources"]!["limits"]!.ToJsonString());
    }

    [Fact]
    public async Task A_pool_of_several_types_is_asked_for_what_each_of_them_has()
    {
        var mixed = Large with { InstanceTypes = [InstanceType.Parse("p5.48xlarge"), InstanceType.Parse("p4d.24xlarge")] };

        Assert.Equal(
            """{"cpu":"81","memory":"921Gi","nvidia.com/gpu":"8","vpc.amazonaws.com/efa":"4"}""",
            Container(Assert.Single(Jobs(await RecordAsync(Runtime(TrainingFramework.PyTorch, mixed))))!)["resources"]!["limits"]!.ToJsonString());
    }

    [Fact]
    public async Task On_processors_alone_there_is_one_process_on_a_node_and_no_GPU_to_wait_for()
    {
        var stack = await RecordAsync(Runtime(TrainingFramework.Horovod, Processors));

        Assert.Equal("1", Spec(stack)["mlPolicy"]!["mpi"]!["numProcPerNode"]!.ToJsonString());
        Assert.All(Jobs(stack), job =>
        {
            Assert.Equal("""{"cpu":"13","memory":"51Gi"}""", Container(job!)["resources"]!["limits"]!.ToJsonString());
            Assert.Null(Pod(job!)["tolerations"]);
        });
    }

    [Fact]
    public async Task Nodes_of_a_training_stand_on_the_pool_past_its_taints_with_the_teams_area_and_the_teams_rights()
    {
        var pod = Pod(Assert.Single(Jobs(await RecordAsync(Runtime(TrainingFramework.PyTorch, Large))))!);

        Assert.Equal("""{"landing-zone/node-pool":"train-a100"}""", pod["nodeSelector"]!.ToJsonString());
        Assert.Equal(
            Json("""
                [{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Exists"},
                {"effect":"NoSchedule","key":"bank.example/training","operator":"Exists"}]
                """),
            pod["tolerations"]!.ToJsonString());
        Assert.Equal(
            """[{"name":"shared","persistentVolumeClaim":{"claimName":"shared"}},{"emptyDir":{"medium":"Memory"},"name":"shared-memory"}]""",
            pod["volumes"]!.ToJsonString());
        Assert.Equal("default-editor", pod["serviceAccountName"]!.GetValue<string>());
        Assert.Equal(
            Json("""
                {"fsGroup":100,"fsGroupChangePolicy":"OnRootMismatch","runAsGroup":100,"runAsNonRoot":true,"runAsUser":1000,
                "seccompProfile":{"type":"RuntimeDefault"}}
                """),
            pod["securityContext"]!.ToJsonString());
        Assert.Equal(
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}}""",
            pod["containers"]![0]!["securityContext"]!.ToJsonString());
    }

    /// <summary>Kueue starts a training when there is room for all its nodes; the parts of one must not start by themselves.</summary>
    [Fact]
    public async Task Nodes_talk_past_the_mesh_and_nothing_but_the_queue_holds_them_back()
    {
        var stack = await RecordAsync(Runtime(TrainingFramework.Horovod, Large));

        Assert.All(Jobs(stack), job =>
            Assert.Equal("false", job!["template"]!["spec"]!["template"]!["metadata"]!["labels"]!["sidecar.istio.io/inject"]!.GetValue<string>()));
        Assert.DoesNotContain("podGroupPolicy", Spec(stack).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("suspend", Spec(stack).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_runtime_changes_nothing_of_the_first()
    {
        var before = await RecordAsync(Runtime(TrainingFramework.PyTorch, Large));
        var after = await RecordAsync(
            Runtime(TrainingFramework.Horovod, Processors) with { Name = "small" }, Runtime(TrainingFramework.PyTorch, Large));

        Assert.Equal(before["training-large"].Inputs.ToJsonString(), after["training-large"].Inputs.ToJsonString());
        Assert.Equal(["training-large", "training-small"], after.OfType(Runtimes).Select(runtime => runtime.Name));
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode)
    {
        IReadOnlyList<string> names = [];
        var plan = await Planned.OfAsync(mode, () => names = new DistributedTraining(
            "training", new DistributedTrainingArgs { Zone = Samples.Rnd, Runtimes = [Runtime(TrainingFramework.PyTorch, Large)] }).RuntimeNames);

        Assert.Single(plan.Resources, resource => resource.Type == Runtimes);
        Assert.Equal(["large"], names);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "DistributedTraining 'training' cannot be made:",
            "- Runtimes has 'Large' 2 times; give each a name of its own.",
            "- Runtimes has the name 'Large'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.",
            "- The runtime 'Large' has the image 'registry/training:v1'; name it by digest, so that every training with it runs the same.",
            "- The runtime 'Large' has 5 nodes; its pool train-a100 has 1 to 4.",
            "- Runtimes has the name 'Large'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.",
            "- The runtime 'Large' has 0 nodes; its pool system has 1 to 8.",
            "- The runtime 'Large' runs on the pool system, which is the platform's own; name one for cpu or gpu.",
        ],
        await KubeflowSamples.RefusalOf(options => _ = new DistributedTraining("training", new DistributedTrainingArgs
        {
            Zone = Samples.Rnd,
            Runtimes =
            [
                Runtime(TrainingFramework.PyTorch, Large, nodes: 5) with { Name = "Large", Image = "registry/training:v1" },
                Runtime(TrainingFramework.PyTorch, Processors with { Name = "system", Purpose = NodePoolPurpose.System }, nodes: 0) with
                {
                    Name = "Large",
                },
            ],
        }, options)));

    [Fact]
    public async Task No_runtime_at_all_is_refused() => Assert.Equal(
        ["DistributedTraining 'training' cannot be made:", "- Runtimes is empty; give one or more."],
        await KubeflowSamples.RefusalOf(options => _ = new DistributedTraining(
            "training", new DistributedTrainingArgs { Zone = Samples.Rnd, Runtimes = [] }, options)));

    private static Task<RecordedStack> RecordAsync(params TrainingRuntime[] runtimes) => StackRecorder.RunAsync(options =>
        _ = new DistributedTraining("training", new DistributedTrainingArgs { Zone = Samples.Rnd, Runtimes = runtimes }, options));

    private static TrainingRuntime Runtime(TrainingFramework framework, NodePool pool, int nodes = 2) => new()
    {
        Name = "large", Framework = framework, Image = KubeflowSamples.Image, Pool = pool, Nodes = nodes,
    };

    private static JsonNode Spec(RecordedStack stack) => stack["training-large"].Inputs["spec"]!;

    private static JsonArray Jobs(RecordedStack stack) => Spec(stack)["template"]!["spec"]!["replicatedJobs"]!.AsArray();

    private static JsonNode Pod(JsonNode job) => job["template"]!["spec"]!["template"]!["spec"]!;

    private static JsonNode Container(JsonNode job) => Assert.Single(Pod(job)["containers"]!.AsArray())!;

    private static string? Step(JsonNode job) =>
        job["template"]!["metadata"]?["labels"]?["trainer.kubeflow.org/trainjob-ancestor-step"]?.GetValue<string>();

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();
}
