using LandingZone.Stacks.Settings;

namespace LandingZone.Cli.Reports;

/// <summary>Shows what is wrong with the settings.</summary>
internal static class ProblemReport
{
    public static async Task WriteAsync(IEnumerable<SettingProblem> found, Surroundings surroundings, bool asJson)
    {
        var problems = found.Select(problem => problem with { File = Nearer(problem.File, surroundings.WorkingDirectory) }).ToList();
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

    /// <summary>The path as one would type it: from the working directory where the file is beneath it.</summary>
    private static string? Nearer(string? path, string workingDirectory)
    {
        if (path is null)
        {
            return null;
        }

        var relative = Path.GetRelativePath(workingDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
