using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LandingZone.Engine.Schema;

namespace LandingZone.Engine.Tests;

public sealed class JsonSectionsTests
{
    [Fact]
    public void Members_are_found_whatever_stands_around_them()
    {
        var sections = Read(
            """
            { "package":"p", "count": 12 , "list": [ {"a":"]"}, [1, "}"] ], "none":null,
              "things" : {"one":{"text":"an inch: 1\" {"}, "t\u0077o" : "x\\" , "three":[{}],"four":-1.5e3 },"empty":{} }
            """);

        Assert.Equal("p", sections.Text("package"));
        Assert.Null(sections.Text("count"));
        Assert.Equal(["one", "two", "three", "four"], sections.Names("things"));
        Assert.Equal("an inch: 1\" {", sections.Find("things", "one")!.Value.GetProperty("text").GetString());
        Assert.Equal("x\\", sections.Find("things", "two")!.Value.GetString());
        Assert.Equal(-1500, sections.Find("things", "four")!.Value.GetDouble());
        Assert.Null(sections.Find("things", "five"));
        Assert.Null(sections.Find("others", "one"));
        Assert.Empty(sections.Names("empty"));
    }

    [Fact]
    public void Any_object_is_read_as_a_JSON_parser_reads_it()
    {
        var member =
            from name in Gen.Elements("a", "b\"", "c\\", "d{", "e}", "f[", "ä", "")
            from value in Gen.Elements<object>("text", "\"{", "}\\", "[", 1, 2.5, true, Brackets, new { nested = "{" })
            select (name, value);
        var sections = member.ListOf().Select(
            members => members.DistinctBy(entry => entry.name).ToDictionary(entry => entry.name, entry => entry.value));

        Prop.ForAll(Arb.From(sections.Zip(Gen.Elements(true, false))), pair =>
        {
            var (things, indented) = pair;
            var json = JsonSerializer.Serialize(new { before = "x", things, after = Brackets }, Options(indented));
            var read = Read(json);
            return read.Names("things").SequenceEqual(things.Keys)
                && things.All(thing => read.Find("things", thing.Key)!.Value.GetRawText() == JsonDocument.Parse(json)
                    .RootElement.GetProperty("things").GetProperty(thing.Key).GetRawText());
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("[]", 0)]
    [InlineData("{ \"things\": { \"one\": {", 22)]
    [InlineData("{ \"things\": \"endless", 20)]
    [InlineData("{ \"things\" 1", 11)]
    [InlineData("{ \"things\": { x", 14)]
    public void A_file_that_breaks_off_is_refused(string json, int position) => Assert.Equal(
        $"The schema file is not of the form that offline/README.md describes; it breaks off at byte {position}.",
        Assert.Throws<FormatException>(() => Read(json)).Message);

    private static readonly string[] Brackets = ["x]", "{"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static JsonSerializerOptions Options(bool indented) => indented ? Indented : JsonSerializerOptions.Default;

    private static JsonSections Read(string json) => new(Encoding.UTF8.GetBytes(json), "things", "empty");
}
