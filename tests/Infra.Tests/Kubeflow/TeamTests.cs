using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;
using LandingZone.Security;
using Pulumi;

namespace LandingZone.Infra.Tests.Kubeflow;

public sealed class TeamTests
{
    private const string Policies = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

    [Fact]
    public async Task A_team_is_a_namespace_of_its_own_that_the_profile_controller_knows_as_its_owners()
    {
        var stack = await RecordAsync(KubeflowSamples.Team());
        var metadata = stack["quant-space-namespace"].Inputs["metadata"]!;

        Assert.Equal("quant", metadata["name"]!.GetValue<string>());
        Assert.Equal("""{"owner":"anna.rossi@bank.example"}""", metadata["annotations"]!.ToJsonString());
        Assert.Equal("enabled", metadata["labels"]!["istio-injection"]!.GetValue<string>());
        Assert.Equal("restricted", metadata["labels"]!["pod-security.kubernetes.io/enforce"]!.GetValue<string>());
        Assert.Null(metadata["labels"]!["landing-zone/queued"]);
        Assert.Equal(
            """{"owner":{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"anna.rossi@bank.example"}}""",
            stack["quant-profile"].Inputs["spec"]!.ToJsonString());
        Assert.Equal(["quant-space"], stack["quant-profile"].DependsOn);
    }

