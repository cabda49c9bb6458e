using LandingZone.Cli.Tests.Support;
using Pulumi;

namespace LandingZone.Cli.Tests;

public sealed class ProgramFaultTests
{
    [Fact]
    public async Task An_exception_inside_a_component_names_it_and_ends_with_3()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(CliRun.Around(estate.Path).FailingIn(TestEstate.Staging), ["preview", TestEstate.Staging]);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(
            ["staging-eu-west-1  failed", "", "1 stack, 0 resources in 1 component, previewed in 0.00 s; 1 failed, 0 skipped"],
            run.OutLines);
        Assert.Equal(
            [
                "staging-eu-west-1: error: urn:pulumi:staging-eu-west-1::landing-zone::test:cli:BrokenComponent::vault: " +
                "test:cli:BrokenComponent 'vault' failed with an unhandled exception:",
                "System.InvalidOperationException: the safe is locked",
            ],
            run.ErrorLines[..2]);
    }

    [Fact]
    public async Task Two_components_with_one_name_are_a_fault_that_names_both_and_ends_with_3()
    {
        using var estate = new TestEstate();
        var surroundings = CliRun.Around(estate.Path).Declaring(stack => _ = (new EmptyComponent("vault"), new EmptyComponent("vault")));

        var run = await CliRun.Of(surroundings, ["preview", TestEstate.Staging]);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(
            [
                "staging-eu-west-1: error: test:cli:EmptyComponent 'vault' is declared twice under " +
                "'urn:pulumi:staging-eu-west-1::landing-zone::pulumi:pulumi:Stack::landing-zone-staging-eu-west-1' " +
                "(both are urn:pulumi:staging-eu-west-1::landing-zone::test:cli:EmptyComponent::vault); give one of them another name.",
            ],
            run.ErrorLines);
    }

    [Fact]
    public async Task Stacks_that_read_from_a_failed_one_are_skipped()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(CliRun.Around(estate.Path).FailingIn(TestEstate.Staging), []);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("rnd-eu-west-1  skipped: it reads from staging-eu-west-1", run.OutLines);
        Assert.Contains("rnd-eu-central-1  skipped: it reads from staging-eu-west-1", run.OutLines);
        Assert.EndsWith("; 1 failed, 2 skipped", run.OutLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stacks_that_do_not_read_from_a_failed_one_are_still_run()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(CliRun.Around(estate.Path).FailingIn(TestEstate.Ireland), []);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("rnd-eu-west-1  failed", run.OutLines);
        Assert.Contains("rnd-eu-central-1  0 resources in 0 components (0.00 s), reads from staging-eu-west-1", run.OutLines);
        Assert.EndsWith("; 1 failed, 0 skipped", run.OutLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_a_stack_that_was_not_asked_for_is_told_all_the_same()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(CliRun.Around(estate.Path).FailingIn(TestEstate.Staging), ["preview", TestEstate.Ireland]);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("staging-eu-west-1: error: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("rnd-eu-west-1  skipped: it reads from staging-eu-west-1", run.OutLines[0]);
    }

    [Fact]
    public async Task A_resource_that_is_only_declared_when_values_are_known_fails_the_simulation()
    {
        using var estate = new TestEstate();
        var surroundings = CliRun.Around(estate.Path).Declaring(
            _ => new VaultComponent("vault").KeyArn.Apply(arn => new EmptyComponent("late")));

        var preview = await CliRun.Of(surroundings, ["preview", TestEstate.Staging]);
        var simulation = await CliRun.Of(surroundings, ["preview", TestEstate.Staging, "--simulate"]);

        Assert.Equal(0, preview.ExitCode);
        Assert.Equal(3, simulation.ExitCode);
        Assert.Equal(
            [
                "staging-eu-west-1: error: urn:pulumi:staging-eu-west-1::landing-zone::test:cli:EmptyComponent::late: " +
                "test:cli:EmptyComponent 'late' is declared only when computed values are known, so a preview cannot show it; " +
                "declare it outside of Apply, from values that are known to the program.",
            ],
            simulation.ErrorLines);
    }

    [Fact]
    public async Task A_fault_that_only_shows_when_values_are_unknown_fails_the_simulation_too_and_is_told_once()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(
            CliRun.Around(estate.Path).Declaring(_ =>
            {
                Log.Warn("in both runs");
                if (Deployment.Instance.IsDryRun)
                {
                    Log.Error("only in a preview");
                }
            }),
            ["preview", TestEstate.Staging, "--simulate"]);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["staging-eu-west-1: warning: in both runs", "staging-eu-west-1: error: only in a preview"], run.ErrorLines);
    }

    [Fact]
    public async Task Cancelling_ends_with_130_and_no_report()
    {
        using var estate = new TestEstate();
        using var cancellation = new CancellationTokenSource();

        var run = await CliRun.Of(
            CliRun.Around(estate.Path).Declaring(stack =>
            {
                cancellation.Cancel();
                _ = new EmptyComponent("vault");
            }),
            [],
            cancellation.Token);

        Assert.Equal((130, ""), (run.ExitCode, run.Out));
        Assert.Equal(["Cancelled."], run.ErrorLines);
    }
}
