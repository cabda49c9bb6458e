using LandingZone.Policies.Checks;
using LandingZone.Policies.Fixtures;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Tests.Rules;

/// <summary>Every rule says of its examples exactly what its file demands.</summary>
public sealed class FixtureTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures");

    public static TheoryData<string> RuleIds => [.. RuleCatalogue.All.Select(rule => rule.Facts.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Rule_says_what_its_fixture_demands(string id)
    {
        var fixture = FixtureFile.Read(Path.Combine(Folder, $"{id}.yaml"));
        var rule = RuleCatalogue.Find(id)!;

        Assert.Equal(id, fixture.Rule);
        Assert.NotEmpty(fixture.Pass);
        Assert.NotEmpty(fixture.Fail);
        Assert.All(fixture.Pass, example => Assert.Empty(example.Finds.Concat(example.Asks)));
        Assert.All(fixture.Fail, example => Assert.NotEmpty(example.Finds));
        Assert.All(fixture.Unknown, example => Assert.NotEmpty(example.Asks));
        Assert.Equal(
            fixture.Pass.Concat(fixture.Fail).Concat(fixture.Unknown).Select(Demanded),
            fixture.Pass.Concat(fixture.Fail).Concat(fixture.Unknown).Select(example => Said(rule, example)));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Rule_has_an_example_of_each_kind_and_of_each_type(string id)
    {
        var fixture = FixtureFile.Read(Path.Combine(Folder, $"{id}.yaml"));
        Assert.NotEmpty(fixture.Unknown);
        if (RuleCatalogue.Find(id) is ResourceRule rule)
        {
            var failing = fixture.Fail.SelectMany(example => example.Stack.All).Select(resource => resource.Type).ToHashSet();
            Assert.DoesNotContain(rule.Types, type => !failing.Contains(type) && !IsOneOfManyKinds(rule));
        }
    }

    [Fact]
    public void No_fixture_stands_without_a_rule() =>
        Assert.DoesNotContain(
            Directory.GetFiles(Folder, "*.yaml").Select(Path.GetFileNameWithoutExtension), id => RuleCatalogue.Find(id!) is null);

    /// <summary>A rule of all kinds of workload (Deployment, Job, ...) reads them in one way; an example of each would say nothing more.</summary>
    private static bool IsOneOfManyKinds(ResourceRule rule) => rule.Types.Count > 6;

    private static string Demanded(FixtureCase example) => Lines(
        example.Case,
        example.Finds.Select(result => $"  breach {result.Resource}: {result.Message}{At(example.Finds, result)}"),
        example.Asks.Select(result => $"  open {result.Resource}: {result.Message}{At(example.Asks, result)}"));

    private static string Said(Rule rule, FixtureCase example)
    {
        var configured = new Dictionary<string, Value>(StringComparer.Ordinal) { [rule.Facts.Id] = example.Settings };
        var check = new RuleRunner([rule], configured).Check(example.Stack);
        return Lines(
            example.Case,
            check.Breaches.Select((found, i) => $"  breach {found.Resource.Name}: {found.Message}{At(example.Finds, i, found)}"),
            check.Open.Select((found, i) => $"  open {found.Resource.Name}: {found.Message}{At(example.Asks, i, found)}"));
    }

    // A property is compared where the example names one.
    private static string At(IReadOnlyList<FixtureResult> demanded, FixtureResult result) =>
        demanded.Contains(result) && result.Property is { } property ? $" [{property}]" : "";

    private static string At(IReadOnlyList<FixtureResult> demanded, int index, Finding found) =>
        index < demanded.Count && demanded[index].Property is not null ? $" [{found.Property}]" : "";

    private static string Lines(string title, IEnumerable<string> breaches, IEnumerable<string> open) =>
        string.Join('\n', [title, .. breaches, .. open]);
}
