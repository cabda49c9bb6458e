using LandingZone.Cli.Tests.Support;

namespace LandingZone.Cli.Tests;

public sealed class InventoryTests
{
    [Fact]
    public async Task The_shipped_stacks_declare_what_the_inventories_say()
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.Of(Repository.Root, "inventory", "--out", folder.Path);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
        var kept = Path.Combine(Repository.Root, "stacks", "inventory");
        Assert.Equal(Names(folder.Path), Names(kept));
        Assert.All(Names(kept), name => Assert.True(
            File.ReadAllText(Path.Combine(folder.Path, name)) == File.ReadAllText(Path.Combine(kept, name)),
            $"stacks/inventory/{name} is not current; look at what `dotnet run --project cli -- inventory --out stacks/inventory` changes."));
    }

    [Fact]
    public async Task A_stack_is_listed_by_type_and_name()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "inventory", TestEstate.Staging);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches($"^{TestEstate.Staging}: [0-9]+ resources$", run.OutLines[0]);
        var buckets = Array.FindIndex(run.OutLines, line => line.StartsWith("aws:s3/bucket:Bucket (", StringComparison.Ordinal));
        Assert.True(buckets > 0);
        Assert.StartsWith("  ", run.OutLines[buckets + 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_fails_gets_no_inventory_and_is_told()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(CliRun.Around(estate.Path).FailingIn(TestEstate.Staging), ["inventory", "--out", "lists"]);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(TestEstate.Staging, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(estate.Path, "lists", $"{TestEstate.Staging}.txt")));
    }

    [Fact]
    public async Task Wrong_settings_end_with_2_and_nothing_is_written()
    {
        using var estate = new TestEstate().Write(TestEstate.Ireland, "config: [");

        var run = await CliRun.Of(estate.Path, "inventory", "--out", "lists");

        Assert.Equal(2, run.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(estate.Path, "lists")));
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
