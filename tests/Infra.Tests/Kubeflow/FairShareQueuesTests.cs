using LandingZone.Cluster;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;

namespace LandingZone.Infra.Tests.Kubeflow;

public sealed class FairShareQueuesTests
{
    private static readonly QueueFlavor Large = new("large", "gpu-large") { Taints = [new("team", "ml", NodeTaintEffect.NoSchedule)] };

    [Fact]
    public async Task A_team_has_its_own_borrows_by_weight_and_gets_its_own_back()
    {
        var stack = await RecordAsync(Args(Team("quant", weight: 2)));

        Assert.Equal(
            """
            {"cohortName":"shares","fairSharing":{"weight":2},"flavorFungibility":{"whenCanBorrow":"TryNextFlavor","whenCanPreempt":"TryNextFlavor"},
            "namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"quant"}},
            "preemption":{"reclaimWithinCohort":"Any","withinClusterQueue":"LowerPriority"},"queueingStrategy":"BestEffortFIFO",
            "resourceGroups":[{"coveredResources":["cpu","memory","nvidia.com/gpu"],"flavors":[{"name":"large","resources":[
            {"name":"cpu","nominalQuota":96},{"name":"memory","nominalQuota":"512Gi"},
            {"borrowingLimit":4,"lendingLimit":2,"name":"nvidia.com/gpu","nominalQuota":8}]}]}]}
            """.ReplaceLineEndings(""),
            stack["shares-share-quant"].Inputs["spec"]!.ToJsonString());
        Assert.Equal("quant", stack["shares-queue-quant"].Inputs["spec"]!["clusterQueue"]!.GetValue<string>());
        Assert.Equal("quant", stack["shares-queue-quant"].Inputs["metadata"]!["namespace"]!.GetValue<string>());
        Assert.Equal(FairShareQueues.Queue, stack["shares-queue-quant"].Inputs["metadata"]!["name"]!.GetValue<string>());
        Assert.Equal(["shares-cohort", "shares-flavor-large"], stack["shares-share-quant"].DependsOn);
        Assert.Equal(["shares-share-quant"], stack["shares-queue-quant"].DependsOn);
    }

    [Fact]
    public async Task Pods_without_GPUs_have_a_share_of_whatever_nodes_before_all_others()
    {
        var stack = await RecordAsync(Args(Team("quant") with { Cpus = 64, MemoryGib = 256 }));

        Assert.Equal("{}", stack["shares-flavor-any-node"].Inputs["spec"]?.ToJsonString() ?? "{}");
        var flavors = stack["shares-share-quant"].Inputs["spec"]!["resourceGroups"]![0]!["flavors"]!.AsArray();
        Assert.Equal(["any-node", "large"], flavors.Select(flavor => flavor!["name"]!.GetValue<string>()));
        Assert.Equal(
            """
            [{"name":"cpu","nominalQuota":64},{"name":"memory","nominalQuota":"256Gi"},{"name":"nvidia.com/gpu","nominalQuota":0}]
            """,
            flavors[0]!["resources"]!.ToJsonString());
        Assert.Contains("shares-flavor-any-node", stack["shares-share-quant"].DependsOn);
    }

