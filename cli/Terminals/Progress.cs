using System.Collections.Concurrent;
using LandingZone.Engine;
using Spectre.Console;

namespace LandingZone.Cli.Terminals;

/// <summary>Shows a person at a terminal how far the stacks have come; says nothing to a file or a pipe.</summary>
internal static class Progress
{
    private const string Title = "Running the stacks";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(80);

    /// <summary>Does <paramref name="work"/>, handing it what to tell its progress to; null when nobody watches.</summary>
    public static Task<T> ShowAsync<T>(Surroundings surroundings, Func<Action<StackProgress>?, Task<T>> work) =>
        surroundings.IsErrorTerminal ? DrawAsync(surroundings, work) : work(null);

    // Apart from ShowAsync, so that the drawing library is only loaded where something is drawn.
    private static Task<T> DrawAsync<T>(Surroundings surroundings, Func<Action<StackProgress>?, Task<T>> work) =>
        TerminalPrinter.ConsoleOf(surroundings.Error, surroundings.Width).Status().StartAsync(Title, async status =>
        {
            var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
            var running = work(progress => counts[progress.Stack] = progress.Resources);
            while (await Task.WhenAny(running, Task.Delay(Interval)).ConfigureAwait(false) != running)
            {
                var stacks = counts.OrderBy(entry => entry.Key, StringComparer.Ordinal);
                // The title stands first also because a status must not be empty, and nothing may be declared yet.
                status.Status = string.Join("  ", stacks.Select(entry => $"{Markup.Escape(entry.Key)} {entry.Value}").Prepend(Title));
            }

            return await running.ConfigureAwait(false);
        });
}
