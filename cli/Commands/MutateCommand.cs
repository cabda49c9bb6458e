using System.CommandLine;
using LandingZone.Cli.Checks;
using LandingZone.Cli.Mutations;
using LandingZone.Cli.Previews;
using LandingZone.Cli.Projects;
using LandingZone.Cli.Reports;
using LandingZone.Cli.Terminals;
using LandingZone.Policies.Mutations;

namespace LandingZone.Cli.Commands;

/// <summary>Breaks the components' secure defaults one after the other and shows which rule or proof notices.</summary>
internal static class MutateCommand
{
    /// <summary>Where the mutations are.</summary>
    public static Option<string?> File { get; } = new("--file")
    {
        Description = "The file of the mutations. Without it: `policies/mutations.yaml` in the project.",
        HelpName = "file",
    };

    /// <summary>How many must be noticed.</summary>
    public static Option<int> Least { get; } = new("--least")
    {
        Description = "Exit with 1 where less than this percentage is noticed.",
        HelpName = "percent",
        DefaultValueFactory = _ => 95,
    };

    /// <summary>Where the settings are.</summary>
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "The folder of the settings files. Without it: the one that Pulumi.yaml names, here or in a folder above.",
        HelpName = "folder",
    };

    public static async Task<int> RunAsync(
        string? givenFile, int least, string? configFolder, Surroundings surroundings, CancellationToken cancellation)
    {
        if (await LoadedEstate.ReadAsync(configFolder, [], surroundings).ConfigureAwait(false) is not { } estate)
        {
            return ExitCode.WrongUsage;
        }

        var mutations = Read(surroundings.FullPath(givenFile) ?? Path.Combine(estate.Project.Root, "policies", "mutations.yaml"), surroundings);
        var policies = PolicyFolder.Read(null, null, estate.Project, surroundings);
        var previews = await estate.PreviewAsync([], simulate: true, cancellation).ConfigureAwait(false);
        if (previews.Any(preview => preview.Status != StackStatus.Succeeded))
        {
            throw new UsageException("Not every stack could be previewed, so nothing was broken; run 'landing-zone preview' to see why.");
        }

        var trial = new MutationTrial([.. previews.Select(preview => PlannedStack.Of(preview.Plan!))], policies.Statements);
        var ink = InkWriter.To(surroundings.Out, surroundings.IsOutTerminal, surroundings.Width);
        var outcomes = new List<MutationOutcome>();
        foreach (var mutation in mutations)
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = trial.Run(mutation);
            outcomes.Add(outcome);
            Write(outcome, ink);
        }

        var noticed = outcomes.Count(outcome => outcome.NoticedBy.Count > 0);
        var aimless = outcomes.Count(outcome => outcome.Stack is null);
        var score = outcomes.Count == 0 ? 0 : 100.0 * noticed / outcomes.Count;
        var fine = score >= least && aimless == 0;
        ink.EndLine();
        ink.Write(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{noticed} of {Wording.Count(outcomes.Count, "mutation")} noticed: {score:F1} % (at least {least} % are demanded)"),
            fine ? Ink.Good : Ink.Bad).EndLine();
        await surroundings.Out.FlushAsync(cancellation).ConfigureAwait(false);
        return fine ? ExitCode.Fine : ExitCode.Findings;
    }

    private static IReadOnlyList<Mutation> Read(string file, Surroundings surroundings)
    {
        try
        {
            var (mutations, problems) = MutationFile.Read(System.IO.File.ReadAllText(file));
            return problems.Count == 0
                ? mutations
                : throw new UsageException(string.Join(Environment.NewLine, problems.Select(problem => $"{surroundings.NearPath(file)}:{problem}")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{file}' cannot be read: {exception.Message}");
        }
    }

    private static void Write(MutationOutcome outcome, InkWriter ink)
    {
        var mutation = outcome.Mutation;
        if (outcome.Stack is null)
        {
            ink.Write("no target  ", Ink.Bad).Write(mutation.Id, Ink.Name)
                .Write($"  no {mutation.Resource} called {mutation.Name} in a {mutation.Component} is changed by it").EndLine();
        }
        else if (outcome.NoticedBy.Count > 0)
        {
            ink.Write("noticed    ", Ink.Good).Write(mutation.Id, Ink.Name).Write($"  {mutation.Breaks}  ")
                .Write(string.Join(", ", outcome.NoticedBy), Ink.Faint).EndLine();
        }
        else
        {
            ink.Write("survived   ", mutation.Explanation is null ? Ink.Bad : Ink.Warning).Write(mutation.Id, Ink.Name)
                .Write($"  {mutation.Breaks}  ").Write(mutation.Explanation ?? "not explained", Ink.Faint).EndLine();
        }
    }
}
