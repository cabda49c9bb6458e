using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;
using Pulumi;

namespace LandingZone.Infra.Tests.Kubeflow;

public sealed class ExperimentTrackingTests
{
    private const string Servers = "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer";
    private const string Place = "arn:aws:s3:::team-bucket/teams/quant";

    [Fact]
    public async Task TensorBoard_reads_the_teams_area_and_writes_nothing_there()
    {
        var pod = Pod(await RecordAsync(Args()));
        var container = Assert.Single(pod["containers"]!.AsArray())!;

        Assert.Equal(KubeflowSamples.Image, container["image"]!.GetValue<string>());
        Assert.Equal("""["tensorboard"]""", container["command"]!.ToJsonString());
        Assert.Equal(
            """["--logdir=/team/tensorboard","--bind_all","--port=6006","--path_prefix=/tensorboard/quant"]""", container["args"]!.ToJsonString());
        Assert.Equal("""[{"mountPath":"/team","name":"shared","readOnly":true}]""", container["volumeMounts"]!.ToJsonString());
        Assert.Equal("""[{"name":"shared","persistentVolumeClaim":{"claimName":"shared","readOnly":true}}]""", pod["volumes"]!.ToJsonString());
        Assert.Equal(
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}}""",
            container["securityContext"]!.ToJsonString());
        Assert.Equal("default-editor", pod["serviceAccountName"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_shared_area_it_reads_the_teams_place_in_the_bucket()
    {
        var pod = Pod(await RecordAsync(Args(shared: false)));

        Assert.Equal("--logdir=s3://team-bucket/teams/quant/tensorboard", pod["containers"]![0]!["args"]![0]!.GetValue<string>());
        Assert.Equal("[]", pod["volumes"]!.ToJsonString());
        Assert.Null(pod["containers"]![0]!["volumeMounts"]);
    }

    [Fact]
    public async Task It_is_found_under_Kubeflows_address_and_let_in_by_the_policies_of_the_teams_namespace()
    {
        ExperimentTracking? tracking = null;
        var stack = await StackRecorder.RunAsync(options => tracking = new ExperimentTracking("tracking", Args(), options));

        Assert.Equal("/tensorboard/quant/", tracking!.Path);
        Assert.Equal(
            JsonNode.Parse("""
                {"gateways":["kubeflow/kubeflow-gateway"],"hosts":["kubeflow.rnd.bank.example"],"http":[{"match":[{"uri":{
                "prefix":"/tensorboard/quant/"}}],"route":[{"destination":{"host":"tensorboard.quant.svc.cluster.local","port":{"number":80}}}]}]}
                """)!.ToJsonString(),
            stack["tracking-tensorboard-route"].Inputs["spec"]!.ToJsonString());
        Assert.Equal(
            """{"ports":[{"name":"http","port":80,"targetPort":6006}],"selector":{"app.kubernetes.io/name":"tensorboard"},"type":"ClusterIP"}""",
            stack["tracking-tensorboard-service"].Inputs["spec"]!.ToJsonString());
        var template = stack["tracking-tensorboard"].Inputs["spec"]!["template"]!;
        Assert.Equal("true", template["metadata"]!["labels"]!["sidecar.istio.io/inject"]!.GetValue<string>());
        Assert.DoesNotContain(stack.Resources, resource => resource.Type.EndsWith(":AuthorizationPolicy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_team_that_asks_for_none_has_no_tracking_server_and_no_role_for_one()
    {
        ExperimentTracking? tracking = null;
        var stack = await StackRecorder.RunAsync(options => tracking = new ExperimentTracking("tracking", Args(), options));

        Assert.Null(tracking!.TrackingServerArn);
        Assert.DoesNotContain(stack.Resources, resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tracking_server_keeps_its_artifacts_in_the_teams_place_and_is_protected()
    {
        var stack = await RecordAsync(Args(mlflow: MlflowSize.Medium));

        stack.AssertInputs("tracking", """
            {
              "trackingServerName": "rnd-eu-west-1-mlflow-quant",
              "trackingServerSize": "Medium",
              "artifactStoreUri": "s3://team-bucket/teams/quant/mlflow",
              "automaticModelRegistration": false,
              "roleArn": "arn:aws:test::tracking-mlflow",
              "weeklyMaintenanceWindowStart": "Sun:02:00"
            }
            """);
        Assert.True(stack["tracking"].Options!.Protect);
        stack.AssertTagged(Servers, "aws:iam/role:Role");
    }

    [Theory]
    [InlineData("s3:PutObject", $"{Place}/mlflow/1/model.pkl", true)]
    [InlineData("s3:GetObject", $"{Place}/mlflow/1/model.pkl", true)]
    [InlineData("s3:DeleteObject", $"{Place}/mlflow/1/model.pkl", true)]
    [InlineData("s3:GetObject", $"{Place}/data.csv", false)]
    [InlineData("s3:PutObject", $"{Place}/data.csv", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::team-bucket/teams/fraud/mlflow/1/model.pkl", false)]
    [InlineData("s3:GetObject", $"{Place}/mlflow-of-others/1", false)]
    [InlineData("kms:Decrypt", "arn:aws:kms:eu-west-1:222222222222:key/storage", true)]
    [InlineData("kms:Decrypt", "arn:aws:kms:eu-west-1:222222222222:key/other", false)]
    [InlineData("sagemaker:CreateModelPackage", "arn:aws:sagemaker:eu-west-1:222222222222:model-package/any", false)]
    public async Task What_the_tracking_server_may_do(string action, string resource, bool allowed)
    {
        var declaration = await Declaration.OfAsync(() => _ = new ExperimentTracking("tracking", Args(mlflow: MlflowSize.Small)));

        Assert.Equal(allowed, RoleRights.Of(declaration, "tracking-mlflow").May(action, resource));
    }

    [Fact]
    public async Task The_tracking_server_lists_its_own_artifacts_and_SageMaker_alone_takes_its_role_on()
    {
        var stack = await RecordAsync(Args(mlflow: MlflowSize.Small));
        var list = Statements(stack, "aws:iam/rolePolicy:RolePolicy", "policy")["ListArtifacts"];
        var trust = Statements(stack, "aws:iam/role:Role", "assumeRolePolicy")["TrustService"];

        Assert.Equal(["StringLike s3:prefix teams/quant/mlflow/*,teams/quant/mlflow"], list.Conditions());
        Assert.Equal(["sagemaker.amazonaws.com"], trust.Principals("Service"));
        Assert.Equal(["StringEquals aws:SourceAccount 222222222222"], trust.Conditions());
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode)
    {
        var plan = await Planned.OfAsync(mode, () => _ = new ExperimentTracking("tracking", Args(mlflow: MlflowSize.Small)));

        Assert.Single(plan.Resources, resource => resource.Type == Servers);
        Assert.Single(plan.Resources, resource => resource.Type == "kubernetes:apps/v1:Deployment");
    }

    [Fact]
    public async Task An_image_that_may_change_is_refused() => Assert.Equal(
        ["ExperimentTracking 'tracking' cannot be made:", "- Image is 'registry/notebooks/jupyter:latest'; name it by digest."],
        await KubeflowSamples.RefusalOf(options =>
            _ = new ExperimentTracking("tracking", Args(image: "registry/notebooks/jupyter:latest"), options)));

    private static Task<RecordedStack> RecordAsync(ExperimentTrackingArgs args) =>
        StackRecorder.RunAsync(options => _ = new ExperimentTracking("tracking", args, options));

    private static ExperimentTrackingArgs Args(bool shared = true, MlflowSize? mlflow = null, string image = KubeflowSamples.Image) => new()
    {
        Zone = Samples.Rnd,
        Team = "quant",
        Namespace = "quant",
        Host = "kubeflow.rnd.bank.example",
        Image = image,
        SharedClaim = shared ? (Input<string>)"shared" : null,
        Home = KubeflowSamples.Team().Home,
        StorageKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/storage",
        PermissionBoundaryArn = "arn:aws:iam::222222222222:policy/boundary",
        Mlflow = mlflow,
    };

    private static JsonNode Pod(RecordedStack stack) => stack["tracking-tensorboard"].Inputs["spec"]!["template"]!["spec"]!;

    private static IReadOnlyDictionary<string, JsonElement> Statements(RecordedStack stack, string type, string property) =>
        JsonDocument.Parse(stack["tracking-mlflow", type].Inputs[property]!.GetValue<string>()).RootElement.Statements();
}
