using System.Text.Json.Nodes;
using LandingZone.ClusterSoftware;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;
using LandingZone.Registry;

namespace LandingZone.Infra.Tests.Kubeflow;

public sealed class KubeflowPlatformTests
{
    private const string Deployments = "kubernetes:apps/v1:Deployment";
    private const string Address =
        $"222222222222.dkr.ecr.eu-west-1.amazonaws.com/rnd-eu-west-1/notebooks/jupyter@{KubeflowSamples.Digest}";

    private const string Policies = "kubernetes:security.istio.io/v1:AuthorizationPolicy";

    [Fact]
    public async Task All_parts_run_from_the_zones_own_registry()
    {
        var stack = await RecordAsync(KubeflowSamples.Platform());

        Assert.Equal(
            [
                "kubeflow-dashboard registry.bank.example/kubeflow/dashboard/dashboard:v2.0.0",
                "kubeflow-jupyter-web-app registry.bank.example/kubeflow/notebooks/jupyter-web-app:v1.11.0",
                "kubeflow-katib-controller registry.bank.example/kubeflow/katib/katib-controller:v0.19.0",
                "kubeflow-katib-db-manager registry.bank.example/kubeflow/katib/katib-db-manager:v0.19.0",
                "kubeflow-katib-mysql registry.bank.example/library/mysql:8.4.10",
                "kubeflow-katib-ui registry.bank.example/kubeflow/katib/katib-ui:v0.19.0",
                "kubeflow-notebook-controller registry.bank.example/kubeflow/notebooks/notebook-controller:v1.11.0",
                "kubeflow-poddefaults-webhook registry.bank.example/kubeflow/dashboard/poddefaults-webhook:v2.0.0",
                "kubeflow-profiles registry.bank.example/kubeflow/dashboard/profile-controller:v2.0.0 "
                    + "registry.bank.example/kubeflow/dashboard/access-management:v2.0.0",
                "kubeflow-sign-in-oauth2-proxy registry.bank.example/oauth2-proxy/oauth2-proxy:v7.15.4",
            ],
            stack.OfType(Deployments).Select(part => $"{part.Name} {string.Join(' ', Containers(part).Select(it => it!["image"]!.GetValue<string>()))}"));
        Assert.DoesNotContain("ghcr.io", Text(stack, "kubeflow-katib-config"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_registry_images_come_from_their_publishers()
    {
        var stack = await RecordAsync(KubeflowSamples.Platform(registry: null));
        string ImageOf(string part) => Containers(stack.OfType(Deployments).Single(found => found.Name == part))[0]!["image"]!.GetValue<string>();

        Assert.Equal("ghcr.io/kubeflow/notebooks/notebook-controller:v1.11.0", ImageOf("kubeflow-notebook-controller"));
        Assert.Equal("quay.io/oauth2-proxy/oauth2-proxy:v7.15.4", ImageOf("kubeflow-sign-in-oauth2-proxy"));
        Assert.Equal("docker.io/library/mysql:8.4.10", ImageOf("kubeflow-katib-mysql"));
    }

    [Fact]
    public async Task Every_pod_meets_the_restricted_standard()
    {
        var stack = await RecordAsync(KubeflowSamples.Platform());

        Assert.All(stack.OfType(Deployments), part =>
        {
            var pod = part.Inputs["spec"]!["template"]!["spec"]!;
            Assert.True(pod["securityContext"]!["runAsNonRoot"]!.GetValue<bool>(), part.Name);
            Assert.Equal("RuntimeDefault", pod["securityContext"]!["seccompProfile"]!["type"]!.GetValue<string>());
            Assert.All(Containers(part), container => Assert.Equal(
                """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}}""",
                container!["securityContext"]!.ToJsonString()));
        });
        Assert.Equal(
            ["restricted", "restricted"],
            stack.OfType("kubernetes:core/v1:Namespace")
                .Select(space => space.Inputs["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]!.GetValue<string>()));
    }

    [Fact]
    public async Task No_role_has_a_wildcard_and_only_the_profile_controller_hands_out_rights()
    {
        var stack = await RecordAsync(KubeflowSamples.Platform());
        var roles = stack.Resources.Where(
            resource => resource.Type is "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole" or "kubernetes:rbac.authorization.k8s.io/v1:Role").ToList();

        Assert.NotEmpty(roles);
        Assert.All(roles, role => Assert.DoesNotContain("\"*\"", role.Inputs["rules"]!.ToJsonString(), StringComparison.Ordinal));
        Assert.Equal(["kubeflow-profiles"], MayDo(roles, "rbac.authorization.k8s.io", "clusterroles", "bind"));
        Assert.Equal(["kubeflow-katib-controller", "kubeflow-profiles"], MayDo(roles, "rbac.authorization.k8s.io", "rolebindings", "create"));
        Assert.Equal([], MayDo(roles, "", "secrets", "get"));
        Assert.Equal([], MayDo(roles, "", "pods/exec", "create"));
    }

    /// <summary>Members of teams: what the three roles that Kubeflow knows may do.</summary>
    [Theory]
    [InlineData("kubeflow.org", "notebooks", "create", "admin edit")]
    [InlineData("kubeflow.org", "notebooks", "list", "admin edit view")]
    [InlineData("trainer.kubeflow.org", "trainjobs", "create", "admin edit")]
    [InlineData("kubeflow.org", "experiments", "delete", "admin edit")]
    [InlineData("", "secrets", "create", "admin edit")]
    [InlineData("", "secrets", "get", "")]
    [InlineData("", "secrets", "list", "")]
    [InlineData("", "pods/exec", "create", "")]
    [InlineData("", "pods/log", "get", "admin edit view")]
    [InlineData("", "serviceaccounts", "create", "")]
    [InlineData("", "serviceaccounts/token", "create", "")]
    [InlineData("", "resourcequotas", "update", "")]
    [InlineData("networking.k8s.io", "networkpolicies", "delete", "")]
    [InlineData("security.istio.io", "authorizationpolicies", "delete", "")]
    [InlineData("networking.istio.io", "virtualservices", "create", "")]
    [InlineData("rbac.authorization.k8s.io", "rolebindings", "create", "")]
    [InlineData("rbac.authorization.k8s.io", "rolebindings", "list", "admin")]
    [InlineData("kubeflow.org", "poddefaults", "update", "")]
    public async Task Members_may_do(string group, string resource, string verb, string who)
    {
        var stack = await RecordAsync(KubeflowSamples.Platform());
        var roles = stack.OfType("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole")
            .Where(role => role.Name is "kubeflow-kubeflow-admin" or "kubeflow-kubeflow-edit" or "kubeflow-kubeflow-view");

        Assert.Equal(who, string.Join(' ', MayDo(roles, group, resource, verb).Select(role => role["kubeflow-kubeflow-".Length..])));
    }

    [Fact]
    public async Task Nobody_comes_in_unless_signed_in_by_the_banks_provider_and_through_the_gateway()
    {
        var stack = await RecordAsync(KubeflowSamples.Platform());
        string Spec(string name) => stack[name].Inputs["spec"]!.ToJsonString();

        Assert.Equal(
            Json("""
                {"selector":{"istio":"private"},"servers":[{"hosts":["kubeflow.rnd.bank.example"],"port":{"name":"https-kubeflow","number":8443,
                "protocol":"HTTPS"},"tls":{"credentialName":"kubeflow-door","minProtocolVersion":"TLSV1_2","mode":"SIMPLE"}}]}
                """),
            Spec("kubeflow-gateway"));
        Assert.Equal(
            Json("""
                {"action":"CUSTOM","provider":{"name":"oauth2-proxy"},"rules":[{"to":[{"operation":{"hosts":["kubeflow.rnd.bank.example",
                "kubeflow.rnd.bank.example:*"],"notPaths":["/oauth2/*"]}}],"when":[{"key":"request.headers[authorization]","notValues":["*"]}]}],
                "selector":{"matchLabels":{"istio":"private"}}}
                """),
            Spec("kubeflow-door-sign-in"));
        Assert.Equal(
            Json("""
                {"jwtRules":[{"audiences":["kubeflow"],"forwardOriginalToken":true,"fromHeaders":[{"name":"Authorization","prefix":"Bearer "}],
                "issuer":"https://login.bank.example","jwksUri":"https://login.bank.example/keys","outputClaimToHeaders":[{"claim":"email",
                "header":"kubeflow-userid"},{"claim":"groups","header":"kubeflow-groups"}]}],"selector":{"matchLabels":{"istio":"private"}}}
                """),
            Spec("kubeflow-door-tokens"));
        Assert.Equal(
            Json("""
                {"action":"DENY","rules":[{"from":[{"source":{"notRequestPrincipals":["*"]}}],"to":[{"operation":{"hosts":["kubeflow.rnd.bank.example",
                "kubeflow.rnd.bank.example:*"],"notPaths":["/oauth2/*"]}}]}],"selector":{"matchLabels":{"istio":"private"}}}
                """),
            Spec("kubeflow-door-token-needed"));
        Assert.Equal("{}", Spec("kubeflow-nobody-else"));
        Assert.Equal(
            [
                "kubeflow-dashboard-access cluster.local/ns/gate/sa/gate-account",
                "kubeflow-jupyter-web-app-access cluster.local/ns/gate/sa/gate-account",
                "kubeflow-katib-ui-access cluster.local/ns/gate/sa/gate-account",
                "kubeflow-profiles-access cluster.local/ns/kubeflow/sa/dashboard",
                "kubeflow-sign-in-oauth2-proxy-access cluster.local/ns/gate/sa/gate-account",
            ],
            stack.OfType(Policies).Where(policy => policy.Inputs["spec"]!["action"]?.GetValue<string>() == "ALLOW").Select(policy =>
                $"{policy.Name} {policy.Inputs["spec"]!["rules"]![0]!["from"]![0]!["source"]!["principals"]![0]!.GetValue<string>()}"));
    }

    [Fact]
    public async Task The_banks_own_authority_signs_the_host_where_there_is_one()
    {
        var args = KubeflowSamples.Platform();
        var own = await RecordAsync(args);
        var banks = await RecordAsync(new KubeflowPlatformArgs
        {
            Zone = args.Zone,
            Network = args.Network,
            Host = args.Host,
            Gateway = args.Gateway,
            CertificateIssuer = "bank-ca",
            SignIn = args.SignIn,
            Administrator = args.Administrator,
            Environments = args.Environments,
            DatabasePassword = args.DatabasePassword,
        });

        Assert.Equal(
            """{"group":"cert-manager.io","kind":"Issuer","name":"kubeflow-door-authority"}""",
            own["kubeflow-door-door-certificate"].Inputs["spec"]!["issuerRef"]!.ToJsonString());
        Assert.Equal(
            """{"group":"cert-manager.io","kind":"ClusterIssuer","name":"bank-ca"}""",
            banks["kubeflow-door-door-certificate"].Inputs["spec"]!["issuerRef"]!.ToJsonString());
        Assert.DoesNotContain(banks.Resources, resource => resource.Name == "kubeflow-door-door-authority");
    }

    [Fact]
    public async Task Groups_narrow_who_may_sign_in()
    {
        var args = KubeflowSamples.Platform();
        var stack = await RecordAsync(new KubeflowPlatformArgs
        {
            Zone = args.Zone,
            Network = args.Network,
            Host = args.Host,
            Gateway = args.Gateway,
            SignIn = args.SignIn with { AllowedGroups = ["ml-users", "ml-admins"], SessionHours = 8 },
            Administrator = args.Administrator,
            Environments = args.Environments,
            DatabasePassword = args.DatabasePassword,
        });
        var settings = SignInSettings(stack);

        Assert.Contains("allowed_groups = [ \"ml-users\", \"ml-admins\" ]\n", settings, StringComparison.Ordinal);
        Assert.Contains("cookie_expire = \"8h\"\n", settings, StringComparison.Ordinal);
        Assert.Contains("oidc_issuer_url = \"https://login.bank.example\"\n", settings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_spawner_offers_the_catalogues_images_by_digest_and_no_others()
    {
        var args = KubeflowSamples.Platform();
        var stack = await RecordAsync(new KubeflowPlatformArgs
        {
            Zone = args.Zone,
            Network = args.Network,
            Host = args.Host,
            Gateway = args.Gateway,
            SignIn = args.SignIn,
            Administrator = args.Administrator,
            Environments =
            [
                KubeflowSamples.Environment("pytorch/2.9", kinds: [WorkspaceKind.Jupyter, WorkspaceKind.VsCode]),
                KubeflowSamples.Environment("pytorch/2.4", retired: true, kinds: [WorkspaceKind.Jupyter]),
                KubeflowSamples.Environment("own/1", team: "quant", kinds: [WorkspaceKind.Jupyter]),
                KubeflowSamples.Environment("horovod/2.12"),
            ],
            DatabasePassword = args.DatabasePassword,
        });
        var form = JsonNode.Parse(Text(stack, "kubeflow-jupyter-web-app-config", "spawner_ui_config.yaml"))!["spawnerFormDefaults"]!;

        Assert.False(form["allowCustomImage"]!.GetValue<bool>());
        Assert.Equal(
            $$"""{"value":"{{Address}}","options":["{{Address}}"]}""",
            form["image"]!.ToJsonString());
        Assert.Equal("""{"value":"","options":[]}""", form["imageGroupTwo"]!.ToJsonString());
    }

    [Fact]
    public async Task Secrets_are_never_written_in_clear_and_the_database_is_protected()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, () => _ = new KubeflowPlatform("kubeflow", KubeflowSamples.Platform()));
        using var stream = new MemoryStream();
        plan.WriteTo(stream);
        var text = System.Text.Encoding.UTF8.GetString(stream.ToArray());

        Assert.DoesNotContain("client-secret\"}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("database-password", text, StringComparison.Ordinal);
        Assert.Equal(["kubeflow-katib-mysql"], plan.Resources.Where(resource => resource.Protect).Select(resource => resource.Name));
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode)
    {
        var plan = await Planned.OfAsync(mode, () => _ = new KubeflowPlatform("kubeflow", KubeflowSamples.Platform()));

        Assert.Equal(10, plan.Resources.Count(resource => resource.Type == Deployments));
        Assert.Equal(6, plan.Resources.Count(resource => resource.Type == "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition"));
    }

    [Fact]
    public async Task Webhooks_are_reached_by_the_Kubernetes_API_alone()
    {
        var stack = await RecordAsync(KubeflowSamples.Platform());

        Assert.Equal(
            Json("""
                {"ingress":[{"from":[{"ipBlock":{"cidr":"10.40.0.0/16"}}],"ports":[{"port":4443,"protocol":"TCP"},{"port":8443,"protocol":"TCP"}]}],
                "podSelector":{"matchExpressions":[{"key":"app.kubernetes.io/name","operator":"In","values":["poddefaults-webhook",
                "katib-controller"]}]},"policyTypes":["Ingress"]}
                """),
            stack["kubeflow-from-kubernetes-api"].Inputs["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "KubeflowPlatform 'kubeflow' cannot be made:",
            "- Host is 'https://x'; it must be a host name of the bank's own, in lower case and without a scheme, such as kubeflow.rnd.bank.example.",
            "- Administrator is 'Anna'; it must be the lower-case mail address that the identity provider signs the person in with.",
            "- ImageRegistry is 'https://registry/'; it must be a host, with a path or without, and without a scheme or a slash at the end.",
            "- Software has no release of katib; give one of each part: kubeflow-dashboard, kubeflow-notebooks, katib, oauth2-proxy, mysql.",
            "- Software has no release of mysql; give one of each part: kubeflow-dashboard, kubeflow-notebooks, katib, oauth2-proxy, mysql.",
            "- SignIn has the issuer 'http://login'; it must be an address that begins with https://.",
            "- SignIn has the keysUrl 'keys'; it must be an address that begins with https://.",
            "- SignIn has the client 'a b'; use letters, digits and ._~:/- only.",
            "- SignIn has no mail domain; name one or more, so that nobody else's accounts can sign in.",
            "- SignIn has the group ''; it must not be empty or have quotation marks.",
            "- SignIn has sessions of 25 hours; give 1 to 24.",
        ],
        await KubeflowSamples.RefusalOf(options => _ = new KubeflowPlatform("kubeflow", new KubeflowPlatformArgs
        {
            Zone = Samples.Rnd,
            Network = KubeflowSamples.Platform().Network,
            Host = "https://x",
            Gateway = KubeflowSamples.Gateway,
            SignIn = new IdentityProvider
            {
                Issuer = "http://login",
                KeysUrl = "keys",
                ClientId = "a b",
                ClientSecret = "",
                CookieSecret = "",
                EmailDomains = [],
                AllowedGroups = [""],
                SessionHours = 25,
            },
            Administrator = "Anna",
            Environments = [],
            DatabasePassword = "",
            ImageRegistry = "https://registry/",
            Software = SoftwareSet.Reviewed(Software.KubeflowDashboard, Software.KubeflowNotebooks, Software.SignInProxy),
        }, options)));

    private static Task<RecordedStack> RecordAsync(KubeflowPlatformArgs args) =>
        StackRecorder.RunAsync(options => _ = new KubeflowPlatform("kubeflow", args, options));

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();

    private static JsonArray Containers(RecordedResource part) => part.Inputs["spec"]!["template"]!["spec"]!["containers"]!.AsArray();

    private static string Text(RecordedStack stack, string map, string? key = null)
    {
        var data = stack.OfType("kubernetes:core/v1:ConfigMap").Single(resource => resource.Name == map).Inputs["data"]!.AsObject();
        return key is null ? data.ToJsonString() : data[key]!.GetValue<string>();
    }

    private static string SignInSettings(RecordedStack stack) => Text(stack, "kubeflow-sign-in-oauth2-proxy", "oauth2_proxy.cfg");

    private static IEnumerable<string> MayDo(IEnumerable<RecordedResource> roles, string group, string resource, string verb) => roles
        .Where(role => role.Inputs["rules"]!.AsArray().Any(rule =>
            Has(rule!, "apiGroups", group) && Has(rule!, "resources", resource) && Has(rule!, "verbs", verb)))
        .Select(role => role.Name)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static bool Has(JsonNode rule, string key, string value) => rule[key]!.AsArray().Any(item => item!.GetValue<string>() == value);
}
