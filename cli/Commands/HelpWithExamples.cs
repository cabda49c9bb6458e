using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LandingZone.Cli.Commands;

/// <summary>The library's help, followed by sections that it has no place for.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _sections;

    /// <param name="help">The library's help.</param>
    /// <param name="width">The width of a line, in characters.</param>
    /// <param name="sections">The further sections of each command, by its name.</param>
    public HelpWithExamples(HelpAction help, int width, IReadOnlyDictionary<string, IReadOnlyList<string>> sections)
    {
        (_help, _sections) = (help, sections);
        _help.MaxWidth = width;
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        var sections = _sections[parseResult.CommandResult.Command.Name];
        parseResult.InvocationConfiguration.Output.WriteLine(string.Join($"{Environment.NewLine}{Environment.NewLine}", sections));

        return ExitCode.Fine;
    }
}