    [Fact]
    public async Task A_team_that_makes_its_own_queue_gets_none_here()
    {
        FairShareQueues? queues = null;
        var stack = await StackRecorder.RunAsync(options => queues = new FairShareQueues(
            "shares", Args(Team("quant") with { HasQueue = false }, Team("fraud")), options));

        Assert.DoesNotContain(stack.Resources, resource => resource.Name == "shares-queue-quant");
        Assert.Equal("fraud", stack["shares-queue-fraud"].Inputs["spec"]!["clusterQueue"]!.GetValue<string>());
        Assert.Equal(["fraud", "quant"], queues!.ClusterQueues.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_flavor_is_the_nodes_of_a_pool_and_gets_past_their_taints()
    {
        var spec = (await RecordAsync(Args(Team("quant"))))["shares-flavor-large"].Inputs["spec"]!;

        Assert.Equal("""{"landing-zone/node-pool":"gpu-large"}""", spec["nodeLabels"]!.ToJsonString());
        Assert.Equal(
            """[{"effect":"NoSchedule","key":"nvidia.com/gpu","operator":"Exists"},{"effect":"NoSchedule","key":"team","operator":"Equal","value":"ml"}]""",
            spec["tolerations"]!.ToJsonString());
    }

    [Fact]
    public async Task A_taint_without_a_value_is_got_past_whatever_its_value_on_the_nodes_is()
    {
        var flavor = Large with { Taints = [new("team", "", NodeTaintEffect.NoSchedule)] };
        var args = new FairShareQueuesArgs { Zone = Samples.Rnd, Flavors = [flavor], Teams = [Team("quant")] };
        var spec = (await RecordAsync(args))["shares-flavor-large"].Inputs["spec"]!;

        Assert.Equal("""{"effect":"NoSchedule","key":"team","operator":"Exists"}""", spec["tolerations"]![1]!.ToJsonString());
    }

    [Fact]
    public async Task Another_team_changes_nothing_of_the_first()
    {
        var before = await RecordAsync(Args(Team("quant")));
        var after = await RecordAsync(Args(Team("fraud"), Team("quant")));

        Assert.All(before.Resources, resource =>
            Assert.Contains(after.Resources, other => other.Name == resource.Name && other.Inputs.ToJsonString() == resource.Inputs.ToJsonString()));
        Assert.Equal(
            ["shares-queue-fraud", "shares-share-fraud"],
            after.Resources.Select(resource => resource.Name).Except(before.Resources.Select(resource => resource.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var wrong = Team("Quant", weight: 0) with
        {
            Shares =
            [
                new FlavorShare { Flavor = "huge", Cpus = -1, MemoryGib = 1 },
                new FlavorShare { Flavor = "large", Cpus = 1, MemoryGib = 1, Gpus = 1, LendGpus = 2 },
                new FlavorShare { Flavor = "large", Cpus = 1, MemoryGib = 1 },
            ],
        };
        var message = "";
        await StackRecorder.RunAsync(options => message = Assert.Throws<ArgumentException>(() =>
            new FairShareQueues("shares", Args(wrong, Team("fraud"), Team("fraud")), options)).Message);

        Assert.Contains("\n- Teams has 2 named 'fraud'; names must be unique.", message, StringComparison.Ordinal);
        Assert.Contains(
            "\n- Teams has 2 shares for the namespace 'fraud', which has one queue; give it one share.", message, StringComparison.Ordinal);
        Assert.Contains("\n- Team 'Quant': the name must be that of a Kubernetes object; ", message, StringComparison.Ordinal);
        Assert.Contains("\n- Team 'Quant': Weight is 0; it must be from 1 to 100.", message, StringComparison.Ordinal);
        Assert.Contains("\n- Team 'Quant': there are 2 shares of 'large'; give one.", message, StringComparison.Ordinal);
        Assert.Contains("\n- Team 'Quant': there is no flavor 'huge'; there are large.", message, StringComparison.Ordinal);
        Assert.Contains("\n- Team 'Quant': a number of its share of 'huge' is negative; none may be.", message, StringComparison.Ordinal);
        Assert.Contains("\n- Team 'Quant': LendGpus of 'large' is 2, more than its 1 GPUs; lower it.", message, StringComparison.Ordinal);
    }

    private static Task<RecordedStack> RecordAsync(FairShareQueuesArgs args) =>
        StackRecorder.RunAsync(options => _ = new FairShareQueues("shares", args, options));

    private static FairShareQueuesArgs Args(params TeamShare[] teams) => new() { Zone = Samples.Rnd, Flavors = [Large], Teams = teams };

    private static TeamShare Team(string name, int weight = 1) => new()
    {
        Name = name,
        Namespace = name,
        Weight = weight,
        Shares = [new FlavorShare { Flavor = "large", Cpus = 96, MemoryGib = 512, Gpus = 8, BorrowGpus = 4, LendGpus = 2 }],
    };
}
