using System.CommandLine;
using System.CommandLine.Invocation;
using LandingZone.Cli.Commands;

namespace LandingZone.Cli;

/// <summary>The entry to everything that the command line can do.</summary>
internal static class CommandLine
{
    /// <summary>Runs what <paramref name="arguments"/> ask for.</summary>
    /// <returns>The exit code, one of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellation = default)
    {
        // A word that begins with @ is a word, not the name of a file to read more words from.
        var parsed = CommandTree.Of(surroundings).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var faults = parsed.Action is ParseErrorAction ? UsageFaults.Of(parsed) : UsageFaults.OfOptions(parsed);
        if (faults.Count > 0)
        {
            foreach (var fault in faults)
            {
                await surroundings.Error.WriteLineAsync(fault).ConfigureAwait(false);
            }

            var hint = $"Run '{UsageFaults.FullName(parsed)} --help' to see what there is.";
            await surroundings.Error.WriteLineAsync(hint).ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        try
        {
            // Cancellation is the caller's, so that the library installs no handlers of its own.
            var invocation = new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await surroundings.Error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
        catch (UsageException exception)
        {
            await surroundings.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }
    }
}
