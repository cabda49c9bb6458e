using System.Text.Json.Nodes;
using LandingZone.ClusterSoftware;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;
using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Kubeflow;

/// <summary>The parts of the platform, each as it is set up.</summary>
public sealed class KubeflowPartsTests
{
    private const string Deployments = "kubernetes:apps/v1:Deployment";

    private static readonly Task<RecordedStack> Platform =
        StackRecorder.RunAsync(options => _ = new KubeflowPlatform("kubeflow", KubeflowSamples.Platform(), options));

    [Fact]
    public async Task The_kinds_of_Kubeflow_are_those_of_the_installed_versions() => Assert.Equal(
        [
            "experiments.kubeflow.org Namespaced Experiment v1beta1*",
            "notebooks.kubeflow.org Namespaced Notebook v1beta1* v1 v1alpha1",
            "poddefaults.kubeflow.org Namespaced PodDefault v1alpha1*",
            "profiles.kubeflow.org Cluster Profile v1* v1beta1",
            "suggestions.kubeflow.org Namespaced Suggestion v1beta1*",
            "trials.kubeflow.org Namespaced Trial v1beta1*",
        ],
        (await Platform).OfType("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition").Select(definition =>
        {
            var spec = definition.Inputs["spec"]!;
            return $"{definition.Inputs["metadata"]!["name"]} {spec["scope"]} {spec["names"]!["kind"]} "
                + string.Join(' ', spec["versions"]!.AsArray().Select(
                    version => $"{version!["name"]}{(version["storage"]!.GetValue<bool>() ? "*" : "")}"));
        }));

    [Fact]
    public async Task Every_version_is_served_with_its_status_apart() => Assert.All(
        (await Platform).OfType("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition")
            .SelectMany(definition => definition.Inputs["spec"]!["versions"]!.AsArray()),
        version =>
        {
            Assert.True(version!["served"]!.GetValue<bool>());
            Assert.Equal("""{"status":{}}""", version["subresources"]!.ToJsonString());
        });

    [Theory]
    [InlineData("kubeflow-profiles", "kubeflow-profiles")]
    [InlineData("kubeflow-notebook-controller", "kubeflow-notebooks")]
    [InlineData("kubeflow-poddefaults-webhook", "kubeflow-poddefaults", "kubeflow-poddefaults-webhook-certificate")]
    [InlineData(
        "kubeflow-katib-controller",
        "kubeflow-experiments", "kubeflow-katib-controller-certificate", "kubeflow-suggestions", "kubeflow-trials")]
    public async Task A_controller_comes_after_the_kinds_that_it_watches(string controller, params string[] earlier) =>
        Assert.Equal(earlier, (await DeploymentOf(controller)).DependsOn);

    [Fact]
    public async Task What_is_reached_by_people_or_by_the_Kubernetes_API_survives_the_loss_of_a_node()
    {
        var stack = await Platform;

        Assert.Equal(
            ["dashboard", "jupyter-web-app", "katib-ui", "poddefaults-webhook", "oauth2-proxy"],
            stack.OfType("kubernetes:policy/v1:PodDisruptionBudget").Select(budget =>
            {
                Assert.Equal("1", budget.Inputs["spec"]!["maxUnavailable"]!.ToJsonString());
                return budget.Inputs["metadata"]!["name"]!.GetValue<string>();
            }));
        Assert.All(
            stack.OfType("kubernetes:policy/v1:PodDisruptionBudget"),
            budget => Assert.Equal("2", stack[budget.Name, Deployments].Inputs["spec"]!["replicas"]!.ToJsonString()));
    }

    [Fact]
    public async Task Each_part_is_found_under_a_path_of_the_one_host() => Assert.Equal(
        [
            "/ to dashboard.kubeflow.svc.cluster.local",
            "/jupyter/ to jupyter-web-app.kubeflow.svc.cluster.local as /",
            "/katib/ to katib-ui.kubeflow.svc.cluster.local as /katib/",
            "/oauth2/ to oauth2-proxy.sign-in.svc.cluster.local",
        ],
        (await Platform).OfType("kubernetes:networking.istio.io/v1:VirtualService").Select(route =>
        {
            var spec = route.Inputs["spec"]!;
            Assert.Equal("""["kubeflow/kubeflow-gateway"]""", spec["gateways"]!.ToJsonString());
            Assert.Equal("""["kubeflow.rnd.bank.example"]""", spec["hosts"]!.ToJsonString());
            var http = Assert.Single(spec["http"]!.AsArray())!;
            return $"{http["match"]![0]!["uri"]!["prefix"]} to {http["route"]![0]!["destination"]!["host"]}"
                + (http["rewrite"] is { } rewrite ? $" as {rewrite["uri"]}" : "");
        }));

