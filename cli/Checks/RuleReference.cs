using System.Globalization;
using LandingZone.Cli.Checks.Formats;
using LandingZone.Policies.Fixtures;
using LandingZone.Policies.Rules;

namespace LandingZone.Cli.Checks;

/// <summary>Writes docs/policies.md from the rules and their examples.</summary>
/// <param name="fixtureFolder">The folder of the examples.</param>
/// <param name="output">Where to.</param>
internal sealed class RuleReference(string fixtureFolder, TextWriter output)
{
    private const string Introduction =
        """
        # Policies

        Generated from the rules and their examples; refresh it with `dotnet run --project cli -- rules --out docs/policies.md`.
        How to run them, waive them and prove statements about the whole estate: [checks.md](checks.md).

        A *resource* rule judges one resource and can stop it before it is made; a *stack* rule judges resources by each other.
        Each rule sees resources of both providers and, where there are both, settings inside of a resource and beside it. A value that is not
        known yet gives an open question, never a finding and never a pass. The mappings name controls that were read at their source.
        """;

    public void Write(IReadOnlyList<Rule> rules)
    {
        output.WriteLine(Introduction);
        output.WriteLine();
        output.WriteLine("| rule | demands | severity | kind | answers |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var facts in rules.Select(rule => (rule.Facts, Kind: KindOf(rule))))
        {
            output.WriteLine(
                $"| [{facts.Facts.Id}](#{Anchor(facts.Facts)}) | {Cell(facts.Facts.Title)} | {facts.Facts.Severity.Word()} | {facts.Kind} | " +
                $"{string.Join(", ", facts.Facts.Controls)} |");
        }

        foreach (var rule in rules)
        {
            Write(rule);
        }
    }

    private static string KindOf(Rule rule) => rule is ResourceRule ? "resource" : "stack";

    private static string Anchor(RuleFacts facts) => string.Concat(
        $"{facts.Id} {facts.Title}".ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-')
            .Select(character => character == ' ' ? '-' : character));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private void Write(Rule rule)
    {
        var facts = rule.Facts;
        output.WriteLine();
        output.WriteLine($"## {facts.Id} {facts.Title}");
        output.WriteLine();
        output.WriteLine($"{facts.Demand} {facts.Why}");
        output.WriteLine();
        output.WriteLine($"- Severity: {facts.Severity.Word()}; a {KindOf(rule)} rule");
        if (facts.Controls.Count > 0)
        {
            var byFramework = facts.Controls.GroupBy(control => control.Framework.Name)
                .Select(group => $"{group.Key} {string.Join(", ", group.Select(control => control.Id))}");
            output.WriteLine($"- Answers: {string.Join("; ", byFramework)}");
        }

        output.WriteLine($"- Repair: {facts.Repair}");
        foreach (var option in facts.Options)
        {
            output.WriteLine($"- Option `{option.Name}`: {option.Description} Default: {DefaultOf(option)}.");
        }

        var fixture = FixtureFile.Read(Path.Combine(fixtureFolder, $"{facts.Id}.yaml"));
        WriteExample("Passes", fixture.Pass[0]);
        WriteExample("Fails", fixture.Fail[0]);
    }

    private static string DefaultOf(RuleOption option) =>
        option.Default.Text is { } text ? $"`{text}`"
        : option.Default.Items.Count == 0 ? "none"
        : string.Join(", ", option.Default.Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"`{item.Text}`")));

    private void WriteExample(string heading, FixtureCase example)
    {
        output.WriteLine();
        output.WriteLine($"{heading}: {LowerFirst(example.Case)}");
        output.WriteLine();
        output.WriteLine("```yaml");
        output.WriteLine(example.Source);
        output.WriteLine("```");
        foreach (var result in example.Finds)
        {
            output.WriteLine();
            output.WriteLine($"> `{result.Resource}`: {result.Message}");
        }
    }

    /// <summary>After a colon a sentence goes on, but a name keeps its capitals.</summary>
    private static string LowerFirst(string text) =>
        text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
