using System.Diagnostics;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Running;
using LandingZone.Engine.Schema;

namespace LandingZone.Engine;

/// <summary>
/// Runs a program in this process as the Pulumi engine would in a preview, with no provider, account or network behind it.
/// </summary>
public static class EmbeddedEngine
{
    /// <summary>Runs <paramref name="program"/> and gives back what it declared.</summary>
    /// <param name="run">Which stack, and how.</param>
    /// <param name="program">Declares the stack against <see cref="ResourceMonitor.Current"/> and returns 0 when all went well.</param>
    /// <param name="cancellation">Ends the run at the next thing that the program asks of the engine.</param>
    /// <returns>The result. Faults of the program are in its diagnostics, never thrown.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Task<StackResult> RunAsync(StackRun run, Func<Task<int>> program, CancellationToken cancellation = default) =>
        RunAsync(run, program, SchemaCatalog.Shipped, cancellation);

    /// <summary>
    /// Reads the schemas of some packages, which the first resource would otherwise wait for. Whoever has other work to do first does this
    /// beside it.
    /// </summary>
    /// <param name="packages">The packages' names, such as <c>aws</c>; one that does not ship is passed over.</param>
    public static void Prepare(params ReadOnlySpan<string> packages)
    {
        foreach (var package in packages)
        {
            SchemaCatalog.Shipped.Package(package);
        }
    }

    internal static async Task<StackResult> RunAsync(
        StackRun run, Func<Task<int>> program, SchemaCatalog schemas, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(program);
        var clock = Stopwatch.StartNew();
        var monitor = new EmbeddedMonitor(run, schemas, cancellation);
        try
        {
            // On a thread of its own: a program runs to its first wait before it gives anything back,
            // and the monitor that is set here must not flow back to the caller.
            var exitCode = await Task.Run(
                () =>
                {
                    ResourceMonitor.Current = monitor;
                    return program();
                },
                cancellation).ConfigureAwait(false);
            if (exitCode != 0 && !monitor.Diagnostics.HasErrors)
            {
                monitor.Diagnostics.AddError($"The program of stack '{run.Settings.Stack}' ended with exit code {exitCode}.");
            }
        }
#pragma warning disable CA1031 // Whatever a program throws is a result of its run.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            monitor.Diagnostics.AddError($"The program of stack '{run.Settings.Stack}' failed: {exception}");
        }

        cancellation.ThrowIfCancellationRequested();
        var plan = monitor.Complete();
        return new StackResult
        {
            Stack = run.Settings.Stack,
            Succeeded = !monitor.Diagnostics.HasErrors,
            Plan = plan,
            Diagnostics = monitor.Diagnostics.ToList(),
            Outputs = monitor.StackOutputs,
            Elapsed = clock.Elapsed,
        };
    }
}
