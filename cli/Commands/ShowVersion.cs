using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace LandingZone.Cli.Commands;

/// <summary>Writes the version of the tool.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    private static string Version =>
        typeof(ShowVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Version);
        return ExitCode.Fine;
    }
}
