using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace LandingZone.ProviderGenerator.Writing;

/// <summary>C# literals.</summary>
internal static class Literals
{
    /// <summary>A string literal.</summary>
    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The literal of a string, number or boolean.</summary>
    public static string Of(object value) => value switch
    {
        string text => Text(text),
        bool boolean => boolean ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>A list of string literals, or null for none.</summary>
    public static string TextsOrNull(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? "null" : $"new[] {{ {string.Join(", ", texts.Select(Text))} }}";
}
