using LandingZone.Stacks.Settings;

namespace LandingZone.Cli.Reports;

/// <summary>Shows what is wrong with the settings.</summary>
internal static class ProblemReport
{
    public static async Task WriteAsync(IEnumerable<SettingProblem> found, Surroundings surroundings, bool asJson)
    {
        var problems = found.Select(problem => problem with { File = problem.File is null ? null : surroundings.NearPath(problem.File) }).ToList();
        if (asJson)
        {
            JsonReport.Write(problems, surroundings.Out);
        }

        foreach (var problem in problems)
        {
            await surroundings.Error.WriteLineAsync(problem.ToString()).ConfigureAwait(false);
        }

        var count = Wording.Count(problems.Count, "problem");
        await surroundings.Error.WriteLineAsync($"{count} in the settings; nothing was run.").ConfigureAwait(false);
    }
}
