using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class PlanTests
{
    [Fact]
    public async Task A_plan_has_the_form_of_an_exported_stack()
    {
        var result = await RunAsync(async monitor =>
        {
            var shop = await monitor.RegisterResourceAsync(Component("shop"));
            var one = await monitor.RegisterResourceAsync(Network("one") with { Parent = shop.Urn, Protect = true });
            await monitor.RegisterResourceAsync(Network("two", ("tags", Map(("peer", PropertyValue.Unknown.Instance)))) with
            {
                Parent = shop.Urn,
                Dependencies = [one.Urn],
                PropertyDependencies = new Dictionary<string, IReadOnlyCollection<string>> { ["tags"] = [one.Urn] },
                CustomTimeouts = new OperationTimeouts(TimeSpan.FromMinutes(30), null, null),
                RetainOnDelete = true,
                DeletedWith = one.Urn,
                IgnoreChanges = ["size"],
                ReplaceOnChanges = ["cidrBlock"],
                AdditionalSecretOutputs = ["endpoint"],
                ImportId = "net-1",
                Aliases = [new AliasRequest { Name = "zwei" }],
            });
        });

        using var plan = JsonDocument.Parse(result.Json());
        Assert.Equal(3, plan.RootElement.GetProperty("version").GetInt32());
        var resources = plan.RootElement.GetProperty("deployment").GetProperty("resources").EnumerateArray().ToList();
        var one = resources.Single(resource => resource.GetProperty("urn").GetString()!.EndsWith("::one", StringComparison.Ordinal));
        var two = resources.Single(resource => resource.GetProperty("urn").GetString()!.EndsWith("::two", StringComparison.Ordinal));
        Assert.True(one.GetProperty("custom").GetBoolean());
        Assert.True(one.GetProperty("protect").GetBoolean());
        Assert.Equal("cloud:net/network:Network", two.GetProperty("type").GetString());
        Assert.Equal("net-1", two.GetProperty("id").GetString());
        Assert.Equal("net-1", two.GetProperty("importID").GetString());
        Assert.Equal("urn:pulumi:dev::shop::shop:web:Shop::shop", two.GetProperty("parent").GetString());
        Assert.Equal(one.GetProperty("urn").GetString(), two.GetProperty("dependencies")[0].GetString());
        Assert.Equal(one.GetProperty("urn").GetString(), two.GetProperty("propertyDependencies").GetProperty("tags")[0].GetString());
        Assert.Equal("04da6b54-80e4-46f7-96ec-b56ff0331ba9", two.GetProperty("inputs").GetProperty("tags").GetProperty("peer").GetString());
        Assert.Equal(1800, two.GetProperty("customTimeouts").GetProperty("create").GetDouble());
        Assert.True(two.GetProperty("retainOnDelete").GetBoolean());
        Assert.Equal(one.GetProperty("urn").GetString(), two.GetProperty("deletedWith").GetString());
        Assert.Equal("size", two.GetProperty("ignoreChanges")[0].GetString());
        Assert.Equal("cidrBlock", two.GetProperty("replaceOnChanges")[0].GetString());
        Assert.Equal("endpoint", two.GetProperty("additionalSecretOutputs")[0].GetString());
        Assert.EndsWith("::zwei", two.GetProperty("aliases")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("pulumi:providers:cloud::default_1_2_3::", two.GetProperty("provider").GetString(), StringComparison.Ordinal);
        Assert.False(one.TryGetProperty("dependencies", out _));
    }

    [Fact]
    public async Task A_plan_goes_to_the_stream_piece_by_piece()
    {
        const int LargestPiece = 256 * 1024;

        var result = await DeclareAsync([.. Enumerable.Range(0, 2_000).Select(number => Network($"n{number}"))]);
        using var stream = new WatchedStream();
        result.Plan.WriteTo(stream);

        Assert.True(stream.Length > 4 * LargestPiece, $"{stream.Length} bytes are too few to tell.");
        Assert.InRange(stream.Largest, 1, LargestPiece);
    }

    [Fact]
    public async Task Among_those_that_become_ready_together_the_URN_decides()
    {
        var result = await RunAsync(async monitor =>
        {
            var first = await monitor.RegisterResourceAsync(Component("z-first"));
            foreach (var name in (string[])["c", "a", "b"])
            {
                await monitor.RegisterResourceAsync(Component(name) with { Dependencies = [first.Urn] });
            }
        });

        Assert.Equal(["shop-dev", "z-first", "a", "b", "c"], result.Plan.Resources.Select(resource => resource.Name));
    }

    private sealed class WatchedStream : MemoryStream
    {
        public int Largest { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Largest = Math.Max(Largest, buffer.Length);
            base.Write(buffer);
        }
    }
}
