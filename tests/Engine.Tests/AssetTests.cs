using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class AssetTests
{
    [Fact]
    public async Task Assets_are_hashed_and_a_missing_file_is_an_error_that_names_it()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, "code.py"), "print('hello')");
            var settings = new RunSettings { Project = "shop", Stack = "dev", ProgramDirectory = folder.FullName };
            var result = await RunAsync(
                async monitor =>
                {
                    await monitor.RegisterResourceAsync(Network("fine", ("file", File("code.py"))));
                    await Assert.ThrowsAsync<MonitorException>(async () =>
                        await monitor.RegisterResourceAsync(Network("faulty", ("file", File("gone.py")))));
                },
                settings: settings);

            var asset = Assert.IsType<PropertyValue.Asset>(result.Planned("fine").Inputs["file"]);
            Assert.Equal(64, asset.Hash!.Length);
            result.HasOnlyError(
                "cloud:net/network:Network 'faulty': 'file' is the file " +
                $"'{Path.Combine(folder.FullName, "gone.py")}', which is not there.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_archive_of_a_folder_changes_with_content_and_names_and_with_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.py"), "1");
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, "b.py"), "2");
            var first = await HashAsync(new PropertyValue.Archive(AssetSource.Path, folder.FullName));
            System.IO.File.SetLastWriteTimeUtc(Path.Combine(folder.FullName, "a.py"), DateTime.UnixEpoch);
            var touched = await HashAsync(new PropertyValue.Archive(AssetSource.Path, folder.FullName));
            System.IO.File.Move(Path.Combine(folder.FullName, "b.py"), Path.Combine(folder.FullName, "c.py"));
            var renamed = await HashAsync(new PropertyValue.Archive(AssetSource.Path, folder.FullName));

            Assert.Equal(first, touched);
            Assert.NotEqual(first, renamed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_archive_of_parts_changes_with_each_part()
    {
        var one = await HashAsync(new PropertyValue.Archive(Map(("a.py", new PropertyValue.Asset(AssetSource.Text, "1")))));
        var two = await HashAsync(new PropertyValue.Archive(Map(("a.py", new PropertyValue.Asset(AssetSource.Text, "2")))));

        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task A_missing_part_of_an_archive_is_named_by_its_path_in_the_inputs()
    {
        var archive = new PropertyValue.Archive(Map(("lib", new PropertyValue.Asset(AssetSource.Path, "/nowhere/lib.py"))));

        var result = await RefusedAsync(Network("main", ("file", archive)));

        result.HasOnlyError(
            "cloud:net/network:Network 'main': 'file.lib' is the file '/nowhere/lib.py', which is not there.");
    }

    [Fact]
    public async Task Assets_and_archives_are_written_with_signature_and_hash()
    {
        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Network("text", ("file", new PropertyValue.Asset(AssetSource.Text, "hello"))));
            var parts = new PropertyValue.Archive(Map(("a", new PropertyValue.Asset(AssetSource.Text, "hello"))));
            var remote = new PropertyValue.Archive(AssetSource.Uri, "https://example.com/a.zip");
            await monitor.RegisterResourceAsync(Network("parts", ("file", parts)));
            await monitor.RegisterResourceAsync(Network("remote", ("file", remote)));
        });

        var json = result.Json();
        // SHA-256 of "hello".
        Assert.Contains("\"hash\": \"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"", json, StringComparison.Ordinal);
        Assert.Contains("\"4dabf18193072939515e22adb298388d\": \"c44067f5952c0a294b673a41bacd8c17\"", json, StringComparison.Ordinal);
        Assert.Contains("\"4dabf18193072939515e22adb298388d\": \"0def7320c3a5731c473e5ecbe6d01bc7\"", json, StringComparison.Ordinal);
        Assert.Contains("\"uri\": \"https://example.com/a.zip\"", json, StringComparison.Ordinal);
    }

    private static PropertyValue.Asset File(string path) => new(AssetSource.Path, path);

    private static async Task<string> HashAsync(PropertyValue.Archive archive)
    {
        var result = await DeclareAsync(Network("main", ("file", archive)));
        var planned = result.Planned("main");
        return Assert.IsType<PropertyValue.Archive>(planned.Inputs["file"]).Hash!;
    }
}
