using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LandingZone.Repository.Tests;

/// <summary>docs/mission.md says where each part of the mission stands; here it is held to what is there.</summary>
public sealed partial class MissionTests
{
    private const string Guide = "docs/mission.md";

    /// <summary>The rows: number, what must work, components, settings, tests.</summary>
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Repository.Path(Guide)).Where(line => Row().IsMatch(line))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    public static TheoryData<string> Numbers => [.. Rows.Select(row => row[0])];

    [Fact]
    public void The_rows_are_those_of_the_mission_and_what_comes_with_it() =>
        Assert.Equal(Enumerable.Range(1, 23).Select(number => $"{number}"), Rows.Select(row => row[0]));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_component_is_a_link_to_the_file_of_that_name(string number)
    {
        var links = Links(number, column: 2);

        Assert.All(links, link =>
        {
            Assert.StartsWith("../infra/", link.Target, StringComparison.Ordinal);
            Assert.EndsWith($"/{link.Text}.cs", link.Target, StringComparison.Ordinal);
            Assert.True(File.Exists(FileOf(link.Target)), $"{link.Target} is not there.");
        });
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_test_is_a_link_to_tests(string number)
    {
        var links = Links(number, column: 4);

        Assert.All(links, link =>
        {
            Assert.StartsWith("../tests/", link.Target, StringComparison.Ordinal);
            Assert.True(Path.Exists(FileOf(link.Target)), $"{link.Target} is not there.");
        });
        Assert.Contains(links, link => link.Target.EndsWith("Tests.cs", StringComparison.Ordinal)
            && File.ReadAllText(FileOf(link.Target)).Contains("Assert.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_setting_is_a_key_of_the_schema(string number)
    {
        var keys = Code().Matches(Cell(number, column: 3)).Select(code => code.Groups[1].Value).ToArray();
        var schema = JsonNode.Parse(File.ReadAllText(Repository.Path("stacks/config/settings.schema.json")))!;

        Assert.NotEmpty(keys);
        Assert.Equal([], keys.Where(key => !IsKnown(schema["properties"]!["config"]!, $"landing-zone:{key}")));
    }

    private static bool IsKnown(JsonNode schema, string key) => key.Split('.').Aggregate((JsonNode?)schema, (kind, step) =>
    {
        var value = kind?["properties"]?[step.Replace("[]", "", StringComparison.Ordinal)];
        return step.EndsWith("[]", StringComparison.Ordinal) ? value?["items"] : value;
    }) is not null;

    /// <summary>The links of a cell, which holds nothing else and none of them twice.</summary>
    private static List<(string Text, string Target)> Links(string number, int column)
    {
        var cell = Cell(number, column);
        var links = Link().Matches(cell).Select(link => (link.Groups[1].Value, link.Groups[2].Value)).ToList();

        Assert.NotEmpty(links);
        Assert.Equal(links.Distinct(), links);
        Assert.Equal("", Link().Replace(cell, "").Trim(',', ':', ' '));
        return links;
    }

    private static string Cell(string number, int column) => Rows.Single(row => row[0] == number)[column];

    private static string FileOf(string target) => Path.GetFullPath(target, Repository.Path("docs"));

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
