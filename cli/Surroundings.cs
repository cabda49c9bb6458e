using System.Text;
using LandingZone.Stacks;

namespace LandingZone.Cli;

/// <summary>Everything outside of it that a command depends on, so that a test can give it another world.</summary>
internal sealed record Surroundings
{
    /// <summary>The width of a line that no terminal limits.</summary>
    private const int PlainWidth = 120;

    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where problems and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person watches <see cref="Out"/> and colours help.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Whether a person watches <see cref="Error"/>, so that progress may be drawn there.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>How many characters fit on a line.</summary>
    public int Width { get; init; } = PlainWidth;

    /// <summary>The folder that the command was started in.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Tells the date and measures time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Declares the stack that runs, on the date that it is told.</summary>
    public Func<TimeProvider, Task<int>> Program { get; init; } = LandingZoneProgram.RunAsync;

    /// <summary>The world of this process. Whoever uses it flushes <see cref="Out"/> at the end.</summary>
    public static Surroundings OfProcess()
    {
        // https://no-color.org: any value that is not empty. A build server's log is no place for colours either.
        var plain = IsSet("NO_COLOR") || IsSet("CI") || Environment.GetEnvironmentVariable("TERM") == "dumb";
        var width = Console.IsOutputRedirected ? 0 : Console.WindowWidth;
        return new Surroundings
        {
            Out = Console.IsOutputRedirected ? Buffered(Console.OpenStandardOutput()) : Console.Out,
            Error = Console.Error,
            IsOutTerminal = !plain && !Console.IsOutputRedirected,
            IsErrorTerminal = !plain && !Console.IsErrorRedirected,
            Width = width > 0 ? width : PlainWidth,
            WorkingDirectory = Environment.CurrentDirectory,
        };
    }

    /// <summary>A path as somebody gave it, from the working directory; null where none was given.</summary>
    public string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path, WorkingDirectory);

    /// <summary>A path as one would type it: from the working directory where it is beneath it.</summary>
    public string NearPath(string path)
    {
        var relative = Path.GetRelativePath(WorkingDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Console.Out would make a system call of every piece of a line.</summary>
    private static StreamWriter Buffered(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 15);

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
