using System.Text.Json.Nodes;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;

namespace LandingZone.Infra.Tests.Kubeflow;

public sealed class WorkspaceTests
{
    [Theory]
    [InlineData(WorkspaceKind.Jupyter, "jupyter", "/home/jovyan", "/notebook/quant/anna-lab/api/status?no_track_activity=1")]
    [InlineData(WorkspaceKind.VsCode, "vscode", "/home/jovyan", "/healthz")]
    [InlineData(WorkspaceKind.RStudio, "rstudio", "/home/rstudio", null)]
    public async Task Each_kind_serves_on_the_same_port_in_its_own_home_and_is_asked_in_a_way_that_is_no_use(
        WorkspaceKind kind, string told, string home, string? asked)
    {
        var server = Container(await RecordAsync(KubeflowSamples.Workspace(kind)), 0);

        Assert.Equal("anna-lab", server["name"]!.GetValue<string>());
        Assert.Equal(KubeflowSamples.Image, server["image"]!.GetValue<string>());
        Assert.Equal("""[{"containerPort":8888,"name":"notebook-port"}]""", server["ports"]!.ToJsonString());
        Assert.Equal(
            Json($$"""
                [{"name":"WORKSPACE_KIND","value":"{{told}}"},{"name":"TEAM_DATA","value":"s3://team-bucket/teams/quant/"},
                {"name":"AWS_REGION","value":"eu-west-1"}]
                """),
            server["env"]!.ToJsonString());
        Assert.Equal(home, server["workingDir"]!.GetValue<string>());
        Assert.Equal(
            $$"""[{"mountPath":"{{home}}","name":"home"},{"mountPath":"/dev/shm","name":"shared-memory"},{"mountPath":"/team","name":"shared"}]""",
            server["volumeMounts"]!.ToJsonString());
        var ready = server["readinessProbe"]!;
        Assert.Equal(asked, ready["httpGet"]?["path"]!.GetValue<string>());
        Assert.Equal("8888", (ready["httpGet"] ?? ready["tcpSocket"])!["port"]!.ToJsonString());

        // Being slow to answer is no reason to be ended.
        Assert.Null(server["livenessProbe"]!["httpGet"]);
    }

    [Theory]
    [InlineData(WorkspaceKind.Jupyter, """{"notebooks.kubeflow.org/server-type":"jupyter"}""")]
    [InlineData(WorkspaceKind.VsCode, """{"notebooks.kubeflow.org/http-rewrite-uri":"/","notebooks.kubeflow.org/server-type":"group-one"}""")]
    [InlineData(
        WorkspaceKind.RStudio,
        """
        {"notebooks.kubeflow.org/http-headers-request-set":"{\u0022X-RStudio-Root-Path\u0022:\u0022/notebook/quant/anna-lab/\u0022}",
        "notebooks.kubeflow.org/http-rewrite-uri":"/","notebooks.kubeflow.org/server-type":"group-two"}
        """)]
    public async Task The_route_leads_each_kind_to_the_path_that_it_serves_under(WorkspaceKind kind, string annotations)
    {
        Workspace? workspace = null;
        var stack = await StackRecorder.RunAsync(options => workspace = new Workspace("lab", KubeflowSamples.Workspace(kind), options));
        var written = stack["lab-notebook"].Inputs["metadata"]!["annotations"]!.AsObject()
            .Where(annotation => annotation.Key.StartsWith("notebooks.", StringComparison.Ordinal))
            .Select(annotation => KeyValuePair.Create(annotation.Key, annotation.Value?.DeepClone()));

        Assert.Equal(Json(annotations), new JsonObject(written).ToJsonString());
        Assert.Equal("/notebook/quant/anna-lab/", workspace!.Path);
    }

    [Fact]
    public async Task A_pod_is_nobody_in_particular_and_can_become_nobody_else()
    {
        var stack = await RecordAsync(KubeflowSamples.Workspace());
        var pod = Pod(stack);

        Assert.Equal(
            Json("""
                {"fsGroup":100,"fsGroupChangePolicy":"OnRootMismatch","runAsGroup":100,"runAsNonRoot":true,"runAsUser":1000,
                "seccompProfile":{"type":"RuntimeDefault"}}
                """),
            pod["securityContext"]!.ToJsonString());
        Assert.Equal(
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}}""",
            Container(stack, 0)["securityContext"]!.ToJsonString());
        Assert.True(Container(stack, 1)["securityContext"]!["readOnlyRootFilesystem"]!.GetValue<bool>());
        Assert.Equal("default-editor", pod["serviceAccountName"]!.GetValue<string>());
        Assert.Null(pod["hostNetwork"]);
    }

    [Fact]
    public async Task Only_its_person_opens_it_and_only_through_the_gateway() => Assert.Equal(
        Json("""
            {"action":"DENY","rules":[{"from":[{"source":{"notPrincipals":["cluster.local/ns/gate/sa/gate-account"]}}]},
            {"when":[{"key":"request.headers[kubeflow-userid]","notValues":["anna.rossi@bank.example"]}]}],
            "selector":{"matchLabels":{"notebook-name":"anna-lab"}}}
            """),
        (await RecordAsync(KubeflowSamples.Workspace()))["lab-owner-only"].Inputs["spec"]!.ToJsonString());

    [Fact]
    public async Task Without_GPUs_it_runs_on_the_nodes_for_processors()
    {
        var stack = await RecordAsync(KubeflowSamples.Workspace());

        Assert.Equal("""{"landing-zone/purpose":"cpu"}""", Pod(stack)["nodeSelector"]!.ToJsonString());
        Assert.Null(Pod(stack)["tolerations"]);
        Assert.Equal(
            """{"limits":{"cpu":"2","memory":"8Gi"},"requests":{"cpu":"2","memory":"8Gi"}}""", Container(stack, 0)["resources"]!.ToJsonString());
        Assert.Equal("2Gi", Volume(stack, "shared-memory")["emptyDir"]!["sizeLimit"]!.GetValue<string>());
    }

    [Fact]
    public async Task With_GPUs_it_runs_on_the_nodes_that_have_them_within_the_teams_quota()
    {
        var stack = await RecordAsync(KubeflowSamples.Workspace(gpus: 2));

        Assert.Equal("""{"landing-zone/purpose":"gpu"}""", Pod(stack)["nodeSelector"]!.ToJsonString());
        Assert.Equal("""[{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Exists"}]""", Pod(stack)["tolerations"]!.ToJsonString());
        Assert.Equal("2", Container(stack, 0)["resources"]!["limits"]!["nvidia.com/gpu"]!.GetValue<string>());

        // It names no queue: the team's is the namespace's default, which Kueue gives to its pod.
        Assert.Null(stack["lab-notebook"].Inputs["metadata"]!["labels"]!["kueue.x-k8s.io/queue-name"]);
    }

