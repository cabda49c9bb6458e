using LandingZone.Cli.Tests.Support;

namespace LandingZone.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("prevew", "'prevew' is not a command; did you mean 'preview'?", "landing-zone")]
    [InlineData("deploy-it-all", "'deploy-it-all' is not a command.", "landing-zone")]
    [InlineData("--jsn", "'--jsn' is not an option of 'landing-zone'; did you mean '--json'?", "landing-zone")]
    [InlineData(
        "preview --simulat", "'--simulat' is not an option of 'landing-zone preview'; did you mean '--simulate'?", "landing-zone preview")]
    [InlineData(
        "preview rnd-eu-west-1 --hlp",
        "'--hlp' is not an option of 'landing-zone preview'; did you mean '--help'?",
        "landing-zone preview")]
    [InlineData("schema --json", "'--json' is not an option of 'landing-zone schema'.", "landing-zone schema")]
    [InlineData("schema rnd-eu-west-1", "'landing-zone schema' does not take 'rnd-eu-west-1'.", "landing-zone schema")]
    [InlineData("preview --out", "Required argument missing for option: '--out'.", "landing-zone preview")]
    [InlineData("--out a --out b", "Option '--out' expects a single argument but 2 were provided.", "landing-zone")]
    public async Task A_command_line_that_is_wrong_ends_with_2_and_says_what_was_probably_meant(string line, string message, string command)
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.Of(folder.Path, line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal([message, $"Run '{command} --help' to see what there is."], run.ErrorLines);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Every_mistake_in_a_command_line_is_told()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.Of(folder.Path, "--jsn", "--al");

        Assert.Equal(
            [
                "'--jsn' is not an option of 'landing-zone'; did you mean '--json'?",
                "'--al' is not an option of 'landing-zone'; did you mean '--all'?",
            ],
            run.ErrorLines[..2]);
    }

    [Fact]
    public async Task A_word_that_begins_with_an_at_sign_is_no_file_to_read_from()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "preview", "@stacks");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("There is no stack '@stacks'; ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stacks_that_are_not_there_are_all_told_with_the_nearest_or_all_names()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "preview", "rnd-eu-west1", "nothing", TestEstate.Staging);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [
                "There is no stack 'rnd-eu-west1'; did you mean 'rnd-eu-west-1'?",
                "There is no stack 'nothing'; the stacks are rnd-eu-central-1, rnd-eu-west-1, staging-eu-west-1.",
            ],
            run.ErrorLines);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Outside_of_a_project_the_command_says_where_to_start_it()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.Of(folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [$"There is no Pulumi.yaml in '{folder.Path}' or in a folder above it; start the command inside of the project."],
            run.ErrorLines);
    }

    [Theory]
    [InlineData("name: [", "2:1: ")]
    [InlineData("runtime: dotnet", " name: is missing; give the project a name.")]
    [InlineData("", " name: is missing; give the project a name.")]
    [InlineData("- name", " name: is missing; give the project a name.")]
    public async Task A_project_file_that_cannot_be_used_is_told_with_its_path(string text, string rest)
    {
        using var estate = new TestEstate();
        var file = Path.Combine(estate.Path, "Pulumi.yaml");
        await File.WriteAllTextAsync(file, text);

        var run = await CliRun.Of(estate.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{file}:{rest}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_project_is_found_from_a_folder_beneath_it()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Config, "preview", TestEstate.Staging);

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task The_project_is_found_from_the_settings_folder_when_the_command_is_started_elsewhere()
    {
        using var estate = new TestEstate();
        using var elsewhere = new TemporaryFolder();

        var run = await CliRun.Of(elsewhere.Path, "preview", TestEstate.Staging, "--config", estate.Config);

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_settings_folder_of_another_place_is_used_in_place_of_the_project_s_own()
    {
        using var estate = new TestEstate();
        using var other = new TestEstate();
        other.Remove(TestEstate.Ireland).Remove(TestEstate.Frankfurt);

        var run = await CliRun.Of(estate.Path, "--config", other.Config);

        Assert.StartsWith("1 stack, ", run.OutLines[^1], StringComparison.Ordinal);
    }
}
