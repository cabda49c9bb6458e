using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>No setting of Kubeflow, environments and teams is read and then forgotten: each stands where it belongs in the plan.</summary>
public sealed class KubeflowEffectTests
{
    private const string Notebook = "kubernetes:kubeflow.org/v1:Notebook::workspace-quant-factors-notebook";
    private const string Experiment = "kubernetes:kubeflow.org/v1beta1:Experiment::search-quant-factors-experiment";
    private const string SignIn = "kubernetes:core/v1:ConfigMap::kubeflow-sign-in-oauth2-proxy";
    private const string Quota = "kubernetes:core/v1:ResourceQuota::team-quant-space-quota";
    private const string Share = "kubernetes:kueue.x-k8s.io/v1beta2:ClusterQueue::shares-share-quant";

    /// <summary>A change of the settings, the resource that it shapes, and what is found in its inputs afterwards and not before.</summary>
    private static readonly (string From, string To, string Resource, string Found)[] Effects =
    [
        ("    host: kubeflow.rnd", "    host: science.rnd", "aws:route53/record:Record::kubeflow-name", "\"science.rnd-eu-west-1.ml.bank.example\""),
        ("clientId: ml-kubeflow-eu-west-1", "clientId: ml-science", SignIn, "ml-science"),
        ("issuer: https://login.bank.example\n", "issuer: https://id.bank.example\n", SignIn, "https://id.bank.example"),
        ("oauth2/v1/keys", "oauth2/v2/keys", "kubernetes:security.istio.io/v1:RequestAuthentication::kubeflow-door-tokens", "oauth2/v2/keys"),
        ("vpce-svc-0d4e5f60718293a4b", "vpce-svc-1d4e5f60718293a4b", "aws:ec2/vpcEndpoint:VpcEndpoint::sign-in-service", "vpce-svc-1d4e5f60718293a4b"),
        ("emailDomains: [bank.example]", "emailDomains: [bank.example, group.example]", SignIn, "group.example"),
        ("allowedGroups: [ml-data-scientists, ml-engineers]", "allowedGroups: [ml-data-scientists, quants]", SignIn, "quants"),
        ("    teamBucket: team-data\n", "    teamBucket: team-data\n    sessionHours: 7\n", SignIn, "7h"),
        (
            "toolsImage: platform/python@sha256:8ce8", "toolsImage: platform/python@sha256:0000",
            "kubernetes:apps/v1:Deployment::team-quant-workspace-culler", "platform/python@sha256:0000"),
        (
            "tensorboard: pytorch/2.5", "tensorboard: pytorch/2.2",
            "kubernetes:apps/v1:Deployment::tracking-credit-risk-tensorboard",
            "jupyter-pytorch@sha256:2fe60e0d2549ccc391184c949cf830b385b5b5719b9762cd4c9d46a78075d017"),
        (
            "pool: gpu-a10g, nodes: 4 }", "pool: gpu-a10g, nodes: 3 }",
            "kubernetes:trainer.kubeflow.org/v1alpha1:ClusterTrainingRuntime::training-pytorch-a10g", "\"numNodes\":3"),
        ("kinds: [rstudio]\n", "kinds: [rstudio, jupyter]\n", "kubernetes:core/v1:ConfigMap::environments-r-4-4", "\"jupyter,rstudio\""),
        ("C50: \"0.2.0\"", "C50: \"0.2.1\"", "kubernetes:core/v1:ConfigMap::environments-r-4-4", "0.2.1"),
        ("lock: c6ac9c89", "lock: 00000000", "kubernetes:core/v1:ConfigMap::environments-r-4-4", "sha256:00000000"),
        (
            "quota: { cpus: 512, memoryGib: 4096, pods: 200, gpus: 32", "quota: { cpus: 511, memoryGib: 4095, pods: 201, gpus: 31",
            Quota, "\"4095Gi\""),
        ("volumeClaims: 30, storageGib: 2000", "volumeClaims: 31, storageGib: 2001", Quota, "\"2001Gi\""),
        ("reads: [approved-data, results]", "reads: [approved-data, feeds]", "aws:iam/rolePolicy:RolePolicy::team-quant-role", "rnd-eu-west-1-feeds-"),
        ("mlflow: small", "mlflow: medium", "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer::tracking-quant", "\"Medium\""),
        (
            "email: mara.lind@bank.example }", "email: mara.lind@bank.example, role: admin }",
            "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding::team-quant-member-mara", "kubeflow-admin"),
        (
            "environment: pytorch/2.5, cpus: 3, memoryGib: 12, gpus: 1, pool: gpu-t4 }",
            "environment: pytorch/2.5, cpus: 2, memoryGib: 11, gpus: 1, pool: gpu-v100, idleMinutes: 45 }",
            Notebook, "\"11Gi\""),
        ("metric: accuracy", "metric: loss\n          minimize: true\n          algorithm: sobol", Experiment, "\"minimize\""),
        ("maxTrials: 32\n          parallelTrials: 4", "maxTrials: 31\n          parallelTrials: 5", Experiment, "\"maxTrialCount\":31"),
        ("min: 32, max: 256", "min: 33, max: 257", Experiment, "\"257\""),
        ("          weight: 3\n", "          weight: 4\n          cpus: 100\n          memoryGib: 500\n", Share, "\"500Gi\""),
        ("gpus: 16, lendGpus: 8 }", "gpus: 16, lendGpus: 7 }", Share, "\"lendingLimit\":7"),
    ];

    [Fact]
    public async Task Every_setting_stands_where_it_belongs()
    {
        var before = PlanDocument.Of(await ShippedStacks.SimulateAsync(ShippedSettings.Stack));
        var after = PlanDocument.Of(await ShippedStacks.SimulateAsync(
            ShippedSettings.Stack, [.. Effects.Select(effect => (effect.From, effect.To))]));

        Assert.All(Effects, effect =>
        {
            Assert.DoesNotContain(effect.Found, Inputs(before, effect.Resource), StringComparison.Ordinal);
            Assert.Contains(effect.Found, Inputs(after, effect.Resource), StringComparison.Ordinal);
        });

        // Several settings of one line are each looked for.
        Assert.All(["\"511\"", "\"201\"", "\"requests.nvidia.com/gpu\":\"31\""], found => Assert.Contains(found, Inputs(after, Quota), StringComparison.Ordinal));
        Assert.All(
            ["\"landing-zone/idle-minutes\":\"45\"", "\"gpu-v100\"", "\"cpu\":\"2\""],
            found => Assert.Contains(found, Inputs(after, Notebook), StringComparison.Ordinal));
        Assert.All(
            ["\"loss\"", "\"sobol\"", "\"parallelTrialCount\":5", "\"33\""],
            found => Assert.Contains(found, Inputs(after, Experiment), StringComparison.Ordinal));
        Assert.All(["\"weight\":4", "\"nominalQuota\":100"], found => Assert.Contains(found, Inputs(after, Share), StringComparison.Ordinal));
    }

    private static string Inputs(PlanDocument plan, string resource) => plan.Single(resource)["inputs"]!.ToJsonString();
}
