using System.CommandLine;
using System.Text;
using LandingZone.Cli.Previews;
using LandingZone.Cli.Projects;
using LandingZone.Cli.Reports;
using LandingZone.Cli.Terminals;

namespace LandingZone.Cli.Commands;

/// <summary>Lists what the stacks declare, by type and name, for reviews.</summary>
internal static class InventoryCommand
{
    /// <summary>The stacks to list.</summary>
    public static Argument<string[]> Stacks { get; } = new("stack")
    {
        Description = "The stacks to list. Without one: the whole estate.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Where to.</summary>
    public static Option<string?> Out { get; } = new("--out")
    {
        Description = "Write one file per stack, <stack>.txt, into this folder instead of standard output.",
        HelpName = "folder",
    };

    /// <summary>Where the settings are.</summary>
    public static Option<string?> Config { get; } = CommonOptions.Config();

    public static async Task<int> RunAsync(
        IReadOnlyList<string> stacks, string? folder, string? configFolder, Surroundings surroundings, CancellationToken cancellation)
    {
        if (await LoadedEstate.ReadAsync(configFolder, stacks, surroundings).ConfigureAwait(false) is not { } estate)
        {
            return ExitCode.WrongUsage;
        }

        var previews = await estate.PreviewAsync(stacks, simulate: false, cancellation).ConfigureAwait(false);
        var requested = previews.Where(preview => preview.IsRequested).OrderBy(preview => preview.Name, StringComparer.Ordinal).ToList();
        foreach (var preview in requested.Where(preview => preview.Status == StackStatus.Succeeded))
        {
            await WriteAsync(preview, surroundings.FullPath(folder), surroundings).ConfigureAwait(false);
        }

        await surroundings.Out.FlushAsync(cancellation).ConfigureAwait(false);
        var error = InkWriter.To(surroundings.Error, surroundings.IsErrorTerminal, surroundings.Width);
        DiagnosticReport.Write(new EstateReport(previews, new PreviewRequest { Stacks = stacks }, TimeSpan.Zero), error);
        return requested.TrueForAll(preview => preview.Status == StackStatus.Succeeded) ? ExitCode.Fine : ExitCode.ProgramFailed;
    }

    private static async Task WriteAsync(StackPreview preview, string? folder, Surroundings surroundings)
    {
        using var text = new StringWriter();
        InventoryReport.Write(preview.Name, preview.Plan!, text);
        if (folder is null)
        {
            await surroundings.Out.WriteAsync(text.ToString()).ConfigureAwait(false);
            return;
        }

        OutputFile.Write(Path.Combine(folder, $"{preview.Name}.txt"), file => file.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
