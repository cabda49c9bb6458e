using LandingZone.Cluster;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using LandingZone.Observability;
using YamlDotNet.RepresentationModel;

namespace LandingZone.Infra.Tests.Observability;

public sealed class GpuMetricsTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:222222222222:rnd-eu-west-1-alarms-urgent";

    [Fact]
    public async Task The_workspace_is_encrypted_protected_and_logged()
    {
        var declaration = await Declare();

        var workspace = declaration.One("aws:amp/workspace:Workspace");
        Assert.Equal(("rnd-eu-west-1-gpu-metrics", "arn:key"), (workspace.Text("alias"), workspace.Text("kmsKeyArn")));
        var log = declaration.One("aws:cloudwatch/logGroup:LogGroup");
        Assert.Equal("/aws/vendedlogs/prometheus/rnd-eu-west-1-eks", log.Text("name"));
        Assert.Equal(("arn:log-key", 365), (log.Text("kmsKeyId"), log.Number("retentionInDays")));
        Assert.EndsWith(":*", (string)workspace.Map("loggingConfiguration")["logGroupArn"], StringComparison.Ordinal);
        Assert.Equal(400, declaration.One("aws:amp/workspaceConfiguration:WorkspaceConfiguration").Number("retentionPeriodInDays"));

        var plan = await AccessTable.PlanAsync(Samples.Rnd, options => _ = new GpuMetrics("gpu-metrics", Args(), options));
        Assert.True(Assert.Single(plan.Resources, resource => resource.Type == "aws:amp/workspace:Workspace").Protect);
    }

    [Fact]
    public async Task The_scraper_comes_by_private_subnets_and_reaches_three_ports()
    {
        var declaration = await Declare();

        var scraper = declaration.One("aws:amp/scraper:Scraper");
        var eks = (System.Collections.Immutable.ImmutableDictionary<string, object>)scraper.Map("source")["eks"];
        Assert.Equal("arn:cluster", eks["clusterArn"]);
        Assert.Equal(["subnet-a", "subnet-b"], ((System.Collections.Immutable.ImmutableArray<object>)eks["subnetIds"]).Cast<string>());
        Assert.Equal(
            ["443 control-plane", "8080 nodes", "9400 nodes"],
            declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")
                .Select(rule => $"{rule.Number("toPort")} {rule.Text("referencedSecurityGroupId")}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["443 control-plane", "8080 nodes", "9400 nodes"],
            declaration.All("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
                .Select(rule => $"{rule.Number("fromPort")} {rule.Text("securityGroupId")}").Order(StringComparer.Ordinal));
        var admits = (await StackRecorder.RunAsync(options => _ = new GpuMetrics("gpu-metrics", Args(), options)))["gpu-metrics-admit"].Inputs;
        Assert.Equal("gpu-operator", admits["metadata"]!["namespace"]!.GetValue<string>());
        Assert.Equal(
            """[{"from":[{"ipBlock":{"cidr":"10.40.0.0/16"}}],"ports":[{"port":9400,"protocol":"TCP"}]}]""",
            admits["spec"]!["ingress"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_fetched_is_what_the_rules_read()
    {
        var declaration = await Declare();
        var jobs = Yaml(declaration.One("aws:amp/scraper:Scraper").Text("scrapeConfiguration")!)["scrape_configs"];

        Assert.Equal(["dcgm-exporter", "kube-state-metrics"], ((YamlSequenceNode)jobs).Select(job => Text(job["job_name"])));
        Assert.Equal("gpu-operator", Text(jobs[0]["kubernetes_sd_configs"][0]["namespaces"]["names"][0]));
        Assert.Equal(["app: nvidia-dcgm-exporter", "number: 9400", "phase: Running"], Kept(jobs[0], "relabel_configs"));
        Assert.Equal(["name: kube-state-metrics", "number: 8080", "phase: Running"], Kept(jobs[1], "relabel_configs"));
        var fetched = jobs.ToString();
        var rules = declaration.All("aws:amp/ruleGroupNamespace:RuleGroupNamespace")
            .SelectMany(space => (YamlSequenceNode)Yaml(space.Text("data")!)["groups"][0]["rules"]).Select(rule => Text(rule["expr"])).ToList();
        var read = rules
            .SelectMany(rule => System.Text.RegularExpressions.Regex.Matches(rule, "kube_[a-z_]+").Select(match => match.Value)).Distinct();
        Assert.All(read, series => Assert.Contains(series, fetched, StringComparison.Ordinal));

        // The exporter tells of no more than its list, so a rule on anything else would never ring.
        var fields = (await StackRecorder.RunAsync(options => _ = new GpuOperator("gpu", new GpuOperatorArgs
        {
            Zone = Samples.Rnd, MaxGpuNodes = 1, Repository = new ChartRepository { Url = GpuOperator.PublicRepository },
        }, options)))["gpu-release"].Inputs["values"]!["dcgmExporter"]!["config"]!["data"]!.GetValue<string>();
        var asked = rules
            .SelectMany(rule => System.Text.RegularExpressions.Regex.Matches(rule, "DCGM_FI_[A-Z_]+").Select(match => match.Value)).Distinct();
        Assert.All(asked, field => Assert.Contains($"{field}, ", fields, StringComparison.Ordinal));
        Assert.All(fields.TrimEnd('\n').Split('\n'), line => Assert.Equal(3, line.Split(", ").Length));
    }

    [Fact]
    public async Task Every_alert_has_a_severity_and_says_what_to_do()
    {
        var data = (await Declare()).All("aws:amp/ruleGroupNamespace:RuleGroupNamespace").Single(rules => rules.Text("name") == "gpu-alerts").Text("data")!;

        var rules = (YamlSequenceNode)Yaml(data)["groups"][0]["rules"];
        Assert.Equal(
            [
                "GpuIdle notice 10m", "GpusUnused notice 60m", "GpuBroken urgent 1m", "GpuError notice 0m", "GpuMemoryErrors urgent 0m",
                "GpuHot urgent 10m", "GpuThrottled notice 10m", "GpuMemoryNearlyFull notice 30m", "PodsWaitForGpus notice 30m",
                "GpuExporterDown notice 10m", "GpuMetricsMissing urgent 30m", "NothingScraped urgent 5m",
            ],
            rules.Select(rule => $"{Text(rule["alert"])} {Text(rule["labels"]["severity"])} {Text(rule["for"])}"));
        Assert.All(rules, rule => Assert.EndsWith(".", Text(rule["annotations"]["description"]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Thresholds_shape_the_alerts()
    {
        var thresholds = new GpuThresholds
        {
            IdlePercent = 7, IdleMinutes = 77, UnusedMinutes = 78, HotCelsius = 79, MemoryPercent = 80, WaitMinutes = 81,
        };
        var data = (await Declare(new() { Thresholds = thresholds })).All("aws:amp/ruleGroupNamespace:RuleGroupNamespace")
            .Single(rules => rules.Text("name") == "gpu-alerts").Text("data")!;

        string[] expected = ["[77m]) * 100 < 7\"", "\"78m\"", "GPU_TEMP >= 79\"", "* 100 > 80\"", "\"81m\""];
        Assert.All(expected, text => Assert.Contains(text, data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Held_GPUs_are_recorded_by_namespace_for_the_bill() => Assert.Equal(
        [
            "gpu:busy:ratio", "node:gpus:count", "namespace:gpus_held:sum", "namespace:gpus_busy:sum", "namespace:gpu_hours:1h",
            "namespace:gpu_cost_share:1d", "namespace:gpus_waited_for:sum",
        ],
        ((YamlSequenceNode)Yaml((await Declare()).All("aws:amp/ruleGroupNamespace:RuleGroupNamespace")
            .Single(rules => rules.Text("name") == "gpu-shares").Text("data")!)["groups"][0]["rules"]).Select(rule => Text(rule["record"])));

    [Fact]
    public async Task Alerts_go_to_the_topic_of_their_severity()
    {
        var definition = Yaml((await Declare()).One("aws:amp/alertManagerDefinition:AlertManagerDefinition").Text("definition")!);

        var routing = Yaml(Text(definition["alertmanager_config"]));
        Assert.Equal("notice", Text(routing["route"]["receiver"]));
        Assert.Equal("urgent", Text(routing["route"]["routes"][0]["receiver"]));
        Assert.Equal("severity=\"urgent\"", Text(routing["route"]["routes"][0]["matchers"][0]));
        Assert.Equal(
            ["urgent arn:urgent", "notice arn:notice"],
            ((YamlSequenceNode)routing["receivers"]).Select(to => $"{Text(to["name"])} {Text(to["sns_configs"][0]["topic_arn"])}"));
        Assert.All((YamlSequenceNode)routing["receivers"], to =>
        {
            Assert.Equal("eu-west-1", Text(to["sns_configs"][0]["sigv4"]["region"]));
            Assert.InRange(Text(to["sns_configs"][0]["subject"]).Length, 1, 99);
        });
    }

    [Theory]
    [InlineData("aps.amazonaws.com", "sns:Publish", "222222222222", true)]
    [InlineData("aps.amazonaws.com", "sns:GetTopicAttributes", "222222222222", true)]
    [InlineData("aps.amazonaws.com", "sns:Subscribe", "222222222222", false)]
    [InlineData("aps.amazonaws.com", "sns:Publish", "999999999999", false)]
    public async Task Only_workspaces_of_the_account_publish(string who, string action, string account, bool allowed)
    {
        var table = await AccessTable.OfAsync(Samples.Rnd, options => _ = new AlarmTopic("alarms", new AlarmTopicArgs
        {
            Zone = Samples.Rnd, Content = "alarms-urgent", KeyArn = "arn:key", Publishers = [TopicPublisher.PrometheusAlerts],
        }, options));

        Assert.Equal(allowed, table.Allows(new AccessRequest(who, action, Topic)
            .With("aws:SourceAccount", account)
            .With("aws:SourceArn", $"arn:aws:aps:eu-west-1:{account}:workspace/ws-1")));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "GpuMetrics 'gpu-metrics' cannot be made:",
            "- Cluster is empty; give the cluster's name in AWS.",
            "- RetentionDays is 1096; it must be from 30 to 1095.",
            "- LogRetentionDays is wrong. A retention of 7 days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: "
                + "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
            "- IdlePercent is 0; it must be from 1 to 50.",
            "- IdleMinutes is 14; it must be from 15 to 1440.",
            "- UnusedMinutes is 1441; it must be from 15 to 1440.",
            "- HotCelsius is 96; it must be from 60 to 95.",
            "- MemoryPercent is 100; it must be from 50 to 99.",
            "- WaitMinutes is 4; it must be from 5 to 1440.",
        ],
        await Refusal.OfAsync(() => _ = new GpuMetrics("gpu-metrics", Args(new()
        {
            Cluster = "",
            RetentionDays = 1096,
            LogRetentionDays = 7,
            Thresholds = new()
            {
                IdlePercent = 0, IdleMinutes = 14, UnusedMinutes = 1441, HotCelsius = 96, MemoryPercent = 100, WaitMinutes = 4,
            },
        }))));

    private static Task<Declaration> Declare(Change? change = null) =>
        Declaration.OfAsync(() => _ = new GpuMetrics("gpu-metrics", Args(change)));

    private static GpuMetricsArgs Args(Change? change = null)
    {
        change ??= new();
        return new()
        {
            Zone = Samples.Rnd,
            Cluster = change.Cluster,
            ClusterArn = "arn:cluster",
            VpcId = "vpc",
            ZoneBlock = CidrBlock.Parse("10.40.0.0/16"),
            SubnetIds = new[] { "subnet-a", "subnet-b" },
            ControlPlaneSecurityGroupId = "control-plane",
            NodeSecurityGroupId = "nodes",
            OperatorNamespace = "gpu-operator",
            KeyArn = "arn:key",
            LogKeyArn = "arn:log-key",
            UrgentTopicArn = "arn:urgent",
            NoticeTopicArn = "arn:notice",
            Thresholds = change.Thresholds,
            RetentionDays = change.RetentionDays,
            LogRetentionDays = change.LogRetentionDays,
        };
    }

    private static IEnumerable<string> Kept(YamlNode job, string rules) => ((YamlSequenceNode)job[rules])
        .Where(rule => Text(rule["action"]) == "keep")
        .Select(rule => $"{Text(rule["source_labels"][0]).Split('_')[^1]}: {Text(rule["regex"])}");

    private static YamlNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Single().RootNode;
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private sealed record Change
    {
        public string Cluster { get; init; } = "rnd-eu-west-1-eks";

        public int RetentionDays { get; init; } = 400;

        public int LogRetentionDays { get; init; } = 365;

        public GpuThresholds Thresholds { get; init; } = new();
    }
}
