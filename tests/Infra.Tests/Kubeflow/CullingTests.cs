using System.Text.Json.Nodes;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Kubeflow;

namespace LandingZone.Infra.Tests.Kubeflow;

/// <summary>How idle workspaces of all three kinds come to be stopped; what the programs themselves do is tested in workloads/culling.</summary>
public sealed class CullingTests
{
    [Theory]
    [InlineData(WorkspaceKind.Jupyter, "/home/jovyan")]
    [InlineData(WorkspaceKind.VsCode, "/home/jovyan")]
    [InlineData(WorkspaceKind.RStudio, "/home/rstudio")]
    public async Task In_a_workspace_of_each_kind_a_helper_tells_when_it_was_last_used(WorkspaceKind kind, string home)
    {
        var stack = await StackRecorder.RunAsync(options => _ = new Workspace("lab", KubeflowSamples.Workspace(kind), options));
        var notebook = stack["lab-notebook"].Inputs;
        var pod = notebook["spec"]!["template"]!["spec"]!;
        var helper = pod["containers"]![1]!;

        Assert.Equal("""["python3","/opt/culling/activity.py"]""", helper["command"]!.ToJsonString());
        Assert.Equal(
            $$"""
            [{"name":"ACTIVITY_PORT","value":"8890"},{"name":"WORKSPACE_PORT","value":"8888"},{"name":"WORKSPACE_HOME","value":"{{home}}"}]
            """,
            helper["env"]!.ToJsonString());

        // It reads the person's home, where RStudio keeps its sessions, and writes nothing; and it sees how busy the processes are.
        Assert.Equal(
            $$"""[{"mountPath":"/opt/culling","name":"workspace-culling","readOnly":true},{"mountPath":"{{home}}","name":"home","readOnly":true}]""",
            helper["volumeMounts"]!.ToJsonString());
        Assert.True(pod["shareProcessNamespace"]!.GetValue<bool>());

        // The culler is no part of the mesh, and asks on a port that the mesh leaves alone.
        Assert.Equal("8890", notebook["metadata"]!["annotations"]!["traffic.sidecar.istio.io/excludeInboundPorts"]!.GetValue<string>());
        Assert.Equal("120", notebook["metadata"]!["annotations"]!["landing-zone/idle-minutes"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_people_make_in_the_spawner_gets_the_helper_and_what_the_settings_declare_gets_no_second_one()
    {
        var defaults = (await TeamAsync())["quant-spawner-defaults"].Inputs["spec"]!;

        Assert.Equal(
            Json("""
                {"matchExpressions":[{"key":"notebook-name","operator":"Exists"},
                {"key":"landing-zone/workspace-user","operator":"DoesNotExist"}]}
                """),
            defaults["selector"]!.ToJsonString());
        Assert.Equal("""{"traffic.sidecar.istio.io/excludeInboundPorts":"8890"}""", defaults["annotations"]!.ToJsonString());
        Assert.Equal(
            """["python3","/opt/culling/activity.py"]""", Assert.Single(defaults["sidecars"]!.AsArray())!["command"]!.ToJsonString());
        var workspace = await StackRecorder.RunAsync(options => _ = new Workspace("lab", KubeflowSamples.Workspace(), options));
        Assert.Equal("anna", workspace["lab-notebook"].Inputs["metadata"]!["labels"]!["landing-zone/workspace-user"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_team_has_a_culler_that_goes_round_every_ten_minutes_and_never_waits_in_a_queue()
    {
        var culler = (await TeamAsync())["quant-workspace-culler", "kubernetes:apps/v1:Deployment"].Inputs["spec"]!;
        var pod = culler["template"]!["spec"]!;
        var container = Assert.Single(pod["containers"]!.AsArray())!;

        Assert.Equal("1", culler["replicas"]!.ToJsonString());
        Assert.Equal("""["python3","/opt/culling/cull.py"]""", container["command"]!.ToJsonString());
        Assert.Equal(
            """[{"name":"ACTIVITY_PORT","value":"8890"},{"name":"IDLE_MINUTES","value":"120"},{"name":"EVERY_MINUTES","value":"10"}]""",
            container["env"]!.ToJsonString());
        Assert.Equal(
            Json("""
                {"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true,"runAsNonRoot":true,
                "seccompProfile":{"type":"RuntimeDefault"}}
                """),
            container["securityContext"]!.ToJsonString());
        Assert.Equal("""{"landing-zone/purpose":"system"}""", pod["nodeSelector"]!.ToJsonString());
        Assert.Equal("workspace-culler", pod["serviceAccountName"]!.GetValue<string>());
        Assert.Equal("false", culler["template"]!["metadata"]!["labels"]!["sidecar.istio.io/inject"]!.GetValue<string>());
    }

    /// <summary>What the culler may do in Kubernetes, in its team's namespace and nowhere else.</summary>
    [Theory]
    [InlineData("kubeflow.org", "notebooks", "list", true)]
    [InlineData("kubeflow.org", "notebooks", "patch", true)]
    [InlineData("kubeflow.org", "notebooks", "delete", false)]
    [InlineData("kubeflow.org", "notebooks", "create", false)]
    [InlineData("", "pods", "list", true)]
    [InlineData("", "pods", "delete", false)]
    [InlineData("", "pods/exec", "create", false)]
    [InlineData("", "secrets", "get", false)]
    [InlineData("", "configmaps", "get", false)]
    public async Task The_culler_may(string group, string resource, string verb, bool allowed)
    {
        var stack = await TeamAsync();
        var role = stack["quant-workspace-culler", "kubernetes:rbac.authorization.k8s.io/v1:Role"].Inputs;

        Assert.Equal(allowed, role["rules"]!.AsArray().Any(
            rule => Has(rule!, "apiGroups", group) && Has(rule!, "resources", resource) && Has(rule!, "verbs", verb)));
        Assert.Equal("quant", role["metadata"]!["namespace"]!.GetValue<string>());
        Assert.DoesNotContain(stack.Resources, other => other.Type.EndsWith(":ClusterRoleBinding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_programs_are_those_of_the_repository()
    {
        var scripts = (await TeamAsync())["quant-workspace-culling"].Inputs["data"]!.AsObject();
        var folder = Path.Combine(Root(), "workloads", "culling");

        Assert.Equal(["activity.py", "cull.py"], scripts.Select(script => script.Key).Order(StringComparer.Ordinal));
        Assert.All(scripts, script => Assert.Equal(File.ReadAllText(Path.Combine(folder, script.Key)), script.Value!.GetValue<string>()));
    }

    private static Task<RecordedStack> TeamAsync() => StackRecorder.RunAsync(options => _ = new Team("quant", KubeflowSamples.Team(), options));

    private static bool Has(JsonNode rule, string key, string value) => rule[key]!.AsArray().Any(item => item!.GetValue<string>() == value);

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LandingZone.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
