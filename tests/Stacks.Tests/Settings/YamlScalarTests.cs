using FsCheck;
using FsCheck.Fluent;
using LandingZone.Stacks.Settings;
using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("12", ScalarTypeName.Number, "12")]
    [InlineData("-012", ScalarTypeName.Number, "-10")]
    [InlineData("0o17", ScalarTypeName.Number, "15")]
    [InlineData("0xFF", ScalarTypeName.Number, "255")]
    [InlineData("0b101", ScalarTypeName.Number, "5")]
    [InlineData("1_000", ScalarTypeName.Number, "1000")]
    [InlineData("089", ScalarTypeName.Text, "089")]
    [InlineData("1.30", ScalarTypeName.Number, "1.3")]
    [InlineData("1e3", ScalarTypeName.Number, "1000")]
    [InlineData(".5", ScalarTypeName.Number, "0.5")]
    [InlineData("1.2.3", ScalarTypeName.Text, "1.2.3")]
    [InlineData("10.0.0.0/8", ScalarTypeName.Text, "10.0.0.0/8")]
    [InlineData("-", ScalarTypeName.Text, "-")]
    [InlineData("True", ScalarTypeName.Boolean, "true")]
    [InlineData("yes", ScalarTypeName.Text, "yes")]
    [InlineData("~", ScalarTypeName.Null, "")]
    public void An_unquoted_word_is_what_Pulumi_takes_it_for(string word, ScalarTypeName type, string text)
    {
        var (resolved, value) = YamlScalar.Resolve(word);

        Assert.Equal((type.ToString(), text), (resolved.ToString(), value));
    }

    [Fact]
    public void A_quoted_text_at_the_top_reaches_the_program_as_it_is() =>
        Prop.ForAll(Texts(), text => Handed($"landing-zone:owner: {Quoted(text)}", "landing-zone:owner") == text)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_whole_number_at_the_top_reaches_the_program_as_it_is_written() =>
        Prop.ForAll<int>(number => Handed($"landing-zone:owner: {number}", "landing-zone:owner") == $"{number}").QuickCheckThrowOnFailure();

    [Fact]
    public void A_quoted_text_inside_a_structure_is_a_JSON_string() =>
        Prop.ForAll(Texts(), text =>
        {
            var handed = Handed($"landing-zone:keys: {{ deployer: {Quoted(text)} }}", "landing-zone:keys")!;
            using var json = System.Text.Json.JsonDocument.Parse(handed);
            return json.RootElement.GetProperty("deployer").GetString() == text;
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Texts() => ArbMap.Default.ArbFor<NonNull<string>>().Generator
        .Select(text => new string([.. text.Get.Where(character => character is >= ' ' and < '\u007f' or >= '\u00a1' and <= '\u02ff')]))
        .ToArbitrary();

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string? Handed(string line, string key)
    {
        using var sample = new SampleEstate();
        return sample.Load(("x", $"config:\n  {line}\n")).Stacks[0].Config[key].Text;
    }

    /// <summary>The types' names, which a public test can be given.</summary>
    public enum ScalarTypeName
    {
        Text,
        Number,
        Boolean,
        Null,
    }
}
