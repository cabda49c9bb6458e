using LandingZone.Cli.Checks;
using LandingZone.Cli.Previews;
using LandingZone.Cli.Projects;
using LandingZone.Cli.Reports;
using LandingZone.Cli.Terminals;
using LandingZone.Engine;

namespace LandingZone.Cli.Commands;

/// <summary>Shows what the estate, or some of its stacks, would declare.</summary>
internal static class PreviewCommand
{
    public static async Task<int> RunAsync(PreviewRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        surroundings = request.Plain ? surroundings with { IsOutTerminal = false, IsErrorTerminal = false } : surroundings;
        var started = surroundings.Clock.GetTimestamp();
        var preparing = Task.Run(Prepare, cancellation);
        if (await LoadedEstate.ReadAsync(request.ConfigFolder, request.Stacks, surroundings, request.AsJson).ConfigureAwait(false)
            is not { } estate)
        {
            return ExitCode.WrongUsage;
        }

        var plans = surroundings.FullPath(request.PlanFolder) is { } folder ? PlanFolder.Open(folder) : null;
        var previews = await estate.PreviewAsync(request.Stacks, request.Simulate, cancellation).ConfigureAwait(false);
        var elapsed = surroundings.Clock.GetElapsedTime(started);
        await preparing.ConfigureAwait(false);
        var policies = previews.Any(preview => preview is { IsRequested: true, Status: StackStatus.Succeeded })
            ? PolicySummary.Of(previews, estate.Project, surroundings)
            : null;
        var report = new EstateReport(plans?.Write(previews) ?? previews, request, elapsed) { Policies = policies };
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

    /// <summary>What the stacks and the rules need later: it gets ready on the second core while the settings are read on the first.</summary>
    private static void Prepare()
    {
        EmbeddedEngine.Prepare("aws", "kubernetes", "aws-native");
        PolicySummary.Prepare();
    }
}
