using LandingZone.Cli.Previews;
using LandingZone.Cli.Projects;
using LandingZone.Cli.Reports;
using LandingZone.Cli.Terminals;
using LandingZone.Facts;
using LandingZone.Stacks.Estates;

namespace LandingZone.Cli.Commands;

/// <summary>Shows what the estate, or some of its stacks, would declare.</summary>
internal static class PreviewCommand
{
    public static async Task<int> RunAsync(PreviewRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        surroundings = request.Plain ? surroundings with { IsOutTerminal = false, IsErrorTerminal = false } : surroundings;
        var started = surroundings.Clock.GetTimestamp();
        var givenFolder = FullPath(request.ConfigFolder, surroundings);
        var project = ProjectFile.Find(surroundings.WorkingDirectory, givenFolder);
        var estate = Estate.Load(givenFolder ?? project.ConfigFolder, surroundings.Clock);
        if (estate.Problems.Count > 0)
        {
            await ProblemReport.WriteAsync(estate.Problems, surroundings, request.AsJson).ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        CheckStacks(request.Stacks, estate);
        var plans = FullPath(request.PlanFolder, surroundings) is { } folder ? PlanFolder.Open(folder) : null;

        var previews = await Progress.ShowAsync(surroundings, progress =>
            new EstatePreview(project, surroundings, request.Simulate, progress)
                .RunAsync([.. estate.InDependencyOrder().SelectMany(level => level)], request.Stacks, cancellation)).ConfigureAwait(false);
        var report = new EstateReport(plans?.Write(previews) ?? previews, request, surroundings.Clock.GetElapsedTime(started));
        if (request.AsJson)
        {
            JsonReport.Write(report, surroundings.Out);
        }
        else
        {
            TextReport.Write(report, InkWriter.To(surroundings.Out, surroundings.IsOutTerminal, surroundings.Width));
        }

        // Standard output first: where both streams meet on a terminal, what needs doing stands last.
        await surroundings.Out.FlushAsync(cancellation).ConfigureAwait(false);
        DiagnosticReport.Write(report, InkWriter.To(surroundings.Error, surroundings.IsErrorTerminal, surroundings.Width));
        return report.Succeeded ? ExitCode.Fine : ExitCode.ProgramFailed;
    }

    private static string? FullPath(string? path, Surroundings surroundings) =>
        path is null ? null : Path.GetFullPath(path, surroundings.WorkingDirectory);

    private static void CheckStacks(IReadOnlyList<string> requested, Estate estate)
    {
        var names = estate.Stacks.Select(stack => stack.Name).ToList();
        var unknown = requested.Except(names, StringComparer.Ordinal).Select(name =>
            NearestName.Of(name, names) is { } nearest
                ? $"There is no stack '{name}'; did you mean '{nearest}'?"
                : $"There is no stack '{name}'; the stacks are {string.Join(", ", names)}.").ToList();
        if (unknown.Count > 0)
        {
            throw new UsageException(string.Join(Environment.NewLine, unknown));
        }
    }
}