    [Fact]
    public async Task It_can_be_held_to_one_pool() => Assert.Equal(
        """{"landing-zone/node-pool":"gpu-large","landing-zone/purpose":"gpu"}""",
        Pod(await RecordAsync(Args(gpus: 1, pool: "gpu-large")))["nodeSelector"]!.ToJsonString());

    [Fact]
    public async Task Home_and_the_teams_area_are_the_volumes_of_the_shared_file_system()
    {
        var stack = await RecordAsync(KubeflowSamples.Workspace());

        Assert.Equal("home-anna", Volume(stack, "home")["persistentVolumeClaim"]!["claimName"]!.GetValue<string>());
        Assert.Equal("shared", Volume(stack, "shared")["persistentVolumeClaim"]!["claimName"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_shared_file_system_home_is_a_little_space_that_goes_with_the_pod()
    {
        var stack = await RecordAsync(KubeflowSamples.Workspace(claims: false));

        Assert.Equal("20Gi", Volume(stack, "home")["emptyDir"]!["sizeLimit"]!.GetValue<string>());
        Assert.DoesNotContain(Pod(stack)["volumes"]!.AsArray(), volume => volume!["name"]!.GetValue<string>() == "shared");
        Assert.DoesNotContain(Container(stack, 0)["volumeMounts"]!.AsArray(), mount => mount!["mountPath"]!.GetValue<string>() == "/team");
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode)
    {
        var plan = await Planned.OfAsync(mode, () => _ = new Workspace("lab", KubeflowSamples.Workspace()));

        Assert.Equal(
            ["lab", "lab-notebook", "lab-owner-only"],
            plan.Resources.Select(resource => resource.Name)
                .Where(name => name.StartsWith("lab", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "Workspace 'lab' cannot be made:",
            "- Name is 'Lab'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.",
            "- Image is 'registry/notebooks/jupyter:latest'; name it by digest, so that it is the same whenever the workspace starts.",
            "- ToolsImage is 'registry/platform/python:3'; name it by digest, so that it is the same whenever the workspace starts.",
            "- Cpus is 0 and MemoryGib 0; each must be 1 or more.",
            "- Gpus is 9; a node has 8 at most, and none may be negative.",
            "- User is 'mia', who only looks on in the team; make the person an editor.",
            "- IdleMinutes is 5; give 15 or more, so that a coffee does not end the work.",
        ],
        await KubeflowSamples.RefusalOf(options => _ = new Workspace("lab", new WorkspaceArgs
        {
            Zone = Samples.Rnd,
            Name = "Lab",
            Team = "quant",
            Namespace = "quant",
            User = KubeflowSamples.Mia,
            Kind = WorkspaceKind.Jupyter,
            Image = "registry/notebooks/jupyter:latest",
            Cpus = 0,
            MemoryGib = 0,
            Gpus = 9,
            DataAddress = "s3://team-bucket/teams/quant/",
            Gateway = KubeflowSamples.Gateway,
            ToolsImage = "registry/platform/python:3",
            IdleMinutes = 5,
        }, options)));

    private static Task<RecordedStack> RecordAsync(WorkspaceArgs args) =>
        StackRecorder.RunAsync(options => _ = new Workspace("lab", args, options));

    private static WorkspaceArgs Args(int gpus, string pool)
    {
        var sample = KubeflowSamples.Workspace();
        return new()
        {
            Zone = sample.Zone,
            Name = sample.Name,
            Team = sample.Team,
            Namespace = sample.Namespace,
            User = sample.User,
            Kind = sample.Kind,
            Image = sample.Image,
            Gpus = gpus,
            NodePool = pool,
            DataAddress = sample.DataAddress,
            Gateway = sample.Gateway,
            ToolsImage = sample.ToolsImage,
        };
    }

    private static JsonNode Pod(RecordedStack stack) => stack["lab-notebook"].Inputs["spec"]!["template"]!["spec"]!;

    private static JsonNode Container(RecordedStack stack, int number) => Pod(stack)["containers"]![number]!;

    private static JsonNode Volume(RecordedStack stack, string name) =>
        Pod(stack)["volumes"]!.AsArray().Single(volume => volume!["name"]!.GetValue<string>() == name)!;

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();
}
