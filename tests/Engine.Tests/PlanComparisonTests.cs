using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class PlanComparisonTests
{
    [Fact]
    public async Task A_program_that_declares_more_once_values_are_known_is_found()
    {
        var preview = await RunAsync(Program);
        var simulation = await RunAsync(Program, RunMode.Simulate);

        var fault = Assert.Single(PlanComparison.SameResources(preview.Plan, simulation.Plan));
        Assert.Equal(
            "cloud:net/network:Network 'second' is declared only when computed values are known, so a preview cannot show it; " +
            "declare it outside of Apply, from values that are known to the program.",
            fault.Text);

        static async Task Program(IResourceMonitor monitor)
        {
            var first = await monitor.RegisterResourceAsync(Network("first"));
            if (first.Outputs["arn"] is PropertyValue.Text)
            {
                await monitor.RegisterResourceAsync(Network("second"));
            }
        }
    }

    [Fact]
    public async Task A_program_that_declares_less_once_values_are_known_is_found()
    {
        var preview = await DeclareAsync(Network("first"));
        var simulation = await RunAsync(_ => Task.CompletedTask, RunMode.Simulate);

        Assert.Equal(
            [
                "cloud:net/network:Network 'first' is declared while computed values are unknown, but not when they are known; " +
                "declare it outside of Apply, from values that are known to the program.",
            ],
            PlanComparison.SameResources(preview.Plan, simulation.Plan).Select(fault => fault.Text)
                .Where(text => !text.StartsWith("pulumi:providers:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Equal_plans_have_no_faults()
    {
        var preview = await DeclareAsync(Network("first"));
        var simulation = await RunAsync(async monitor => await monitor.RegisterResourceAsync(Network("first")), RunMode.Simulate);

        Assert.Empty(PlanComparison.SameResources(preview.Plan, simulation.Plan));
    }
}
