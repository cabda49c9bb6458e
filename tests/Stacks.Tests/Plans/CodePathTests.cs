using System.Text;
using System.Text.RegularExpressions;
using LandingZone.Engine;
using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

public sealed partial class CodePathTests
{
    [Fact]
    public async Task Plans_name_code_from_the_programs_folder_on()
    {
        var results = await ShippedStacks.RunAsync(RunMode.Preview);
        var plans = results.Values.Select(result =>
        {
            using var stream = new MemoryStream();
            result.Plan.WriteTo(stream);
            return Encoding.UTF8.GetString(stream.ToArray());
        }).ToArray();

        Assert.All(plans, plan => Assert.DoesNotContain(AppContext.BaseDirectory, plan, StringComparison.Ordinal));
        Assert.All(plans, plan => Assert.DoesNotContain(Path.GetDirectoryName(Repository.Program)!, plan, StringComparison.Ordinal));
        Assert.Equal(
            ["../workloads/etl/handlers", "../workloads/scoring/score.R", "../workloads/scoring/worker", "../workloads/scoring/worker.service"],
            plans.SelectMany(plan => CodePath().Matches(plan)).Select(path => path.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"path\": \"([^\"]*workloads[^\"]*)\"")]
    private static partial Regex CodePath();
}
