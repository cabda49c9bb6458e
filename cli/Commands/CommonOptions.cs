using System.CommandLine;

namespace LandingZone.Cli.Commands;

/// <summary>The options that commands have in common, each made anew for a command.</summary>
internal static class CommonOptions
{
    /// <summary>Where the settings are.</summary>
    public static Option<string?> Config() => new("--config")
    {
        Description = "The folder of the settings files. Without it: the one that Pulumi.yaml names, here or in a folder above.",
        HelpName = "folder",
    };

    /// <summary>Whether the answer has no colours.</summary>
    public static Option<bool> NoColour() => new("--no-color")
    {
        Description = "Plain text on a terminal, too, as when NO_COLOR or CI is set.",
    };
}
