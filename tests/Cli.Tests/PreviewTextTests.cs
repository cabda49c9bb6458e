using LandingZone.Cli.Terminals;
using LandingZone.Cli.Tests.Support;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cli.Tests;

public sealed partial class PreviewTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("preview")]
    public async Task The_shipped_estate_is_previewed_with_and_without_the_command(string line)
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(
            (string[])[TestEstate.Staging, TestEstate.Ireland, TestEstate.Frankfurt],
            stack => Assert.Single(run.OutLines, text => text.StartsWith($"{stack}  ", StringComparison.Ordinal)));
        Assert.Matches(@"^3 stacks, \d+ resources in \d+ components, previewed in 0\.00 s$", run.OutLines[^1]);
    }

    [Fact]
    public async Task A_tree_shows_components_by_name_what_they_hold_by_type_and_the_outputs()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(Vaults(estate), ["preview", TestEstate.Staging]);

        Assert.Equal(
            """
            staging-eu-west-1  8 resources in 4 components (0.00 s)
            ├─ east  Vault, 4 resources
            │  ├─ east-inner  EmptyComponent, 1 resource
            │  │  └─ Vpc
            │  └─ Key ×3
            └─ west  Vault, 4 resources
               ├─ west-inner  EmptyComponent, 1 resource
               │  └─ Vpc
               └─ Key ×3
            Outputs
               count     2
               enabled   true
               keyArn    known after deployment
               keyArns   2 values, known after deployment
               password  [secret]
               places    [east, west]
               tags      {owner: bank, token: [secret]}

            Policies: …
            1 stack, 8 resources in 4 components, previewed in 0.00 s
            """,
            PolicyLine().Replace(run.Out.ReplaceLineEndings("\n").TrimEnd(), "Policies: …"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task With_all_every_resource_stands_on_a_line_of_its_own()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(Vaults(estate), ["preview", TestEstate.Staging, "--all"]);

        Assert.Equal(
            [
                "├─ east  Vault, 4 resources",
                "│  ├─ east-inner  EmptyComponent, 1 resource",
                "│  │  └─ east-vpc  Vpc",
                "│  ├─ east-key-1  Key",
                "│  ├─ east-key-2  Key",
                "│  └─ east-key-3  Key",
                "└─ west  Vault, 4 resources",
            ],
            run.OutLines[1..8]);
    }

    [Fact]
    public async Task Providers_and_what_is_only_read_are_shown_but_not_counted()
    {
        using var estate = new TestEstate();
        var surroundings = CliRun.Around(estate.Path).Declaring(stack =>
        {
            if (stack == TestEstate.Ireland)
            {
                _ = new Aws.Provider("deployer", new() { Region = "eu-west-1" });
                _ = new StackReference("organization/landing-zone/staging-eu-west-1");
            }
        });

        var run = await CliRun.Of(surroundings, ["preview", TestEstate.Ireland]);

        Assert.Equal(
            ["rnd-eu-west-1  0 resources in 0 components (0.00 s), reads from staging-eu-west-1", "└─ StackReference (read), aws provider"],
            run.OutLines[..2]);
    }

    [Fact]
    public async Task A_simulation_shows_made_up_values()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(Vaults(estate), ["preview", TestEstate.Staging, "--simulate"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"\n   keyArn    arn:aws:kms:[a-z0-9-]+:\d{12}:key/\S+\n", run.Out);
        Assert.Contains("   password  [secret]", run.OutLines);
        Assert.EndsWith(", simulated in 0.00 s", run.OutLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_estate_declares_the_same_whether_values_are_known_or_not()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "--simulate");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_stack_that_others_read_from_is_run_for_them_and_named_in_a_line()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "preview", TestEstate.Ireland);

        Assert.EndsWith(", reads from staging-eu-west-1", run.OutLines[0], StringComparison.Ordinal);
        Assert.Equal("Also run, because a stack above reads from it: staging-eu-west-1", run.OutLines[^2]);
        Assert.StartsWith("1 stack, ", run.OutLines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(TestEstate.Frankfurt, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_named_twice_is_shown_once()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(Vaults(estate), ["preview", TestEstate.Staging, TestEstate.Staging]);

        Assert.StartsWith("1 stack, ", run.OutLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_for_a_line_is_continued_under_its_branch()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(CliRun.Around(estate.Path) with { Width = 72 }, ["preview", TestEstate.Staging]);

        Assert.All(run.OutLines.Where(line => line.Contains('─')), line => Assert.True(line.Length <= 72, line));
        Assert.Contains(run.OutLines, line => line.StartsWith("│     ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outputs_that_are_too_long_for_a_line_are_taken_apart()
    {
        using var estate = new TestEstate();
        var surroundings = CliRun.Around(estate.Path).GivingOut(_ => new Dictionary<string, object?>
        {
            ["buckets"] = new Dictionary<string, object?>
            {
                ["curated"] = "a-bucket-with-a-long-name",
                ["landing"] = Output.CreateSecret("x"),
            },
            ["names"] = NodeGroups,
        });

        var run = await CliRun.Of(surroundings with { Width = 40 }, ["preview", TestEstate.Staging]);

        Assert.Equal(
            """
            Outputs
               buckets
                  curated  a-bucket-with-a-long-name
                  landing  [secret]
               names
                  - a-node-group-with-a-long-name
                  - another
            """.ReplaceLineEndings("\n"),
            string.Join('\n', run.OutLines[1..8]));
    }

    [Fact]
    public async Task A_warning_goes_to_standard_error_and_is_no_failure()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(CliRun.Around(estate.Path).Declaring(_ => Log.Warn("look here")), ["preview", TestEstate.Staging]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["staging-eu-west-1: warning: look here"], run.ErrorLines);
    }

    [Fact]
    public async Task Without_a_terminal_there_are_no_escape_codes()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(Vaults(estate), ["preview", TestEstate.Staging]);

        Assert.DoesNotContain('\u001b', run.Out + run.Error);
    }

    [Fact]
    public async Task A_terminal_gets_the_same_words_in_colours_and_progress_on_standard_error_only()
    {
        using var estate = new TestEstate();
        var terminal = Vaults(estate) with { IsOutTerminal = true, IsErrorTerminal = true };

        var plain = await CliRun.Of(Vaults(estate), ["preview", TestEstate.Staging]);
        var coloured = await CliRun.Of(terminal, ["preview", TestEstate.Staging]);

        Assert.Contains("\u001b[1mstaging-eu-west-1\u001b[0m", coloured.Out, StringComparison.Ordinal);
        Assert.Equal(plain.OutLines, coloured.OutLines.Select(WithoutCodes));
        Assert.Contains("Running the stacks", coloured.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_drawn_before_anything_is_declared_too()
    {
        using var error = new StringWriter();
        var terminal = CliRun.Around("/") with { Error = error, IsErrorTerminal = true };

        // Long enough for several drawings; how many there are does not matter.
        var result = await Progress.ShowAsync(terminal, async _ =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            return "done";
        });

        Assert.Equal("done", result);
        Assert.Contains("Running the stacks", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_color_turns_colours_and_progress_off_on_a_terminal()
    {
        using var estate = new TestEstate();
        var terminal = Vaults(estate) with { IsOutTerminal = true, IsErrorTerminal = true };

        var run = await CliRun.Of(terminal, ["preview", TestEstate.Staging, "--no-color"]);

        Assert.DoesNotContain('\u001b', run.Out);
        Assert.Empty(run.Error);
    }

    private static string[] NodeGroups { get; } = ["a-node-group-with-a-long-name", "another"];

    private static string[] Places { get; } = ["east", "west"];

    private static string WithoutCodes(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9;]*m", "");

    private static Surroundings Vaults(TestEstate estate) => CliRun.Around(estate.Path).GivingOut(_ =>
    {
        var (west, east) = (new VaultComponent("west"), new VaultComponent("east"));
        return new Dictionary<string, object?>
        {
            ["count"] = 2,
            ["enabled"] = true,
            ["keyArn"] = east.KeyArn,
            ["keyArns"] = new[] { east.KeyArn, west.KeyArn },
            ["password"] = Output.CreateSecret("hunter2"),
            ["places"] = Places,
            ["tags"] = new Dictionary<string, object?> { ["owner"] = "bank", ["token"] = Output.CreateSecret("t") },
        };
    });

    /// <summary>What the rules say of a made-up program grows with the rules, and has tests of its own.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("Policies: .*")]
    private static partial System.Text.RegularExpressions.Regex PolicyLine();
}
