using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LandingZone.ProviderGenerator.Json;
using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>The two notations that the generator reads by itself: JSON, and the types inside it.</summary>
public sealed class NotationTests
{
    [Fact]
    public void Any_text_that_JSON_can_hold_is_read_as_it_was_written()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
        {
            // A lone surrogate cannot be written; the writer puts a replacement character for it.
            var written = JsonSerializer.Serialize(text);
            return JsonReader.Parse(written).Text == JsonSerializer.Deserialize<string>(written);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_number_is_read_as_it_was_written()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<double>().Filter(double.IsFinite), number =>
            JsonReader.Parse(JsonSerializer.Serialize(number)).Scalar is double read && read.Equals(number)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_type_is_read_as_it_was_written()
    {
        Prop.ForAll(Types(3).ToArbitrary(), type => SchemaTypeParser.TryParse(type) is { } read && Write(read) == type)
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[string}")]
    [InlineData("string|")]
    [InlineData("'v1")]
    [InlineData("#")]
    [InlineData("string]")]
    public void What_is_no_type_is_refused(string notation) => Assert.Null(SchemaTypeParser.TryParse(notation));

    private static Gen<string> Types(int depth)
    {
        var simple = Gen.Elements(
            "string", "boolean", "integer", "number", "any", "json", "asset", "archive", "@ec2.Tag", "@Tag", "#core.v1.Kind", "'apps/v1'");
        if (depth == 0)
        {
            return simple;
        }

        var inner = Types(depth - 1);
        return Gen.OneOf(
            simple,
            inner.Select(type => $"[{type}]"),
            inner.Select(type => $"{{{type}}}"),
            simple.Two().Select(types => $"{types.Item1}|{types.Item2}"));
    }

    private static string Write(SchemaType type) => type.Kind switch
    {
        TypeKind.List => $"[{Write(type.Element)}]",
        TypeKind.Map => $"{{{Write(type.Element)}}}",
        TypeKind.Object => $"@{type.Name}",
        TypeKind.Enum => $"#{type.Name}",
        TypeKind.Literal => $"'{type.Name}'",
        TypeKind.Union => string.Join("|", type.Parts.Select(Write)),
        _ => type.Kind.ToString().ToLowerInvariant(),
    };
}
