namespace LandingZone.ProviderGenerator.Schema;

/// <summary>Reads the type notation of the schema files: "[string]", "{any}", "@ec2.Tag", "#s3.Acl", "'v1'", "string|#s3.Acl".</summary>
internal sealed class SchemaTypeParser
{
    private static readonly Dictionary<string, TypeKind> Words = new(StringComparer.Ordinal)
    {
        ["string"] = TypeKind.String,
        ["boolean"] = TypeKind.Boolean,
        ["integer"] = TypeKind.Integer,
        ["number"] = TypeKind.Number,
        ["any"] = TypeKind.Any,
        ["json"] = TypeKind.Json,
        ["asset"] = TypeKind.Asset,
        ["archive"] = TypeKind.Archive,
    };

    private readonly string _text;
    private int _at;

    private SchemaTypeParser(string text) => _text = text;

    /// <summary>The type that <paramref name="text"/> stands for, or null when it stands for none.</summary>
    public static SchemaType? TryParse(string text)
    {
        var parser = new SchemaTypeParser(text);
        var type = parser.ReadUnion();
        return parser._at == text.Length ? type : null;
    }

    private SchemaType? ReadUnion()
    {
        var parts = new List<SchemaType>();
        do
        {
            if (ReadPart() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (TryTake('|'));

        return parts.Count == 1 ? parts[0] : new SchemaType(TypeKind.Union, "", [.. parts]);
    }

    private SchemaType? ReadPart()
    {
        if (TryTake('['))
        {
            return ReadElement(TypeKind.List, ']');
        }

        if (TryTake('{'))
        {
            return ReadElement(TypeKind.Map, '}');
        }

        if (TryTake('@'))
        {
            return ReadName(TypeKind.Object);
        }

        if (TryTake('#'))
        {
            return ReadName(TypeKind.Enum);
        }

        if (TryTake('\''))
        {
            var end = _text.IndexOf('\'', _at);
            if (end < 0)
            {
                return null;
            }

            var literal = _text.Substring(_at, end - _at);
            _at = end + 1;
            return new SchemaType(TypeKind.Literal, literal);
        }

        return Words.TryGetValue(ReadWord(), out var kind) ? new SchemaType(kind) : null;
    }

    private SchemaType? ReadElement(TypeKind kind, char end) =>
        ReadUnion() is { } element && TryTake(end) ? new SchemaType(kind, "", element) : null;

    private SchemaType? ReadName(TypeKind kind) => ReadWord() is { Length: > 0 } name ? new SchemaType(kind, name) : null;

    private string ReadWord()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_'))
        {
            _at++;
        }

        return _text.Substring(start, _at - start);
    }

    private bool TryTake(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }
}
