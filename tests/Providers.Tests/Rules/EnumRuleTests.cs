using LandingZone.Providers.Tests.Support;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>Enums: rule 8.</summary>
public sealed class EnumRuleTests
{
    [Fact]
    public void An_enum_of_strings_is_a_struct_around_its_string()
    {
        var run = Generate("""{ "type": "string", "values": { "Private": "private", "PublicRead": "public-read" } }""");

        Assert.Equal(
            """
            public readonly struct Acl : IEquatable<Acl>
            {
                private readonly string _value;
                private Acl(string value) { _value = value ?? throw new ArgumentNullException(nameof(value)); }
                public static Acl Private { get; } = new Acl("private");
                public static Acl PublicRead { get; } = new Acl("public-read");
                public static bool operator ==(Acl left, Acl right) => left.Equals(right);
                public static bool operator !=(Acl left, Acl right) => !left.Equals(right);
                public static explicit operator string(Acl value) => value._value;
                public override bool Equals(object? obj) => obj is Acl other && Equals(other);
                public bool Equals(Acl other) => string.Equals(_value, other._value, StringComparison.Ordinal);
                public override int GetHashCode() => _value?.GetHashCode() ?? 0;
                public override string ToString() => _value;
            }
            """,
            run.Source("public readonly struct Acl : IEquatable<Acl>"));
    }

    [Fact]
    public void An_enum_of_numbers_is_a_struct_around_its_double()
    {
        var run = Generate("""{ "type": "number", "values": { "Half": 0.5 } }""");

        Assert.Equal("public static Acl Half { get; } = new Acl(0.5);", run.Line("Half { get; }"));
        Assert.Equal("public static explicit operator double(Acl value) => value._value;", run.Line("explicit operator"));
    }

    [Fact]
    public void An_enum_of_integers_is_a_plain_enum()
    {
        var run = Generate("""{ "type": "integer", "values": { "Ten": 10, "Thirty": 30 } }""");

        Assert.Equal("public enum Acl\n{\n    Ten = 10,\n    Thirty = 30,\n}", run.Source("public enum Acl"));
    }

    [Fact]
    public void A_member_that_C_sharp_does_not_allow_gets_another_name()
    {
        var run = Generate("""{ "type": "string", "values": { "Equals": "eq", "2x": "2x", "_3x": "3x" } }""");

        Assert.Equal("public static Acl EqualsValue { get; } = new Acl(\"eq\");", run.Line("new Acl(\"eq\")"));
        Assert.Equal("public static Acl Acl_2x { get; } = new Acl(\"2x\");", run.Line("new Acl(\"2x\")"));
        Assert.Equal("public static Acl Acl_3x { get; } = new Acl(\"3x\");", run.Line("new Acl(\"3x\")"));
    }

    private static GeneratorRun Generate(string type) => GeneratorRun.Of(SchemaText.Native(
        enums: $"\"s3.Acl\": {type}",
        resources: """ "aws-native:s3:Bucket": { "module": "s3", "name": "Bucket", "inputs": { "acl": "#s3.Acl" }, "outputs": {} } """));
}
