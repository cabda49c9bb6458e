using System.Text;
using LandingZone.Cli.Checks;
using LandingZone.Cli.Checks.Formats;
using LandingZone.Cli.Previews;
using LandingZone.Cli.Projects;
using LandingZone.Cli.Reports;
using LandingZone.Cli.Terminals;
using LandingZone.Policies.States;

namespace LandingZone.Cli.Commands;

/// <summary>Holds the rules and the proofs against the estate, some of its stacks, or exported states.</summary>
internal static class CheckCommand
{
    public static async Task<int> RunAsync(CheckRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        surroundings = request.Plain ? surroundings with { IsOutTerminal = false, IsErrorTerminal = false } : surroundings;
        if (request.Plans.Count > 0 && request.Stacks.Count > 0)
        {
            throw new UsageException("--plan: give either files or the names of stacks.");
        }

        return request.Plans.Count > 0
            ? await CheckFilesAsync(request, surroundings, cancellation).ConfigureAwait(false)
            : await CheckStacksAsync(request, surroundings, cancellation).ConfigureAwait(false);
    }

    private static async Task<int> CheckStacksAsync(CheckRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        if (await LoadedEstate.ReadAsync(request.ConfigFolder, request.Stacks, surroundings).ConfigureAwait(false) is not { } estate)
        {
            return ExitCode.WrongUsage;
        }

        var policies = PolicyFolder.Read(
            surroundings.FullPath(request.PolicyFolder), surroundings.FullPath(request.PolicyConfigFile), estate.Project, surroundings);
        var previews = await estate.PreviewAsync(request.Stacks, simulate: true, cancellation).ConfigureAwait(false);
        if (previews.Any(preview => preview.Status != StackStatus.Succeeded))
        {
            var error = InkWriter.To(surroundings.Error, surroundings.IsErrorTerminal, surroundings.Width);
            DiagnosticReport.Write(new EstateReport(previews, new PreviewRequest { Stacks = request.Stacks }, TimeSpan.Zero), error);
            await surroundings.Error.WriteLineAsync("Not every stack could be previewed, so nothing was checked.").ConfigureAwait(false);
            return ExitCode.ProgramFailed;
        }

        // A stack that is only run for another one is part of what proofs look at, but was not asked about.
        var places = new PlacesInProject(estate.Project, estate.SettingsFolder);
        var stacks = previews.Where(preview => preview.IsRequested)
            .Select(preview => new CheckedStack(PlannedStack.Of(preview.Plan!), places)).ToList();
        var report = new EstateCheck(policies, surroundings.Clock).Run(stacks, isWholeEstate: request.Stacks.Count == 0);
        return await WriteAsync(report, request, surroundings, cancellation).ConfigureAwait(false);
    }

    private static async Task<int> CheckFilesAsync(CheckRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        var project = ProjectFile.FindOrNull(surroundings.WorkingDirectory);
        var policies = PolicyFolder.Read(
            surroundings.FullPath(request.PolicyFolder), surroundings.FullPath(request.PolicyConfigFile), project, surroundings);
        var stacks = new List<CheckedStack>();
        var problems = new List<string>();
        foreach (var file in request.Plans)
        {
            var reading = await ReadAsync(surroundings.FullPath(file)!, cancellation).ConfigureAwait(false);
            problems.AddRange(reading.Problems.Select(problem => $"{file}: {problem.Where}: {problem.What}"));
            if (reading.Stack is { } stack)
            {
                stacks.Add(new CheckedStack(stack, new PlacesInState(surroundings.FullPath(file)!)));
            }
        }

        problems.AddRange(stacks.GroupBy(stack => stack.Resources.Name).Where(group => group.Count() > 1)
            .Select(group => $"--plan: two files hold the stack '{group.Key}'; give one of them."));
        if (problems.Count > 0)
        {
            throw new UsageException(string.Join(Environment.NewLine, problems.Append("Nothing was checked.")));
        }

        var report = new EstateCheck(policies, surroundings.Clock).Run(stacks, isWholeEstate: false);
        return await WriteAsync(report, request, surroundings, cancellation).ConfigureAwait(false);
    }

    private static async Task<StateReading> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return await StateFile.ReadAsync(stream, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--plan: '{file}' cannot be read: {exception.Message}");
        }
    }

    private static async Task<int> WriteAsync(
        CheckReport report, CheckRequest request, Surroundings surroundings, CancellationToken cancellation)
    {
        if (surroundings.FullPath(request.Out) is { } file)
        {
            using var text = new StringWriter();
            Write(report, request, text, InkWriter.To(text, isTerminal: false, surroundings.Width));
            OutputFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
        }
        else
        {
            Write(report, request, surroundings.Out, InkWriter.To(surroundings.Out, surroundings.IsOutTerminal, surroundings.Width));
        }

        await surroundings.Out.FlushAsync(cancellation).ConfigureAwait(false);
        return report.AtLeast(request.FailOn) == 0 ? ExitCode.Fine : ExitCode.Findings;
    }

    private static void Write(CheckReport report, CheckRequest request, TextWriter output, InkWriter ink)
    {
        switch (request.Format)
        {
            case ReportFormat.Json:
                JsonFormat.Write(report, output);
                break;
            case ReportFormat.Sarif:
                SarifFormat.Write(report, ShowVersion.Text, output);
                break;
            case ReportFormat.Junit:
                JunitFormat.Write(report, output);
                break;
            case ReportFormat.Markdown:
                MarkdownFormat.Write(report, output);
                break;
            default:
                TextFormat.Write(report, request.ShowOpen, ink);
                break;
        }
    }
}
