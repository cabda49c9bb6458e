using LandingZone.ProviderGenerator.Naming;
using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Writing;

/// <summary>Writes an enum: a struct around its string or number, or a plain C# enum for integers.</summary>
internal static class EnumWriter
{
    /// <summary>Writes the type.</summary>
    public static void Write(CodeWriter code, EnumSchema type)
    {
        code.Summary($"The values that {type.Name} can have.");
        if (type.Kind == TypeKind.Integer)
        {
            WriteIntegers(code, type);
            return;
        }

        var (name, value) = (type.Name, type.Kind == TypeKind.String ? "string" : "double");
        var isText = type.Kind == TypeKind.String;
        code.Line("[EnumType]");
        code.Open($"public readonly struct {name} : IEquatable<{name}>");
        code.Line($"private readonly {value} _value;");
        var orThrow = isText ? " ?? throw new ArgumentNullException(nameof(value))" : "";
        code.Line($"private {name}({value} value) {{ _value = value{orThrow}; }}");
        foreach (var member in type.Members)
        {
            var memberName = CSharpName.EnumMemberOf(name, member.Key);
            code.Line($"public static {name} {memberName} {{ get; }} = new {name}({Literals.Of(member.Value)});");
        }

        code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
        code.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
        code.Line($"public static explicit operator {value}({name} value) => value._value;");
        code.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
        var equal = isText ? "string.Equals(_value, other._value, StringComparison.Ordinal)" : "_value == other._value";
        code.Line($"public bool Equals({name} other) => {equal};");
        code.Line($"public override int GetHashCode() => {(isText ? "_value?.GetHashCode() ?? 0" : "_value.GetHashCode()")};");
        var text = isText ? "_value" : "_value.ToString(global::System.Globalization.CultureInfo.InvariantCulture)";
        code.Line($"public override string ToString() => {text};");
        code.Close();
    }

    private static void WriteIntegers(CodeWriter code, EnumSchema type)
    {
        code.Open($"public enum {type.Name}");
        foreach (var member in type.Members)
        {
            code.Line($"{CSharpName.EnumMemberOf(type.Name, member.Key)} = {Literals.Of(member.Value)},");
        }

        code.Close();
    }
}
