using System.Collections.Immutable;

namespace LandingZone.Engine.Schema;

/// <summary>Reads the one-line form in which the schema files write a property: a type, then words that say more of it.</summary>
internal static class PropertyTypeParser
{
    /// <summary>Reads one property.</summary>
    /// <exception cref="FormatException">The text is not of the form that offline/README.md describes.</exception>
    public static PropertySchema Parse(string name, string text)
    {
        var position = 0;
        var type = ParseUnion(text, ref position);
        var optional = false;
        var secret = false;
        while (position < text.Length)
        {
            if (text[position] == ' ')
            {
                position++;
                continue;
            }

            switch (ParseWord(text, ref position))
            {
                case "optional":
                    optional = true;
                    break;
                case "secret":
                    secret = true;
                    break;
                case "plain" or "replaces" or "deprecated":
                    // Of interest to others.
                    break;
                default:
                    throw Malformed(text);
            }
        }

        return new PropertySchema(name, type, optional, secret);
    }

    private static PropertyType ParseUnion(string text, ref int position)
    {
        var first = ParseSingle(text, ref position);
        if (position >= text.Length || text[position] != '|')
        {
            return first;
        }

        var cases = ImmutableArray.CreateBuilder<PropertyType>();
        cases.Add(first);
        while (position < text.Length && text[position] == '|')
        {
            position++;
            cases.Add(ParseSingle(text, ref position));
        }

        return new PropertyType.Union(cases.ToImmutable());
    }

    private static PropertyType ParseSingle(string text, ref int position)
    {
        if (position >= text.Length)
        {
            throw Malformed(text);
        }

        switch (text[position])
        {
            case '[':
                return new PropertyType.ListOf(ParseEnclosed(text, ref position, ']'));
            case '{':
                return new PropertyType.MapOf(ParseEnclosed(text, ref position, '}'));
            case '@':
                position++;
                return new PropertyType.Object(ParseWord(text, ref position));
            case '#':
                position++;
                return new PropertyType.Enum(ParseWord(text, ref position));
            case '\'':
                var end = text.IndexOf('\'', position + 1);
                if (end < 0)
                {
                    throw Malformed(text);
                }

                var literal = text[(position + 1)..end];
                position = end + 1;
                return new PropertyType.Literal(literal);
            default:
                return ParsePrimitive(text, ref position);
        }
    }

    private static PropertyType.Primitive ParsePrimitive(string text, ref int position) => ParseWord(text, ref position) switch
    {
        "string" => PropertyType.Primitive.String,
        "boolean" => PropertyType.Primitive.Boolean,
        "integer" => PropertyType.Primitive.Integer,
        "number" => PropertyType.Primitive.Number,
        "any" => PropertyType.Primitive.Any,
        "json" => PropertyType.Primitive.Json,
        "asset" => PropertyType.Primitive.Asset,
        "archive" => PropertyType.Primitive.Archive,
        _ => throw Malformed(text),
    };

    private static PropertyType ParseEnclosed(string text, ref int position, char close)
    {
        position++;
        var element = ParseUnion(text, ref position);
        if (position >= text.Length || text[position] != close)
        {
            throw Malformed(text);
        }

        position++;
        return element;
    }

    private static string ParseWord(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is not (' ' or '|' or ']' or '}'))
        {
            position++;
        }

        // Nothing but marks stands there: the text is not of the form, and must not be read for ever.
        return position > start ? text[start..position] : throw Malformed(text);
    }

    private static FormatException Malformed(string text) =>
        new($"'{text}' is not a property of a schema file; see the format in offline/README.md.");
}
