using System.Text.Json.Nodes;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Serving;

namespace LandingZone.Infra.Tests.Serving;

public sealed class ModelServiceTests
{
    private const string InferenceService = "kubernetes:serving.kserve.io/v1beta1:InferenceService";

    [Fact]
    public async Task Requests_are_split_by_weight_and_mirrored_to_stealth_by_both_protocols()
    {
        var spec = (await ServingSample.OnKubernetesAsync(ServingSample.Three))["scoring-split"].Inputs["spec"]!;

        Assert.Equal("scoring.serving.svc.cluster.local", spec["hosts"]![0]!.GetValue<string>());
        Assert.Equal(["rest 80", "grpc 9000"], spec["http"]!.AsArray().Select(route => $"{route!["name"]} {route["match"]![0]!["port"]}"));
        Assert.All(spec["http"]!.AsArray(), route =>
        {
            var port = route!["match"]![0]!["port"]!.ToString();
            Assert.Equal(
                [$"scoring-v1-predictor.serving.svc.cluster.local:{port} 80", $"scoring-v2-predictor.serving.svc.cluster.local:{port} 20"],
                route["route"]!.AsArray().Select(to => $"{Address(to!)} {to!["weight"]}"));
            var mirror = Assert.Single(route["mirrors"]!.AsArray());
            Assert.Equal($"scoring-v3-predictor.serving.svc.cluster.local:{port}", Address(mirror!));
            Assert.Equal("100", mirror!["percentage"]!["value"]!.ToString());
        });
        Assert.Equal(
            "v1", spec["http"]![0]!["route"]![0]!["headers"]!["response"]!["set"]!["x-model-version"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_version_in_stealth_nothing_is_mirrored() => Assert.All(
        (await ServingSample.OnKubernetesAsync(ServingSample.Two))["scoring-split"].Inputs["spec"]!["http"]!.AsArray(),
        route => Assert.Null(route!["mirrors"]));

    [Fact]
    public async Task The_service_behind_the_models_name_knows_live_pods_only()
    {
        var spec = (await ServingSample.OnKubernetesAsync(ServingSample.Three))["scoring-service"].Inputs["spec"]!;

        Assert.Equal(
            """{"landing-zone/mode":"live","landing-zone/model":"scoring"}""", spec["selector"]!.ToJsonString());
    }

    [Fact]
    public async Task A_version_has_pods_in_every_zone_that_come_before_others_go()
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three, pool: "serving");
        var live = stack.OfType(InferenceService).Single(service => service.Name == "scoring-v1");
        var predictor = live.Inputs["spec"]!["predictor"]!;

        Assert.Equal("Standard", live.Inputs["metadata"]!["annotations"]!["serving.kserve.io/deploymentMode"]!.GetValue<string>());
        Assert.Equal("cluster-local", live.Inputs["metadata"]!["labels"]!["networking.kserve.io/visibility"]!.GetValue<string>());
        Assert.Equal("3", predictor["minReplicas"]!.ToString());
        Assert.Equal("12", predictor["maxReplicas"]!.ToString());
        Assert.Equal(
            ["topology.kubernetes.io/zone DoNotSchedule", "kubernetes.io/hostname ScheduleAnyway"],
            predictor["topologySpreadConstraints"]!.AsArray().Select(spread => $"{spread!["topologyKey"]} {spread["whenUnsatisfiable"]}"));
        Assert.Equal("""{"maxSurge":1,"maxUnavailable":0}""", predictor["deploymentStrategy"]!["rollingUpdate"]!.ToJsonString());
        Assert.Equal("serving", predictor["nodeSelector"]!["landing-zone/node-pool"]!.GetValue<string>());
        Assert.Equal("1", stack["scoring-v1-budget"].Inputs["spec"]!["maxUnavailable"]!.ToString());
        var stealth = stack.OfType(InferenceService).Single(service => service.Name == "scoring-v3").Inputs["spec"]!["predictor"]!;
        Assert.Equal("1", stealth["minReplicas"]!.ToString());
    }

    [Fact]
    public async Task A_container_gets_and_loads_the_artifacts_that_are_named_and_no_others()
    {
        var stack = await ServingSample.OnKubernetesAsync(new(ServingSample.Live("v1", 100, "fraud", "churn")));
        var predictor = stack.OfType(InferenceService).Single().Inputs["spec"]!["predictor"]!;
        var container = stack["scoring-v1-runtime"].Inputs["spec"]!["containers"]![0]!;

        Assert.Equal(
            ["s3://models/models/scoring/v1/fraud /mnt/models/fraud", "s3://models/models/scoring/v1/churn /mnt/models/churn"],
            predictor["storageUris"]!.AsArray().Select(uri => $"{uri!["uri"]} {uri["mountPath"]}"));
        Assert.Equal(
            ["--load-model=fraud", "--load-model=churn"],
            container["args"]!.AsArray().Select(argument => argument!.GetValue<string>()).Where(argument => argument.Contains("load-model")));
        Assert.Contains("--model-control-mode=explicit", container["args"]!.AsArray().Select(argument => argument!.GetValue<string>()));
        Assert.Equal(
            $"333333333333.dkr.ecr.eu-west-1.amazonaws.com/production-eu-west-1/serving/scoring@{ServingSample.Digest}",
            container["image"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(ServingRuntimeKind.Triton, "triton", "/v2/health/ready")]
    [InlineData(ServingRuntimeKind.MlServer, "mlserver", "/v2/health/ready")]
    [InlineData(ServingRuntimeKind.KServe, "custom", "/v2/health/ready")]
    [InlineData(ServingRuntimeKind.TorchServe, "pytorch", "/ping")]
    public async Task Each_model_server_is_started_in_its_own_way(ServingRuntimeKind runtime, string format, string ready)
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Two, runtime);
        var spec = stack["scoring-v1-runtime"].Inputs["spec"]!;

        Assert.Equal(format, spec["supportedModelFormats"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(ready, spec["containers"]![0]!["readinessProbe"]!["httpGet"]!["path"]!.GetValue<string>());
        Assert.Equal(
            ["http 8080", "grpc 9000"],
            spec["containers"]![0]!["ports"]!.AsArray().Select(port => $"{port!["name"]} {port["containerPort"]}"));
        Assert.Equal(
            format,
            stack.OfType(InferenceService).First().Inputs["spec"]!["predictor"]!["model"]!["modelFormat"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task TorchServe_gets_a_configuration_that_loads_what_is_named_and_keeps_its_management_to_itself()
    {
        var stack = await ServingSample.OnKubernetesAsync(
            new(ServingSample.Live("v1", 100, "fraud", "churn")), ServingRuntimeKind.TorchServe);
        var config = stack["scoring-v1-config"].Inputs["data"]!["config.properties"]!.GetValue<string>().Split('\n');

        Assert.Contains("load_models=fraud=fraud/fraud.mar,churn=churn/churn.mar", config);
        Assert.Contains("management_address=http://127.0.0.1:8081", config);
        Assert.Contains("inference_address=http://0.0.0.0:8080", config);
        var container = stack["scoring-v1-runtime"].Inputs["spec"]!["containers"]![0]!;
        Assert.Contains(
            "/etc/model-server", container["volumeMounts"]!.AsArray().Select(mount => mount!["mountPath"]!.GetValue<string>()));
    }

    [Fact]
    public async Task GPUs_are_asked_for_where_the_size_has_them()
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Two, size: new() { Gpus = 1 });

        Assert.Equal(
            "1", stack["scoring-v1-runtime"].Inputs["spec"]!["containers"]![0]!["resources"]!["limits"]!["nvidia.com/gpu"]!.GetValue<string>());
        Assert.Equal(
            "nvidia.com/gpu",
            stack.OfType(InferenceService).First().Inputs["spec"]!["predictor"]!["tolerations"]![0]!["key"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_namespace_is_closed_until_a_model_says_otherwise()
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three);

        Assert.Equal("STRICT", stack["serving-mutual-tls"].Inputs["spec"]!["mtls"]!["mode"]!.GetValue<string>());
        Assert.Equal("""{"action":"ALLOW"}""", stack["serving-nobody"].Inputs["spec"]!.ToJsonString());
        Assert.Equal("REGISTRY_ONLY", stack["serving-known-hosts"].Inputs["spec"]!["outboundTrafficPolicy"]!["mode"]!.GetValue<string>());
        Assert.Equal(
            "enabled", stack["serving-space-namespace"].Inputs["metadata"]!["labels"]!["istio-injection"]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_named_callers_reach_a_version_live_or_in_stealth_and_only_to_ask()
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three);

        foreach (var version in new[] { "v1", "v3" })
        {
            var rule = Assert.Single(stack[$"scoring-{version}-callers"].Inputs["spec"]!["rules"]!.AsArray())!;
            Assert.Equal("cluster.local/ns/clients/sa/gateway", Assert.Single(rule["from"]![0]!["source"]!["principals"]!.AsArray())!.GetValue<string>());
            var paths = rule["to"]!.AsArray().SelectMany(to => to!["operation"]!["paths"]!.AsArray().Select(path => path!.GetValue<string>()));
            Assert.DoesNotContain(paths, path => path.Contains("repository", StringComparison.Ordinal) || path == "*");
            var inbound = stack[$"scoring-{version}-inbound"].Inputs["spec"]!["ingress"]![0]!;
            Assert.Equal(
                """{"kubernetes.io/metadata.name":"clients"}""",
                Assert.Single(inbound["from"]!.AsArray())!["namespaceSelector"]!["matchLabels"]!.ToJsonString());
        }
    }

    /// <summary>The table of the network: which hosts a version's proxies know, and which addresses its pods reach.</summary>
    [Theory]
    [InlineData("v1", true)]
    [InlineData("v2", true)]
    [InlineData("v3", false)]
    public async Task Only_live_versions_have_a_path_to_the_client_side(string version, bool reachesClients)
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three);
        var known = stack[$"scoring-{version}-outbound"].Inputs["spec"]!;
        var hosts = known["egress"]![0]!["hosts"]!.AsArray().Select(host => host!.GetValue<string>()).ToList();

        Assert.Equal("REGISTRY_ONLY", known["outboundTrafficPolicy"]!["mode"]!.GetValue<string>());
        Assert.Contains(hosts, host => host.StartsWith("./production-eu-west-1-ml-data-store-", StringComparison.Ordinal));
        Assert.Equal(reachesClients, hosts.Contains("./client-results.s3.eu-west-1.amazonaws.com"));
        Assert.Equal(reachesClients, hosts.Contains("./sqs.eu-west-1.amazonaws.com"));
        Assert.Equal(
            reachesClients,
            stack.Resources.Any(resource => resource.Name == $"scoring-{version}-to-endpoints"));

        // What all pods of the namespace may reach has no address of the zone's network among it.
        var everybody = stack["serving-s3"].Inputs["spec"]!["egress"]![0]!["to"]![0]!["ipBlock"]!;
        Assert.Contains("10.0.0.0/8", everybody["except"]!.AsArray().Select(block => block!.GetValue<string>()));
    }

    [Fact]
    public async Task A_container_in_stealth_is_not_told_where_clients_are()
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three);

        Assert.Equal(
            ["CLIENT_QUEUE_URL", "CLIENT_RESULTS_URI", "DATA_STORE_URI", "MODEL_ARTIFACTS", "MODEL_NAME", "MODEL_VERSION", "SERVING_MODE"],
            Variables("v1"));
        Assert.Equal(["DATA_STORE_URI", "MODEL_ARTIFACTS", "MODEL_NAME", "MODEL_VERSION", "SERVING_MODE"], Variables("v3"));

        IEnumerable<string> Variables(string version) =>
            stack[$"scoring-{version}-runtime"].Inputs["spec"]!["containers"]![0]!["env"]!.AsArray().Select(entry => entry!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_version_more_changes_the_split_of_its_model_and_nothing_else()
    {
        var before = await ServingSample.OnKubernetesAsync(ServingSample.Two);
        var after = await ServingSample.OnKubernetesAsync(ServingSample.Three);

        var known = after.Resources.ToDictionary(resource => (resource.Type, resource.Name), resource => resource.Inputs.ToJsonString());
        Assert.Equal(
            ["scoring-split"],
            before.Resources.Where(resource => known[(resource.Type, resource.Name)] != resource.Inputs.ToJsonString())
                .Select(resource => resource.Name));
        Assert.All(
            after.Resources.Where(resource => before.Resources.All(old => (old.Type, old.Name) != (resource.Type, resource.Name))),
            added => Assert.StartsWith("scoring-v3", added.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_preview_declares_the_same() => Assert.Equal(
        Names(await ServingSample.OnKubernetesAsync(ServingSample.Three)),
        Names(await ServingSample.OnKubernetesAsync(ServingSample.Three, preview: true)));

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var args = ServingSample.Args(ServingSample.Two, size: new()
        {
            MilliCpus = 50, MemoryMib = 1, Gpus = 9, MinReplicas = 1, MinStealthReplicas = 0, MaxReplicas = 0, TargetCpuPercent = 100,
        });
        var wrong = new ModelServiceArgs
        {
            Zone = args.Zone, Space = null!, ClusterName = "", ClusterArn = "", Model = args.Model, Versions = args.Versions,
            Runtime = args.Runtime, Size = args.Size, Artifacts = args.Artifacts, DataStore = null!, EndpointBlock = args.EndpointBlock,
            TimeoutSeconds = 601, Callers = [new ModelCaller("A", "b"), new ModelCaller("c", "d"), new ModelCaller("c", "d")],
            PermissionBoundaryArn = "",
        };

        var refusal = await Refusal.OfAsync(() => _ = new ModelService("scoring", wrong));
        Assert.Equal(
            """
            ModelService 'scoring' cannot be made:
            - Size has 50 thousandths of a CPU; give 100 or more.
            - Size has 1 MiB of memory; give 256 or more.
            - Size has 9 GPUs; give 0 to 8.
            - Size has 1 pods of a live version at least; give 2 or more, so that the loss of one is no outage.
            - Size has 0 pods of a version in stealth at least; give 1 or more.
            - Size has 0 pods at most, and more at least; raise the former.
            - Size keeps to 100% of the CPU; give 10 to 95.
            - TimeoutSeconds is 601; it must be 1 to 600.
            - Callers has 'A/b'; write a namespace and a service account of Kubernetes.
            - Callers names 'c/d' 2 times; name it once.
            """.ReplaceLineEndings("\n"),
            string.Join('\n', refusal));
    }

    private static string Address(JsonNode to) => $"{to["destination"]!["host"]}:{to["destination"]!["port"]!["number"]}";

    private static IEnumerable<string> Names(RecordedStack stack) =>
        stack.Resources.Select(resource => $"{resource.Type} {resource.Name}").Order(StringComparer.Ordinal);
}