    /// <summary>Pods that a webhook should have changed must not start unchanged.</summary>
    [Theory]
    [InlineData(
        "kubeflow-poddefaults-webhook", "MutatingWebhookConfiguration", "kubeflow/poddefaults-webhook",
        "/apply-poddefault pods of app.kubernetes.io/part-of=kubeflow-profile")]
    [InlineData(
        "kubeflow-katib-controller", "MutatingWebhookConfiguration", "kubeflow/katib-controller",
        "/mutate-experiment experiments, /mutate-pod pods of katib.kubeflow.org/metrics-collector-injection=enabled")]
    [InlineData("kubeflow-katib-controller", "ValidatingWebhookConfiguration", "kubeflow/katib-controller", "/validate-experiment experiments")]
    public async Task A_webhook_is_trusted_by_its_certificate_and_asked_about_teams_only(
        string name, string kind, string certificate, string asked)
    {
        var registration = (await Platform)[name, $"kubernetes:admissionregistration.k8s.io/v1:{kind}"];

        Assert.Equal(certificate, registration.Inputs["metadata"]!["annotations"]!["cert-manager.io/inject-ca-from"]!.GetValue<string>());
        Assert.Equal(asked, string.Join(", ", registration.Inputs["webhooks"]!.AsArray().Select(webhook =>
        {
            Assert.NotEqual("Ignore", webhook!["failurePolicy"]?.GetValue<string>());
            Assert.Equal("None", webhook["sideEffects"]!.GetValue<string>());
            Assert.Equal("kubeflow", webhook["clientConfig"]!["service"]!["namespace"]!.GetValue<string>());
            var of = webhook["namespaceSelector"]?["matchLabels"]!.AsObject().Single();
            return $"{webhook["clientConfig"]!["service"]!["path"]} {webhook["rules"]![0]!["resources"]![0]}"
                + (of is { } label ? $" of {label.Key}={label.Value}" : "");
        })));
        Assert.Contains(name, registration.DependsOn);
        Assert.Contains($"{name}-service", registration.DependsOn);
    }

