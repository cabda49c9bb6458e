using LandingZone.Engine;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using Pulumi;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>Runs a piece of program in the embedded engine.</summary>
internal static class Planned
{
    /// <summary>The plan; a run that fails fails the test with its messages.</summary>
    public static async Task<StackPlan> OfAsync(RunMode mode, Action declare)
    {
        var run = new StackRun { Settings = new RunSettings { Project = "landing-zone", Stack = "test" }, Mode = mode };
        var result = await EmbeddedEngine.RunAsync(run, () => Deployment.RunAsync(declare));

        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics));
        return result.Plan;
    }
}