    [Fact]
    public async Task A_team_with_a_share_starts_no_job_past_its_queue()
    {
        var stack = await RecordAsync(Args(queued: true));

        Assert.Equal("true", stack["quant-space-namespace"].Inputs["metadata"]!["labels"]!["landing-zone/queued"]!.GetValue<string>());
        var queue = stack["quant-queue"];
        Assert.Equal("default", queue.Inputs["metadata"]!["name"]!.GetValue<string>());
        Assert.Equal("quant", queue.Inputs["metadata"]!["namespace"]!.GetValue<string>());
        Assert.Equal("""{"clusterQueue":"quant-share"}""", queue.Inputs["spec"]!.ToJsonString());

        // A job of the platform itself would wait in the queue too.
        Assert.DoesNotContain(stack.Resources, resource => resource.Type.StartsWith("kubernetes:batch/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_its_pods_may_use_is_bounded_and_a_container_that_asks_for_nothing_gets_a_little()
    {
        var stack = await RecordAsync(KubeflowSamples.Team());

        Assert.Equal(
            Json("""
                {"limits.cpu":"64","limits.memory":"256Gi","persistentvolumeclaims":"20","pods":"60","requests.cpu":"64","requests.memory":"256Gi",
                "requests.nvidia.com/gpu":"4","requests.storage":"500Gi","services.loadbalancers":"0","services.nodeports":"0"}
                """),
            stack["quant-space-quota"].Inputs["spec"]!["hard"]!.ToJsonString());
        Assert.Equal(
            """[{"default":{"cpu":"1000m","memory":"512Mi"},"defaultRequest":{"cpu":"100m","memory":"128Mi"},"type":"Container"}]""",
            stack["quant-space-container-defaults"].Inputs["spec"]!["limits"]!.ToJsonString());
    }

    [Fact]
    public async Task Everything_is_denied_but_what_the_work_needs()
    {
        var stack = await RecordAsync(KubeflowSamples.Team());

        Assert.Equal(
            [
                "quant-from-gateway in namespace gate: 8888,6006",
                "quant-from-katib in namespace kubeflow app katib-controller: 6789,6788",
                "quant-mesh-control out namespace istio-system: 15012",
                "quant-space-allow-dns out namespace kube-system app kube-dns: 53,53",
                "quant-space-allow-https out 0.0.0.0/0 but 169.254.0.0/16: 443",
                "quant-space-allow-pod-identity out 169.254.170.23/32: 80",
                "quant-space-default-deny in nothing out nothing",
                "quant-to-katib out namespace kubeflow app katib-db-manager: 6789",
                "quant-within-team in own pods: all out own pods: all",
            ],
            stack.OfType(Policies).Select(Describe));
        Assert.All(stack.OfType(Policies), policy =>
        {
            Assert.Equal("quant", policy.Inputs["metadata"]!["namespace"]!.GetValue<string>());
            Assert.Equal("{}", policy.Inputs["spec"]!["podSelector"]!.ToJsonString());
        });
        Assert.Equal("""{"mtls":{"mode":"STRICT"}}""", stack["quant-mesh-only"].Inputs["spec"]!.ToJsonString());
    }

    [Theory]
    [InlineData(TeamRole.Viewer, "view", "kubeflow-view")]
    [InlineData(TeamRole.Editor, "edit", "kubeflow-edit")]
    [InlineData(TeamRole.Admin, "admin", "kubeflow-admin")]
    public async Task A_member_is_let_in_by_role_through_the_gateway_and_under_the_own_name_only(TeamRole role, string written, string bound)
    {
        var stack = await RecordAsync(KubeflowSamples.Team(members: KubeflowSamples.Luca with { Role = role }));
        var binding = stack["quant-member-luca"].Inputs;

        Assert.Equal($$"""{"role":"{{written}}","user":"luca@bank.example"}""", binding["metadata"]!["annotations"]!.ToJsonString());
        Assert.Equal($"user-luca-bank-example-clusterrole-{written}", binding["metadata"]!["name"]!.GetValue<string>());
        Assert.Equal(bound, binding["roleRef"]!["name"]!.GetValue<string>());
        Assert.Equal(
            """[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"luca@bank.example"}]""", binding["subjects"]!.ToJsonString());
        Assert.Equal(
            Json("""
                {"action":"ALLOW","rules":[{"from":[{"source":{"principals":["cluster.local/ns/gate/sa/gate-account"]}}],
                "when":[{"key":"request.headers[kubeflow-userid]","values":["luca@bank.example"]}]}]}
                """),
            stack["quant-member-luca-access"].Inputs["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task The_shared_area_and_each_persons_own_are_volumes_that_nothing_leads_out_of_and_that_outlive_the_team()
    {
        Team? team = null;
        var stack = await StackRecorder.RunAsync(options => team = new Team(
            "quant", KubeflowSamples.Team(KubeflowSamples.Files("team/quant", "user/anna", "user/luca"), KubeflowSamples.Luca), options));

        Assert.Equal(["home-anna", "home-luca", "shared"], team!.Claims.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "home-anna fs-1::fsap-user-anna quant/home-anna Retain",
                "home-luca fs-1::fsap-user-luca quant/home-luca Retain",
                "shared fs-1::fsap-team-quant quant/shared Retain",
            ],
            stack.OfType("kubernetes:core/v1:PersistentVolume").Select(volume =>
            {
                var spec = volume.Inputs["spec"]!;
                Assert.Equal("""["tls","iam"]""", spec["mountOptions"]!.ToJsonString());
                var claim = spec["claimRef"]!;
                return $"{volume.Name["quant-".Length..]} {spec["csi"]!["volumeHandle"]} {claim["namespace"]}/{claim["name"]} "
                    + spec["persistentVolumeReclaimPolicy"];
            }));
        Assert.Equal(
            ["quant-home-anna", "quant-home-luca", "quant-shared"],
            stack.OfType("kubernetes:core/v1:PersistentVolumeClaim").Select(claim => claim.Inputs["spec"]!["volumeName"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Without_a_shared_file_system_there_are_no_volumes()
    {
        var stack = await RecordAsync(KubeflowSamples.Team());

        Assert.DoesNotContain(stack.Resources, resource => resource.Type.Contains("PersistentVolume", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_pods_and_no_others_take_its_role_on()
    {
        var stack = await RecordAsync(KubeflowSamples.Team());
        var policy = stack["quant-role", "aws:iam/role:Role"].Inputs["assumeRolePolicy"]!.GetValue<string>();
        var trust = Assert.Single(JsonDocument.Parse(policy).RootElement.Statements()).Value;

        Assert.Equal(["pods.eks.amazonaws.com"], trust.Principals("Service"));
        Assert.Equal(
            [
                "ArnLike aws:SourceArn arn:aws:eks:eu-west-1:222222222222:cluster/cluster",
                "StringEquals aws:RequestTag/kubernetes-namespace quant",
                "StringEquals aws:RequestTag/kubernetes-service-account default-editor",
                "StringEquals aws:SourceAccount 222222222222",
            ],
            trust.Conditions());
        var association = Assert.Single(stack.OfType("aws:eks/podIdentityAssociation:PodIdentityAssociation")).Inputs;
        Assert.Equal("cluster quant default-editor", $"{association["clusterName"]} {association["namespace"]} {association["serviceAccount"]}");
        stack.AssertTagged("aws:iam/role:Role", "aws:eks/podIdentityAssociation:PodIdentityAssociation");
    }

    [Fact]
    public async Task Another_member_changes_nothing_of_the_others()
    {
        var before = await RecordAsync(
            KubeflowSamples.Team(KubeflowSamples.Files("team/quant", "user/anna", "user/luca"), KubeflowSamples.Luca));
        var after = await RecordAsync(KubeflowSamples.Team(
            KubeflowSamples.Files("team/quant", "user/anna", "user/luca", "user/mia"), KubeflowSamples.Mia, KubeflowSamples.Luca));

        Assert.All(before.Resources, resource => Assert.Contains(after.Resources, other =>
            other.Type == resource.Type && other.Name == resource.Name && other.Inputs.ToJsonString() == resource.Inputs.ToJsonString()));
        Assert.Equal(
            ["quant-home-mia", "quant-home-mia", "quant-member-mia", "quant-member-mia-access"],
            after.Resources.Select(resource => $"{resource.Type} {resource.Name}")
                .Except(before.Resources.Select(resource => $"{resource.Type} {resource.Name}"))
                .Select(resource => resource.Split(' ')[1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode)
    {
        var plan = await Planned.OfAsync(
            mode, () => _ = new Team("quant", KubeflowSamples.Team(KubeflowSamples.Files("team/quant", "user/anna"))));

        Assert.Equal(9, plan.Resources.Count(resource => resource.Type == Policies));
        Assert.Equal(2, plan.Resources.Count(resource => resource.Type == "kubernetes:core/v1:PersistentVolumeClaim"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "Team 'quant' cannot be made:",
            "- Name is 'Quant-'; it must be up to 20 lower-case letters, digits and single hyphens, beginning with a letter.",
            "- Members has the name 'Luca'; it must be up to 20 lower-case letters, digits and single hyphens, beginning with a letter.",
            "- Members has the mail address 'luca'; it must be the lower-case mail address that the identity provider signs the person in with.",
            "- Members has 'anna' 2 times, the owner counted; name each person once.",
            "- Quota has 3 volume claims and 500 GiB of storage; the shared area and the homes of 3 people need 4 of each at least.",
            "- Files has no access point for 'team/Quant-'; give the shared file system that area.",
            "- Files has no access point for 'user/Luca'; give the shared file system that area.",
            "- ToolsImage is 'registry/platform/python:3'; name it by digest, so that it is the same whenever a pod starts.",
            "- IdleMinutes is 14; give 15 or more, so that a coffee does not end the work.",
        ],
        await KubeflowSamples.RefusalOf(options => _ = new Team("quant", new TeamArgs
        {
            Zone = Samples.Rnd,
            Name = "Quant-",
            Owner = KubeflowSamples.Anna,
            Members = [new() { Name = "Luca", Email = "luca" }, KubeflowSamples.Anna],
            Quota = KubeflowSamples.Quota with { VolumeClaims = 3 },
            ClusterName = "cluster",
            ClusterArn = "arn:cluster",
            PermissionBoundaryArn = "arn:boundary",
            Gateway = KubeflowSamples.Gateway,
            Home = KubeflowSamples.Team().Home,
            StorageKeyArn = "arn:key",
            Files = KubeflowSamples.Files("user/anna"),
            ToolsImage = "registry/platform/python:3",
            IdleMinutes = 14,
        }, options)));

    [Theory]
    [InlineData("kubeflow")]
    [InlineData("sign-in")]
    [InlineData("environments")]
    [InlineData("default")]
    public async Task A_namespace_of_the_platform_is_nobodys_team(string name) => Assert.Equal(
        ["Team 'quant' cannot be made:", $"- Name is '{name}', which is a namespace of the platform; choose another."],
        await KubeflowSamples.RefusalOf(options => _ = new Team("quant", Args(name: name), options)));

    private static Task<RecordedStack> RecordAsync(TeamArgs args) => StackRecorder.RunAsync(options => _ = new Team("quant", args, options));

    private static TeamArgs Args(string name = "quant", bool queued = false)
    {
        var sample = KubeflowSamples.Team();
        return new()
        {
            Zone = sample.Zone,
            Name = name,
            Owner = sample.Owner,
            Quota = sample.Quota,
            ClusterName = sample.ClusterName,
            ClusterArn = sample.ClusterArn,
            PermissionBoundaryArn = sample.PermissionBoundaryArn,
            Gateway = sample.Gateway,
            Home = sample.Home,
            StorageKeyArn = sample.StorageKeyArn,
            ToolsImage = sample.ToolsImage,
            Share = queued ? (Input<string>)"quant-share" : null,
        };
    }

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();

    /// <summary>"name in peer: ports out peer: ports", for a policy about all pods of its namespace.</summary>
    private static string Describe(RecordedResource policy)
    {
        var spec = policy.Inputs["spec"]!;
        var types = spec["policyTypes"]!.AsArray().Select(type => type!.GetValue<string>()).ToList();
        return policy.Name
            + (types.Contains("Ingress") ? $" in {Rules(spec["ingress"], "from")}" : "")
            + (types.Contains("Egress") ? $" out {Rules(spec["egress"], "to")}" : "");
    }

    private static string Rules(JsonNode? rules, string side) => rules is null
        ? "nothing"
        : string.Join(" and ", rules.AsArray().Select(rule => $"{string.Join(" or ", rule![side]!.AsArray().Select(Peer))}: {Ports(rule)}"));

    private static string Ports(JsonNode rule) =>
        rule["ports"] is { } ports ? string.Join(',', ports.AsArray().Select(port => port!["port"])) : "all";

    private static string Peer(JsonNode? peer) => peer switch
    {
        _ when peer!["ipBlock"] is { } block => $"{block["cidr"]}{(block["except"] is { } except ? $" but {except[0]}" : "")}",
        _ when peer["namespaceSelector"] is { } space =>
            $"namespace {space["matchLabels"]!["kubernetes.io/metadata.name"]}"
            + (peer["podSelector"] is { } pods ? $" app {pods["matchLabels"]!.AsObject().Single().Value}" : ""),
        _ => peer["podSelector"]!.ToJsonString() == "{}" ? "own pods" : peer.ToJsonString(),
    };
}
