using System.Text.Json;
using LandingZone.Cli.Tests.Support;
using Pulumi;

namespace LandingZone.Cli.Tests;

public sealed partial class JsonTests
{
    [Fact]
    public async Task The_document_holds_the_stacks_in_dependency_order_and_the_totals()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        var root = document.RootElement;
        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.True(root.GetProperty("succeeded").GetBoolean());
        Assert.Equal("preview", root.GetProperty("mode").GetString());
        Assert.Equal(0, root.GetProperty("problems").GetArrayLength());
        var stacks = root.GetProperty("stacks").EnumerateArray().ToList();
        Assert.Equal([TestEstate.Staging, TestEstate.Frankfurt, TestEstate.Ireland], stacks.Select(Name));
        var totals = root.GetProperty("totals");
        Assert.Equal(stacks.Sum(stack => stack.GetProperty("resources").GetInt32()), totals.GetProperty("resources").GetInt32());
        Assert.Equal(stacks.Sum(stack => stack.GetProperty("components").GetArrayLength()), totals.GetProperty("components").GetInt32());
    }

    [Fact]
    public async Task A_stack_is_shown_with_all_its_parts()
    {
        using var estate = new TestEstate();
        var surroundings = CliRun.Around(estate.Path).GivingOut(_ => new Dictionary<string, object?>
        {
            ["arn"] = new VaultComponent("vault").KeyArn,
            ["mixed"] = new Dictionary<string, object?> { ["name"] = "a", ["token"] = Output.CreateSecret("hunter2") },
            ["password"] = Output.CreateSecret("hunter2"),
            ["plain"] = new object[] { "text", 1.5, true },
        });

        var run = await CliRun.Of(surroundings, ["preview", TestEstate.Staging, "--json"]);

        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "succeeded": true,
              "mode": "preview",
              "problems": [],
              "stacks": [
                {
                  "name": "staging-eu-west-1",
                  "status": "succeeded",
                  "requested": true,
                  "references": [],
                  "missingReferences": [],
                  "resources": 4,
                  "types": {
                    "aws:ec2/vpc:Vpc": 1,
                    "aws:kms/key:Key": 3
                  },
                  "components": [
                    {
                      "urn": "urn:pulumi:staging-eu-west-1::landing-zone::test:cli:Vault::vault",
                      "type": "test:cli:Vault",
                      "name": "vault",
                      "parent": "urn:pulumi:staging-eu-west-1::landing-zone::pulumi:pulumi:Stack::landing-zone-staging-eu-west-1",
                      "resources": 4,
                      "types": {
                        "aws:ec2/vpc:Vpc": 1,
                        "aws:kms/key:Key": 3
                      }
                    },
                    {
                      "urn": "urn:pulumi:staging-eu-west-1::landing-zone::test:cli:Vault$test:cli:EmptyComponent::vault-inner",
                      "type": "test:cli:EmptyComponent",
                      "name": "vault-inner",
                      "parent": "urn:pulumi:staging-eu-west-1::landing-zone::test:cli:Vault::vault",
                      "resources": 1,
                      "types": {
                        "aws:ec2/vpc:Vpc": 1
                      }
                    }
                  ],
                  "outputs": {
                    "arn": {
                      "known": false,
                      "secret": false
                    },
                    "mixed": {
                      "known": true,
                      "secret": true,
                      "value": {
                        "name": "a",
                        "token": null
                      }
                    },
                    "password": {
                      "known": true,
                      "secret": true
                    },
                    "plain": {
                      "known": true,
                      "secret": false,
                      "value": [
                        "text",
                        1.5,
                        true
                      ]
                    }
                  },
                  "plan": null,
                  "diagnostics": [],
                  "elapsedMilliseconds": 0
                }
              ],
              "policies": { … },
              "totals": {
                "stacks": 1,
                "resources": 4,
                "components": 2,
                "elapsedMilliseconds": 0
              }
            }

            """.ReplaceLineEndings("\n"),
            PolicyBlock().Replace(run.Out.ReplaceLineEndings("\n"), "\"policies\": { … }"));
    }

    [Fact]
    public async Task A_stack_that_is_only_run_for_another_is_marked()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "preview", TestEstate.Ireland, "--json");

        using var document = JsonDocument.Parse(run.Out);
        var stacks = document.RootElement.GetProperty("stacks").EnumerateArray();
        Assert.Equal(
            [(TestEstate.Staging, false), (TestEstate.Ireland, true)],
            stacks.Select(stack => (Name(stack), stack.GetProperty("requested").GetBoolean())));
    }

    [Fact]
    public async Task Failed_and_skipped_stacks_say_so_and_why()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(CliRun.Around(estate.Path).FailingIn(TestEstate.Staging), ["--json"]);

        Assert.Equal(3, run.ExitCode);
        using var document = JsonDocument.Parse(run.Out);
        Assert.False(document.RootElement.GetProperty("succeeded").GetBoolean());
        var stacks = document.RootElement.GetProperty("stacks").EnumerateArray().ToDictionary(Name);
        Assert.Equal("failed", stacks[TestEstate.Staging].GetProperty("status").GetString());
        var diagnostic = Assert.Single(stacks[TestEstate.Staging].GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("error", diagnostic.GetProperty("severity").GetString());
        Assert.EndsWith("::test:cli:BrokenComponent::vault", diagnostic.GetProperty("urn").GetString(), StringComparison.Ordinal);
        Assert.Equal("skipped", stacks[TestEstate.Ireland].GetProperty("status").GetString());
        var missing = stacks[TestEstate.Ireland].GetProperty("missingReferences").EnumerateArray();
        Assert.Equal([TestEstate.Staging], missing.Select(name => name.GetString()));
    }

    [Fact]
    public async Task Bad_settings_are_told_in_the_document_and_on_standard_error()
    {
        using var estate = new TestEstate().Change(TestEstate.Staging, "port: 5432", "port: 70000");

        var run = await CliRun.Of(estate.Path, "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{estate.PlaceOf(TestEstate.Staging, "70000")}: landing-zone:network.", run.Error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(run.Out);
        var root = document.RootElement;
        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.False(root.GetProperty("succeeded").GetBoolean());
        Assert.Equal(0, root.GetProperty("stacks").GetArrayLength());
        var problem = Assert.Single(root.GetProperty("problems").EnumerateArray());
        Assert.Equal(
            ["file", "line", "column", "key", "value", "rule", "remedy"], problem.EnumerateObject().Select(property => property.Name));
        Assert.Equal(TestEstate.NameOf(TestEstate.Staging), problem.GetProperty("file").GetString());
        Assert.Equal("landing-zone:network.dataPorts[0].port", problem.GetProperty("key").GetString());
        Assert.Equal("70000", problem.GetProperty("value").GetString());
    }

    [Fact]
    public async Task The_path_of_a_plan_stands_with_its_stack()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "preview", TestEstate.Staging, "--json", "--out", "plans");

        using var document = JsonDocument.Parse(run.Out);
        var stack = Assert.Single(document.RootElement.GetProperty("stacks").EnumerateArray());
        Assert.Equal(Path.Combine(estate.Path, "plans", $"{TestEstate.Staging}.json"), stack.GetProperty("plan").GetString());
    }

    private static string Name(JsonElement stack) => stack.GetProperty("name").GetString()!;

    /// <summary>What the rules say of a made-up program grows with the rules, and has tests of its own.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("\"policies\": \\{[^}]*\\}")]
    private static partial System.Text.RegularExpressions.Regex PolicyBlock();
}
