using System.Text.Json;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Serving;

/// <summary>Who may do what: the roles of live versions and of those in stealth, on Kubernetes and on SageMaker.</summary>
public sealed class ServingAccessTests
{
    private const string Store = "arn:aws:test::store-records";
    private const string Queue = "arn:aws:test::clients";

    /// <summary>The table: an action, a resource, and whether v1 (live), v2 (live) and v3 (stealth) may.</summary>
    public static TheoryData<string, string, bool, bool, bool> Rights => new()
    {
        { "s3:GetObject", $"{ServingSample.Models}/models/scoring/v1/model/weights", true, false, false },
        { "s3:GetObject", $"{ServingSample.Models}/models/scoring/v3/model/weights", false, false, true },
        { "s3:GetObject", $"{ServingSample.Models}/models/other/v1/model/weights", false, false, false },
        { "s3:PutObject", $"{ServingSample.Models}/models/scoring/v1/model/weights", false, false, false },
        { "s3:PutObject", $"{Store}/predictions/model=scoring/version=v1/mode=live/day=2026-11-21/1.json", true, false, false },
        { "s3:PutObject", $"{Store}/predictions/model=scoring/version=v2/mode=live/day=2026-11-21/1.json", false, true, false },
        { "s3:PutObject", $"{Store}/predictions/model=scoring/version=v3/mode=stealth/day=2026-11-21/1.json", false, false, true },
        { "s3:PutObject", $"{Store}/predictions/model=scoring/version=v3/mode=live/day=2026-11-21/1.json", false, false, false },
        { "s3:PutObject", $"{Store}/outcomes/model=scoring/day=2026-11-21/1.json", false, false, false },
        { "s3:GetObject", $"{Store}/predictions/model=scoring/version=v1/mode=live/day=2026-11-21/1.json", false, false, false },
        { "s3:DeleteObject", $"{Store}/predictions/model=scoring/version=v1/mode=live/day=2026-11-21/1.json", false, false, false },
        { "s3:PutObject", $"{ServingSample.ClientResults}/scoring/1.json", true, true, false },
        { "s3:PutObject", $"{ServingSample.ClientResults}/other/1.json", false, false, false },
        { "s3:GetObject", $"{ServingSample.ClientResults}/scoring/1.json", false, false, false },
        { "s3:ListBucket", ServingSample.ClientResults, false, false, false },
        { "sqs:SendMessage", Queue, true, true, false },
        { "sqs:ReceiveMessage", Queue, false, false, false },
        { "kms:GenerateDataKey", "arn:aws:kms:eu-west-1:333333333333:key/storage", true, true, true },
        { "kms:GenerateDataKey", "arn:aws:kms:eu-west-1:333333333333:key/messages", true, true, false },
    };

    [Theory]
    [MemberData(nameof(Rights))]
    public async Task A_version_may_do_what_its_mode_needs(string action, string resource, bool first, bool second, bool stealth)
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three);

        Assert.Equal(
            (first, second, stealth),
            (stack.May("scoring-v1-role", action, resource), stack.May("scoring-v2-role", action, resource),
                stack.May("scoring-v3-role", action, resource)));
    }

    [Theory]
    [InlineData("s3:PutObject", $"{ServingSample.ClientResults}/scoring/1.json", true, false)]
    [InlineData("sqs:SendMessage", Queue, true, false)]
    [InlineData("s3:PutObject", $"{Store}/predictions/model=scoring/version=v2/mode=stealth/day=2026-11-21/1.json", false, true)]
    [InlineData("s3:PutObject", $"{Store}/captures/production-eu-west-1-scoring/v1/2026/11/21/10/1.jsonl", true, false)]
    [InlineData("s3:PutObject", $"{Store}/captures/production-eu-west-1-scoring/v2/2026/11/21/10/1.jsonl", false, true)]
    [InlineData("s3:GetObject", $"{ServingSample.Models}/models/scoring/v2/model/weights", false, true)]
    public async Task The_same_holds_on_SageMaker(string action, string resource, bool live, bool stealth)
    {
        var stack = await ServingSample.OnSageMakerAsync(new(ServingSample.Live("v1", 100), ServingSample.Stealth("v2")));

        Assert.Equal(
            (live, stealth), (stack.May("crimes-v1-role", action, resource), stack.May("crimes-v2-role", action, resource)));
    }

    [Fact]
    public async Task No_statement_of_a_role_in_stealth_names_anything_of_the_client_side()
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three);
        var policy = stack.OfType("aws:iam/rolePolicy:RolePolicy").Single(policy => policy.Name == "scoring-v3-role").Inputs["policy"]!
            .GetValue<string>();

        Assert.DoesNotContain("client", policy, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sqs", policy, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("key/messages", policy, StringComparison.Ordinal);
        Assert.All(
            JsonDocument.Parse(policy).RootElement.Statements().Values.SelectMany(statement => statement.Resources()),
            resource => Assert.NotEqual("*", resource));
    }

    [Fact]
    public async Task Roles_carry_their_mode_in_their_names_and_the_queue_turns_all_but_live_ones_away()
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three);

        Assert.Equal(
            ["production-eu-west-1-live-scoring-v1", "production-eu-west-1-live-scoring-v2", "production-eu-west-1-stealth-scoring-v3"],
            stack.OfType("aws:iam/role:Role").Select(role => role.Inputs["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var queue = stack.OfType("aws:sqs/queuePolicy:QueuePolicy").Single(policy => policy.Name == "clients");
        var statements = JsonDocument.Parse(queue.Inputs["policy"]!.GetValue<string>()).RootElement.Statements();
        var deny = statements["DenyAllButLiveVersions"];
        Assert.Equal("Deny", deny.GetProperty("Effect").GetString());
        Assert.Equal(["sqs:SendMessage"], deny.Actions());
        Assert.Equal(["ArnNotLike aws:PrincipalArn arn:aws:iam::333333333333:role/production-eu-west-1-live-*"], deny.Conditions());
        Assert.Equal(["arn:aws:iam::333333333333:role/landing-zone/client-delivery"], statements["ReadByConsumers"].Principals());
        Assert.DoesNotContain("sqs:SendMessage", statements["ReadByConsumers"].Actions());
    }

    [Fact]
    public async Task Where_there_are_no_clients_nobody_reaches_them()
    {
        var stack = await ServingSample.OnKubernetesAsync(ServingSample.Three, hasClients: false);

        Assert.All(stack.OfType("aws:iam/rolePolicy:RolePolicy"), policy => Assert.DoesNotContain(
            "sqs", policy.Inputs["policy"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.DoesNotContain(stack.Resources, resource => resource.Name.Contains("to-endpoints", StringComparison.Ordinal));
    }
}
