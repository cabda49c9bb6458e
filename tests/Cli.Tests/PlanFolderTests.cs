using System.Text.Json;
using LandingZone.Cli.Tests.Support;

namespace LandingZone.Cli.Tests;

public sealed class PlanFolderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--simulate")]
    public async Task There_is_one_plan_per_stack_with_the_same_bytes_every_time(string mode)
    {
        using var estate = new TestEstate();
        string[] options = mode.Length == 0 ? [] : [mode];

        var first = await CliRun.Of(estate.Path, ["preview", .. options, "--out", "plans/first"]);
        await CliRun.Of(estate.Path, ["preview", .. options, "--out", "plans/second"]);

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("3 plans written to plans/first", first.OutLines);
        foreach (var stack in (string[])[TestEstate.Staging, TestEstate.Ireland, TestEstate.Frankfurt])
        {
            var plan = await File.ReadAllBytesAsync(Path.Combine(estate.Path, "plans", "first", $"{stack}.json"));
            Assert.Equal(plan, await File.ReadAllBytesAsync(Path.Combine(estate.Path, "plans", "second", $"{stack}.json")));
            using var document = JsonDocument.Parse(plan);
            Assert.Equal(3, document.RootElement.GetProperty("version").GetInt32());
        }
    }

    [Fact]
    public async Task Only_the_stacks_that_were_asked_for_get_a_plan_and_no_unfinished_file_is_left()
    {
        using var estate = new TestEstate();

        await CliRun.Of(estate.Path, "preview", TestEstate.Ireland, "--out", "plans");

        Assert.Equal([$"{TestEstate.Ireland}.json"], Files(estate));
    }

    [Fact]
    public async Task A_plan_that_is_there_already_is_replaced()
    {
        using var estate = new TestEstate();
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(estate.Path, "plans")).FullName, $"{TestEstate.Staging}.json");
        await File.WriteAllTextAsync(file, "old");

        await CliRun.Of(estate.Path, "preview", TestEstate.Staging, "--out", "plans");

        Assert.StartsWith("{", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_failed_or_was_skipped_gets_no_plan_and_keeps_an_older_one()
    {
        using var estate = new TestEstate();
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(estate.Path, "plans")).FullName, $"{TestEstate.Ireland}.json");
        await File.WriteAllTextAsync(file, "old");

        var run = await CliRun.Of(CliRun.Around(estate.Path).FailingIn(TestEstate.Staging), ["--out", "plans"]);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal([$"{TestEstate.Ireland}.json"], Files(estate));
        Assert.Equal("old", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_wrong_usage_and_nothing_is_run()
    {
        using var estate = new TestEstate();
        var file = Path.Combine(estate.Path, "plans");
        await File.WriteAllTextAsync(file, "");

        var run = await CliRun.Of(CliRun.Around(estate.Path).Declaring(_ => Assert.Fail("A stack was run.")), ["--out", "plans"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal([$"--out: '{file}' is a file; name a folder."], run.ErrorLines);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_wrong_usage()
    {
        using var estate = new TestEstate();
        await File.WriteAllTextAsync(Path.Combine(estate.Path, "plans"), "");

        var run = await CliRun.Of(estate.Path, "--out", "plans/today");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"--out: '{Path.Combine(estate.Path, "plans", "today")}' cannot be made: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(" Name a folder that you may write to.", run.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_cannot_be_written_is_wrong_usage_and_leaves_no_unfinished_file()
    {
        using var estate = new TestEstate();
        var taken = Directory.CreateDirectory(Path.Combine(estate.Path, "plans", $"{TestEstate.Staging}.json")).FullName;

        var run = await CliRun.Of(estate.Path, "preview", TestEstate.Staging, "--out", "plans");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"'{taken}' cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(estate.Path, "plans")));
    }

    private static IEnumerable<string?> Files(TestEstate estate) =>
        Directory.GetFileSystemEntries(Path.Combine(estate.Path, "plans")).Select(Path.GetFileName);
}
