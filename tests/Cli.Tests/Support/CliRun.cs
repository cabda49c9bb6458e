namespace LandingZone.Cli.Tests.Support;

/// <summary>What a command did.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] OutLines => Lines(Out);

    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => Lines(Error);

    /// <summary>Runs a command in this process, in the world of <see cref="Around"/>.</summary>
    public static Task<CliRun> Of(string folder, params string[] arguments) => Of(Around(folder), arguments);

    /// <summary>Runs a command in this process.</summary>
    public static async Task<CliRun> Of(Surroundings surroundings, string[] arguments, CancellationToken cancellation = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, surroundings with { Out = output, Error = error }, cancellation);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>A world without a terminal, in which the shipped program runs on a fixed day.</summary>
    public static Surroundings Around(string folder) =>
        new() { Out = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = folder, Clock = new FixedClock() };

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
