using System.Text.Json;
using LandingZone.Cli.Tests.Support;

namespace LandingZone.Cli.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_schema_goes_to_standard_output_or_to_a_file_with_the_same_content()
    {
        using var folder = new TemporaryFolder();

        var shown = await CliRun.Of(folder.Path, "schema");
        var written = await CliRun.Of(folder.Path, "schema", "--out", "made/settings.schema.json");

        Assert.Equal((0, 0), (shown.ExitCode, written.ExitCode));
        Assert.Empty(written.Out);
        Assert.Equal(shown.Out, await File.ReadAllTextAsync(Path.Combine(folder.Path, "made", "settings.schema.json")));
        using var schema = JsonDocument.Parse(shown.Out);
        Assert.True(schema.RootElement.TryGetProperty("$schema", out _));
    }

    [Fact]
    public async Task A_schema_file_that_cannot_be_written_is_wrong_usage_and_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "taken", "inside"));

        var run = await CliRun.Of(folder.Path, "schema", "--out", "taken");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"'{Path.Combine(folder.Path, "taken")}' cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["taken"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }
}
