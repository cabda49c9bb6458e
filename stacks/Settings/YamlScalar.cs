using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace LandingZone.Stacks.Settings;

/// <summary>
/// What an unquoted word inside a structure is to Pulumi, whose engine reads settings files with the Go library yaml.v3: YAML 1.2 with the
/// numbers of YAML 1.1, and no "yes" and "no" (that library's README and resolve.go).
/// </summary>
internal static partial class YamlScalar
{
    /// <summary>The value that the engine hands to the program in JSON.</summary>
    public static (ScalarType Type, string Text) Resolve(string word)
    {
        switch (word)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return (ScalarType.Null, "");
            case "true" or "True" or "TRUE":
                return (ScalarType.Boolean, "true");
            case "false" or "False" or "FALSE":
                return (ScalarType.Boolean, "false");
            default:
                return Number(word) is { } number ? (ScalarType.Number, number) : (ScalarType.Text, word);
        }
    }

    private static string? Number(string word)
    {
        if (!char.IsAsciiDigit(word[0]) && word[0] is not ('+' or '-' or '.'))
        {
            return null;
        }

        var plain = word.Replace("_", "", StringComparison.Ordinal);
        if (WholeNumber().Match(plain) is { Success: true } whole)
        {
            return Whole(whole);
        }

        return Fraction().IsMatch(plain)
            ? double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A leading zero means octal, as in YAML 1.1.</summary>
    private static string? Whole(Match match)
    {
        var (radix, digits) = match.Groups["digits"].Value switch
        {
            ['0', 'x', .. var rest] => (16, rest),
            ['0', 'o', .. var rest] => (8, rest),
            ['0', 'b', .. var rest] => (2, rest),
            ['0', _, ..] and [_, .. var rest] => (8, rest),
            var all => (10, all),
        };
        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var worth = Convert.ToInt32(char.IsAsciiDigit(digit) ? digit - '0' : char.ToLowerInvariant(digit) - 'a' + 10);
            if (worth >= radix)
            {
                return null;
            }

            value = (value * radix) + worth;
        }

        return (match.Groups["sign"].Value == "-" ? -value : value).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^(?<sign>[-+]?)(?<digits>0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+|[0-9]+)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}
