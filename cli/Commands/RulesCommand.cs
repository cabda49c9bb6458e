using System.CommandLine;
using System.Text;
using LandingZone.Cli.Checks;
using LandingZone.Cli.Projects;
using LandingZone.Policies.Rules;

namespace LandingZone.Cli.Commands;

/// <summary>Writes the reference of the rules.</summary>
internal static class RulesCommand
{
    /// <summary>Where to.</summary>
    public static Option<string?> Out { get; } = new("--out")
    {
        Description = "Write to this file instead of standard output.",
        HelpName = "file",
    };

    public static async Task<int> RunAsync(string? file, Surroundings surroundings)
    {
        var project = ProjectFile.Find(surroundings.WorkingDirectory, configFolder: null);
        var fixtures = Path.Combine(project.Root, "policies", "fixtures");
        if (!Directory.Exists(fixtures))
        {
            throw new UsageException($"There is no folder '{fixtures}' with the examples of the rules; start the command inside of the project.");
        }

        using var text = new StringWriter { NewLine = "\n" };
        try
        {
            new RuleReference(fixtures, text).Write(RuleCatalogue.All);
        }
        catch (FormatException fault)
        {
            throw new UsageException(fault.Message);
        }

        if (surroundings.FullPath(file) is { } path)
        {
            OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
        }
        else
        {
            await surroundings.Out.WriteAsync(text.ToString()).ConfigureAwait(false);
            await surroundings.Out.FlushAsync().ConfigureAwait(false);
        }

        return ExitCode.Fine;
    }
}
