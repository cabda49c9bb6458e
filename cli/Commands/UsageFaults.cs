using System.CommandLine;
using System.CommandLine.Parsing;
using LandingZone.Facts;

namespace LandingZone.Cli.Commands;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageFaults
{
    /// <summary>Everything that the parser refused.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed) =>
    [
        .. parsed.UnmatchedTokens.Select(word => Unknown(word, parsed)),
        .. parsed.Errors.Where(error => error.SymbolResult is not CommandResult).Select(error => error.Message),
        .. OfOptions(parsed),
    ];

    /// <summary>
    /// Mistyped options where any word may stand. The parser takes them for the names of stacks, of which none begins with a hyphen.
    /// </summary>
    public static IReadOnlyList<string> OfOptions(ParseResult parsed) =>
    [
        .. parsed.CommandResult.Tokens.Where(token => token.Value.StartsWith('-')).Select(token => Unknown(token.Value, parsed)),
    ];

    /// <summary>The command with those above it, "landing-zone preview".</summary>
    public static string FullName(ParseResult parsed)
    {
        var (command, root) = (parsed.CommandResult.Command, parsed.RootCommandResult.Command);
        return command == root ? root.Name : $"{root.Name} {command.Name}";
    }

    private static string Unknown(string word, ParseResult parsed)
    {
        var root = parsed.RootCommandResult.Command;
        if (word.StartsWith('-'))
        {
            var options = parsed.CommandResult.Command.Options.Concat(root.Options.Where(option => option.Recursive));
            return $"'{word}' is not an option of '{FullName(parsed)}'{Hint(word, options.Select(option => option.Name))}";
        }

        return parsed.CommandResult.Command == root
            ? $"'{word}' is not a command{Hint(word, root.Subcommands.Select(command => command.Name))}"
            : $"'{FullName(parsed)}' does not take '{word}'.";
    }

    private static string Hint(string word, IEnumerable<string> known) =>
        NearestName.Of(word, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
}