    [Fact]
    public async Task The_profile_controller_trusts_the_gateway_and_the_notebook_controller_and_labels_namespaces_as_teams()
    {
        var stack = await Platform;

        Assert.Equal(
            JsonNode.Parse("""
                {"ADMIN":"ml-platform@bank.example","ISTIO_INGRESS_GATEWAY_PRINCIPAL":"cluster.local/ns/gate/sa/gate-account",
                "KFP_UI_PRINCIPAL":"cluster.local/ns/gate/sa/gate-account",
                "NOTEBOOK_CONTROLLER_PRINCIPAL":"cluster.local/ns/kubeflow/sa/notebook-controller","USERID_HEADER":"kubeflow-userid",
                "USERID_PREFIX":"","WORKLOAD_IDENTITY":""}
                """)!.ToJsonString(),
            stack["kubeflow-profiles-config"].Inputs["data"]!.ToJsonString());
        Assert.Equal(
            """{"app.kubernetes.io/part-of":"kubeflow-profile","katib.kubeflow.org/metrics-collector-injection":"enabled"}""",
            stack["kubeflow-profiles-namespace-labels"].Inputs["data"]!["namespace-labels.yaml"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_notebook_controller_routes_by_the_gateway_and_leaves_culling_to_the_platform() => Assert.Equal(
        [
            "USE_ISTIO=true", "ISTIO_GATEWAY=kubeflow/kubeflow-gateway", "ISTIO_HOST=kubeflow.rnd.bank.example", "CLUSTER_DOMAIN=cluster.local",
            "ENABLE_CULLING=false",
        ],
        await VariablesOf("kubeflow-notebook-controller"));

    [Fact]
    public async Task Nobody_registers_in_the_dashboard_nor_sees_more_than_one_may()
    {
        Assert.Contains("REGISTRATION_FLOW=false", await VariablesOf("kubeflow-dashboard"));
        Assert.Contains("APP_DISABLE_AUTH=false", await VariablesOf("kubeflow-katib-ui"));
        Assert.Contains("APP_SECURE_COOKIES=true", await VariablesOf("kubeflow-jupyter-web-app"));
    }

    [Fact]
    public async Task Katib_has_an_image_of_the_table_for_every_algorithm_and_runs_each_to_the_restricted_standard()
    {
        var configuration = JsonNode.Parse((await Platform)["kubeflow-katib-config"].Inputs["data"]!["katib-config.yaml"]!.GetValue<string>())!;
        var suggestions = configuration["runtime"]!["suggestions"]!.AsArray();

        Assert.Equal(
            """["TrainJob.v1alpha1.trainer.kubeflow.org","Job.v1.batch"]""",
            configuration["init"]!["controller"]!["trialResources"]!.ToJsonString());
        Assert.Equal("8443", configuration["init"]!["controller"]!["webhookPort"]!.ToJsonString());
        Assert.Equal(
            ["random", "tpe", "multivariate-tpe", "grid", "bayesianoptimization", "cmaes", "sobol", "hyperband"],
            suggestions.Select(suggestion => suggestion!["algorithmName"]!.GetValue<string>()));
        Assert.All(suggestions.Concat(configuration["runtime"]!["earlyStoppings"]!.AsArray()), algorithm =>
        {
            Assert.True(algorithm!["securityContext"]!["runAsNonRoot"]!.GetValue<bool>());
            Assert.Contains(
                algorithm["image"]!.GetValue<string>().Replace("registry.bank.example", "ghcr.io", StringComparison.Ordinal),
                SoftwareTable.Reviewed(Software.Katib).Images);
        });
    }

    [Fact]
    public async Task Katibs_database_is_a_single_one_with_a_volume_that_it_alone_writes()
    {
        var database = (await DeploymentOf("kubeflow-katib-mysql")).Inputs["spec"]!;

        Assert.Equal("1", database["replicas"]!.ToJsonString());
        Assert.Equal("Recreate", database["strategy"]!["type"]!.GetValue<string>());
        Assert.Equal("999", database["template"]!["spec"]!["securityContext"]!["runAsUser"]!.ToJsonString());
        Assert.Equal("katib-mysql", database["template"]!["spec"]!["volumes"]![0]!["persistentVolumeClaim"]!["claimName"]!.GetValue<string>());
        var claim = (await Platform)["kubeflow-katib-mysql", "kubernetes:core/v1:PersistentVolumeClaim"];
        Assert.Equal("""["ReadWriteOnce"]""", claim.Inputs["spec"]!["accessModes"]!.ToJsonString());
    }

    /// <summary>What comes to pods of the platform from outside their namespace, and where they go.</summary>
    [Fact]
    public async Task The_network_lets_single_ports_through_between_named_pods()
    {
        var stack = await Platform;

        Assert.Equal(
            [
                "kubeflow-from-gateway 8082,5000,8080", "kubeflow-from-kubernetes-api 4443,8443", "kubeflow-kubeflow-space-allow-dns 53,53",
                "kubeflow-kubeflow-space-allow-https 443", "kubeflow-kubeflow-space-allow-pod-identity 80",
                "kubeflow-kubeflow-space-default-deny none",
                "kubeflow-measurements 6789", "kubeflow-mesh-control 15012", "kubeflow-searches 6789,6788", "kubeflow-sign-in-from-gateway 4180",
                "kubeflow-sign-in-mesh-control 15012", "kubeflow-sign-in-space-allow-dns 53,53", "kubeflow-sign-in-space-allow-https 443",
                "kubeflow-sign-in-space-allow-pod-identity 80", "kubeflow-sign-in-space-default-deny none", "kubeflow-within-kubeflow all",
            ],
            stack.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy").Select(policy =>
            {
                var rules = (policy.Inputs["spec"]!["ingress"] ?? policy.Inputs["spec"]!["egress"])?[0];
                var ports = rules?["ports"]?.AsArray().Select(port => port!["port"]!.ToJsonString());
                return $"{policy.Name} {(rules is null ? "none" : ports is null ? "all" : string.Join(',', ports))}";
            }));
        Assert.Equal(
            """[{"namespaceSelector":{"matchLabels":{"app.kubernetes.io/part-of":"kubeflow-profile"}}}]""",
            stack["kubeflow-measurements"].Inputs["spec"]!["ingress"]![0]!["from"]!.ToJsonString());
        Assert.Equal(
            """{"matchExpressions":[{"key":"app.kubernetes.io/name","operator":"In","values":["katib-db-manager"]}]}""",
            stack["kubeflow-measurements"].Inputs["spec"]!["podSelector"]!.ToJsonString());
    }

    [Fact]
    public async Task A_release_of_a_part_is_what_runs()
    {
        var args = KubeflowSamples.Platform(registry: null);
        var stack = await StackRecorder.RunAsync(options => _ = new KubeflowPlatform("kubeflow", new KubeflowPlatformArgs
        {
            Zone = args.Zone,
            Network = CidrBlock.Parse("10.40.0.0/16"),
            Host = args.Host,
            Gateway = args.Gateway,
            SignIn = args.SignIn,
            Administrator = args.Administrator,
            Environments = [],
            DatabasePassword = "database-password",
            Software = SoftwareSet.Reviewed(KubeflowPlatform.Parts),
        }, options));
        var images = stack.OfType(Deployments)
            .SelectMany(part => part.Inputs["spec"]!["template"]!["spec"]!["containers"]!.AsArray())
            .Select(container => container!["image"]!.GetValue<string>());

        Assert.All(images, image => Assert.Contains(image, SoftwareSet.Reviewed(KubeflowPlatform.Parts).Images));
    }

    private static async Task<RecordedResource> DeploymentOf(string part) => (await Platform)[part, Deployments];

    /// <summary>"NAME=value" for each variable of the one container of a part.</summary>
    private static async Task<IReadOnlyList<string>> VariablesOf(string part)
    {
        var container = Assert.Single((await DeploymentOf(part)).Inputs["spec"]!["template"]!["spec"]!["containers"]!.AsArray())!;
        return [.. container["env"]!.AsArray().Select(variable => $"{variable!["name"]}={variable["value"]}")];
    }
}
