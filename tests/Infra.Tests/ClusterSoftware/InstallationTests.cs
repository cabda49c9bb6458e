using System.Text.Json.Nodes;
using LandingZone.Cluster;
using LandingZone.ClusterSoftware;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using Pulumi;

namespace LandingZone.Infra.Tests.ClusterSoftware;

public sealed class InstallationTests
{
    private const string Registry = "222222222222.dkr.ecr.eu-west-1.amazonaws.com";

    private static readonly ZoneRegistry Own = new()
    {
        Charts = new ChartRepository { Url = $"oci://{Registry}/charts", Username = "AWS", Password = "secret" },
        Images = Registry,
    };

    public static TheoryData<string> Installations => ["cert-manager", "istio", "kserve", "kueue", "trainer", "efa"];

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task Nothing_comes_from_outside_where_the_zone_has_a_registry_of_its_own(string what)
    {
        var releases = (await RecordAsync(what, Own)).OfType("kubernetes:helm.sh/v3:Release").ToList();

        Assert.NotEmpty(releases);
        Assert.All(releases, release =>
        {
            Assert.StartsWith($"oci://{Registry}/charts/", release.Inputs["chart"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Null(release.Inputs["repositoryOpts"]!["repo"]);
            var values = release.Inputs["values"]?.ToJsonString() ?? "";
            Assert.DoesNotContain("quay.io", values, StringComparison.Ordinal);
            Assert.DoesNotContain("docker.io", values, StringComparison.Ordinal);
            Assert.DoesNotContain("ghcr.io", values, StringComparison.Ordinal);
            Assert.DoesNotContain("k8s.io/", values.Replace("jobset.x-k8s.io/jobset", "", StringComparison.Ordinal)
                .Replace("kueue.x-k8s.io/v1beta2", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task Charts_are_pinned_and_installed_whole_or_not_at_all(string what) => Assert.All(
        (await RecordAsync(what, ZoneRegistry.Publishers)).OfType("kubernetes:helm.sh/v3:Release"),
        release =>
        {
            Assert.Matches(@"^v?\d+\.\d+\.\d+$", release.Inputs["version"]!.GetValue<string>());
            Assert.True(release.Inputs["atomic"]!.GetValue<bool>());
            Assert.False(release.Inputs["createNamespace"]!.GetValue<bool>());
        });

    [Theory]
    [InlineData("cert-manager", 10250)]
    [InlineData("istio", 15017)]
    [InlineData("kserve", 9443)]
    [InlineData("kueue", 9443)]
    [InlineData("trainer", 9443)]
    public async Task The_control_plane_reaches_webhooks_on_a_port_that_its_security_group_lets_through(string what, int port)
    {
        var doors = (await RecordAsync(what, Own)).OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy")
            .Where(policy => policy.Name.EndsWith("-from-control-plane", StringComparison.Ordinal))
            .SelectMany(policy => policy.Inputs["spec"]!["ingress"]!.AsArray())
            .ToList();

        var rule = Assert.Single(doors)!;
        Assert.Equal("10.40.0.0/16", rule["from"]![0]!["ipBlock"]!["cidr"]!.GetValue<string>());
        Assert.Contains(port, rule["ports"]!.AsArray().Select(open => (int)open!["port"]!.GetValue<double>()));
        var stack = await StackRecorder.RunAsync(options => _ = new EksCluster("eks", EksClusterTests.Args(), options));
        Assert.Contains(
            stack.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"), rule => rule.Name == $"eks-nodes-from-control-plane-{port}");
    }

    [Fact]
    public async Task The_mesh_takes_nothing_in_clear_and_has_one_private_door()
    {
        var stack = await RecordAsync("istio", Own);

        Assert.Equal("""{"mtls":{"mode":"STRICT"}}""", stack["istio-strict-mtls"].Inputs["spec"]!.ToJsonString());
        var balancer = stack["istio-gateway-balancer"].Inputs;
        Assert.True(balancer["internal"]!.GetValue<bool>());
        Assert.Equal("network", balancer["loadBalancerType"]!.GetValue<string>());
        Assert.Equal(
            ["10.40.0.0/16", "10.8.0.0/16"],
            stack.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
                .Select(rule => rule.Inputs["cidrIpv4"]?.GetValue<string>()).OfType<string>().Order(StringComparer.Ordinal));
        Assert.Equal("asg-of-system", stack["istio-gateway-on-system"].Inputs["autoscalingGroupName"]!.GetValue<string>());
        var service = stack["istio-gateway"].Inputs["values"]!["service"]!;
        Assert.Equal("NodePort", service["type"]!.GetValue<string>());
        Assert.Equal("1", stack["istio-gateway-space-quota"].Inputs["spec"]!["hard"]!["services.nodeports"]!.GetValue<string>());
        Assert.Equal("0", stack["istio-control-space-quota"].Inputs["spec"]!["hard"]!["services.nodeports"]!.GetValue<string>());
        stack.AssertTagged("aws:lb/loadBalancer:LoadBalancer", "aws:lb/targetGroup:TargetGroup", "aws:ec2/securityGroup:SecurityGroup");
    }

    [Fact]
    public async Task The_parts_of_the_mesh_come_in_order()
    {
        var stack = await RecordAsync("istio", Own);

        Assert.Contains("istio-base", stack["istio-cni"].DependsOn);
        Assert.Equal(["istio-base", "istio-cni"], stack["istio-istiod"].DependsOn);
        Assert.Equal(["istio-istiod"], stack["istio-strict-mtls"].DependsOn);
        Assert.Contains("istio-strict-mtls", stack["istio-gateway"].DependsOn);
        Assert.Equal(["istio-gateway"], stack["istio-gateway-listener"].DependsOn);
    }

    [Fact]
    public async Task A_proxy_for_signing_in_is_known_to_the_mesh()
    {
        var stack = await StackRecorder.RunAsync(options => _ = new IstioMesh(
            "istio", Mesh(Args(Software.Istio, Own), signIns: [new("sign-in", "oauth2-proxy.sign-in.svc.cluster.local", 80)]), options));

        var provider = stack["istio-istiod"].Inputs["values"]!["meshConfig"]!["extensionProviders"]![0]!;
        Assert.Equal("sign-in", provider["name"]!.GetValue<string>());
        Assert.Equal("oauth2-proxy.sign-in.svc.cluster.local", provider["envoyExtAuthzHttp"]!["service"]!.GetValue<string>());
    }

    [Fact]
    public async Task KServe_brings_its_definitions_first_and_makes_no_routes_of_its_own()
    {
        var stack = await RecordAsync("kserve", Own);

        Assert.Equal(["kserve-definitions"], stack["kserve-release"].DependsOn);
        var controller = stack["kserve-release"].Inputs["values"]!["kserve"]!["controller"]!;
        Assert.Equal("Standard", controller["deploymentMode"]!.GetValue<string>());
        Assert.True(controller["gateway"]!["disableIngressCreation"]!.GetValue<bool>());
        Assert.Equal($"{Registry}/kserve/kserve-controller", controller["image"]!.GetValue<string>());
        Assert.Equal($"{Registry}/brancz/kube-rbac-proxy:v0.18.0", controller["rbacProxyImage"]!.GetValue<string>());
    }

    [Fact]
    public async Task Jobs_start_with_all_their_pods_or_go_back_to_their_queue()
    {
        var stack = await StackRecorder.RunAsync(options => _ = new Kueue("kueue", new KueueArgs
        {
            Software = Args(Software.Kueue, Own),
            Gangs = new GangScheduling { TimeoutSeconds = 600, RecoverySeconds = 120, OneAtATime = false, MostRequeues = 3 },
        }, options));

        var configuration = JsonNode.Parse(
            stack["kueue-release"].Inputs["values"]!["managerConfig"]!["controllerManagerConfigYaml"]!.GetValue<string>())!;
        Assert.Equal(
            """{"timeout":"600s","recoveryTimeout":"120s","blockAdmission":false,"requeuingStrategy":{"timestamp":"Eviction","backoffLimitCount":3}}""",
            configuration["waitForPodsReady"]!.ToJsonString());
        Assert.True(configuration["manageJobsWithoutQueueName"]!.GetValue<bool>());
        Assert.Equal("""{"matchLabels":{"landing-zone/queued":"true"}}""", configuration["managedJobsNamespaceSelector"]!.ToJsonString());
        Assert.Equal(
            """["batch/job","jobset.x-k8s.io/jobset","pod","trainer.kubeflow.org/trainjob"]""",
            configuration["integrations"]!["frameworks"]!.ToJsonString());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_mesh_is_said_at_once()
    {
        var message = "";
        await StackRecorder.RunAsync(options => message = Assert.Throws<ArgumentException>(() => new IstioMesh("istio", new IstioMeshArgs
        {
            Software = Args(Software.Istio, Own),
            ClientBlocks = [CidrBlock.Parse("203.0.113.0/24")],
            GatewayReplicas = 1,
            VpcId = "vpc",
            SubnetIds = "subnet",
            NodeSecurityGroupId = "sg",
            GatewayNodes = new Dictionary<string, Output<string>>(),
        }, options)).Message);

        Assert.Equal(
            """
            IstioMesh 'istio' cannot be made:
            - GatewayReplicas is 1; it must be from 2, so that the loss of one stops nothing, to 10.
            - GatewayNodes is empty; name the Auto Scaling group of a pool for system pods.
            - ClientBlocks has 203.0.113.0/24, which is public; the gateway is for private addresses only.
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Fact]
    public async Task A_release_of_something_else_and_a_registry_in_clear_are_refused()
    {
        var message = "";
        await StackRecorder.RunAsync(options => message = Assert.Throws<ArgumentException>(() => new KServe("kserve", new SoftwareArgs
        {
            Zone = Samples.Rnd,
            ZoneBlock = CidrBlock.Parse("10.40.0.0/16"),
            Release = SoftwareTable.Reviewed(Software.Kueue),
            Registry = new ZoneRegistry { Charts = new ChartRepository { Url = "http://charts", Username = "me" }, Images = "https://registry/" },
        }, options)).Message);

        Assert.Equal(
            """
            KServe 'kserve' cannot be made:
            - Release is kueue 0.19.6; it must be one of kserve: 0.20.0.
            - Url is 'http://charts'; it must begin with https:// or oci://.
            - The chart repository has a user name or a password alone; give both or neither.
            - ImageRegistry is 'https://registry/'; it must be a host, with a path or without, and without a scheme or a slash at the end.
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Fact]
    public async Task The_times_of_gangs_have_limits()
    {
        var message = "";
        await StackRecorder.RunAsync(options => message = Assert.Throws<ArgumentException>(() => new Kueue("kueue", new KueueArgs
        {
            Software = Args(Software.Kueue, Own),
            Gangs = new GangScheduling { TimeoutSeconds = 1, RecoverySeconds = 9000, MostRequeues = 0 },
        }, options)).Message);

        Assert.Equal(
            """
            Kueue 'kueue' cannot be made:
            - TimeoutSeconds is 1; it must be from 60 to 7200.
            - RecoverySeconds is 9000; it must be from 60 to 7200.
            - MostRequeues is 0; it must be from 1 to 100.
            """.ReplaceLineEndings("\n"),
            message);
    }

    private static Task<RecordedStack> RecordAsync(string what, ZoneRegistry registry) => StackRecorder.RunAsync(options => _ = what switch
    {
        "cert-manager" => (ComponentResource)new CertManager(what, Args(Software.CertManager, registry), options),
        "istio" => new IstioMesh(what, Mesh(Args(Software.Istio, registry)), options),
        "kserve" => new KServe(what, Args(Software.KServe, registry), options),
        "kueue" => new Kueue(what, new KueueArgs { Software = Args(Software.Kueue, registry) }, options),
        "trainer" => new KubeflowTrainer(what, Args(Software.Trainer, registry), options),
        _ => new EfaDevicePlugin(
            what, Args(Software.EfaDevicePlugin, registry), [new("team", "ml", NodeTaintEffect.NoSchedule)], options),
    });

    private static IstioMeshArgs Mesh(SoftwareArgs software, IReadOnlyList<MeshSignIn>? signIns = null) => new()
    {
        Software = software,
        ClientBlocks = [CidrBlock.Parse("10.8.0.0/16")],
        SignIns = signIns ?? [],
        VpcId = "vpc",
        SubnetIds = new[] { "subnet-a", "subnet-b" },
        NodeSecurityGroupId = "sg-nodes",
        GatewayNodes = new Dictionary<string, Output<string>> { ["system"] = Output.Create("asg-of-system") },
    };

    private static SoftwareArgs Args(Software software, ZoneRegistry registry) => new()
    {
        Zone = Samples.Rnd,
        ZoneBlock = CidrBlock.Parse("10.40.0.0/16"),
        Release = SoftwareTable.Reviewed(software),
        Registry = registry,
    };
}
