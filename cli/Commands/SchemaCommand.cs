using System.CommandLine;
using System.Text;
using LandingZone.Cli.Projects;
using LandingZone.Stacks.Settings;

namespace LandingZone.Cli.Commands;

/// <summary>Writes the JSON schema of the settings files.</summary>
internal static class SchemaCommand
{
    /// <summary>Where to.</summary>
    public static Option<string?> Out { get; } = new("--out")
    {
        Description = "Write to this file instead of standard output.",
        HelpName = "file",
    };

    public static async Task<int> RunAsync(string? file, Surroundings surroundings)
    {
        if (file is not null)
        {
            OutputFile.Write(surroundings.FullPath(file)!, SettingsSchema.Write);
            return ExitCode.Fine;
        }

        using var content = new MemoryStream();
        SettingsSchema.Write(content);
        await surroundings.Out.WriteAsync(Encoding.UTF8.GetString(content.ToArray())).ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
