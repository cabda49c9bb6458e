using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace LandingZone.Cli.Commands;

/// <summary>Writes the version of the tool.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    /// <summary>The version of the tool.</summary>
    public static string Text =>
        typeof(ShowVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Text);
        return ExitCode.Fine;
    }
}
