using LandingZone.Cli.Tests.Support;

namespace LandingZone.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string[] PreviewOptions =
        ["--json", "--out <folder>", "--simulate", "--all", "--config <folder>", "--no-color", "-?, -h, --help"];

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("preview --help")]
    [InlineData("preview rnd-eu-west-1 --json --help")]
    public async Task Help_of_the_preview_tells_every_option_examples_and_exit_codes(string line)
    {
        var run = await CliRun.Of(Path.GetTempPath(), line.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(
            (string[])[.. PreviewOptions, "Examples:", "Exit codes:", "  2 ", "  3 "],
            part => Assert.Contains(part, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_of_the_program_tells_its_commands_and_the_version_option()
    {
        var run = await CliRun.Of(Path.GetTempPath(), "--help");

        Assert.Contains("landing-zone [command] [options]", run.Out, StringComparison.Ordinal);
        Assert.All(
            (string[])["  preview <stack>  ", "  schema  ", "  --version  "],
            part => Assert.Contains(part, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_of_the_schema_command_tells_its_own_option_and_examples()
    {
        var run = await CliRun.Of(Path.GetTempPath(), "schema", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            (string[])["landing-zone schema [options]", "--out <file>", "Examples:"],
            part => Assert.Contains(part, run.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("--json", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_keeps_to_the_width_of_the_terminal()
    {
        var run = await CliRun.Of(CliRun.Around(Path.GetTempPath()) with { Width = 100 }, ["--help"]);

        Assert.All(run.OutLines, line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public async Task The_version_stands_alone_on_a_line()
    {
        var run = await CliRun.Of(Path.GetTempPath(), "--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+$", Assert.Single(run.OutLines));
    }
}
