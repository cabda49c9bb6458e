using Microsoft.CodeAnalysis.CSharp;

namespace LandingZone.ProviderGenerator.Naming;

/// <summary>C# names of wire names.</summary>
internal static class CSharpName
{
    /// <summary>
    /// The name of a class, property or function: first letter upper-cased, hyphens dropped with the next letter upper-cased,
    /// a leading "$" dropped.
    /// </summary>
    public static string Of(string wireName) => string.Concat(wireName.TrimStart('$').Split('-').Select(UpperFirst));

    /// <summary>The name of the field behind a property: an underscore and the wire name.</summary>
    public static string FieldOf(string wireName) => "_" + LettersOf(wireName);

    /// <summary>The name of a parameter: the wire name, escaped where C# reserves it.</summary>
    public static string ParameterOf(string wireName)
    {
        var name = LettersOf(wireName);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    /// <summary>
    /// The name of an enum member: as npm has it, except "Equals", which every struct has already, and names that C# does not allow.
    /// </summary>
    public static string EnumMemberOf(string enumName, string member) =>
        member == "Equals" ? "EqualsValue"
        : char.IsDigit(member[0]) || member[0] == '_' ? $"{enumName}_{member.TrimStart('_')}"
        : member;

    private static string LettersOf(string wireName) => wireName.TrimStart('$').Replace("-", "");

    private static string UpperFirst(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word.Substring(1);
}
