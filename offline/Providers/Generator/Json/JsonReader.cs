using System.Globalization;
using System.Text;

namespace LandingZone.ProviderGenerator.Json;

/// <summary>
/// Reads JSON (RFC 8259) and nothing beyond it: no comments, no trailing commas, no name twice.
/// A generator cannot use System.Text.Json, since the compiler's host brings none for netstandard2.0.
/// </summary>
internal sealed class JsonReader
{
    private readonly string _text;
    private int _at;
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    private JsonReader(string text) => _text = text;

    /// <summary>The value that a whole text stands for.</summary>
    /// <exception cref="JsonSyntaxException">The text is no JSON.</exception>
    public static JsonValue Parse(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.ReadValue();
        reader.SkipSpace();
        return reader._at == text.Length ? value : throw reader.Fault("text follows after the end of the value");
    }

    private JsonValue ReadValue()
    {
        SkipSpace();
        var (line, column) = Position();
        return Peek() switch
        {
            '{' => new JsonValue(ReadObject(), line, column),
            '[' => new JsonValue(ReadArray(), line, column),
            '"' => new JsonValue(ReadString(), line, column),
            't' => new JsonValue(ReadWord("true", true), line, column),
            'f' => new JsonValue(ReadWord("false", false), line, column),
            'n' => new JsonValue(ReadWord("null", null), line, column),
            _ => new JsonValue(ReadNumber(), line, column),
        };
    }

    private List<KeyValuePair<string, JsonValue>> ReadObject()
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        _at++;
        SkipSpace();
        if (TryTake('}'))
        {
            return members;
        }

        do
        {
            SkipSpace();
            if (Peek() != '"')
            {
                throw Fault("a member's name must be a string");
            }

            var name = ReadString();
            if (!names.Add(name))
            {
                throw Fault($"the name '{name}' stands there twice");
            }

            SkipSpace();
            Take(':');
            members.Add(new KeyValuePair<string, JsonValue>(name, ReadValue()));
            SkipSpace();
        }
        while (TryTake(','));

        Take('}');
        return members;
    }

    private List<JsonValue> ReadArray()
    {
        var items = new List<JsonValue>();
        _at++;
        SkipSpace();
        if (TryTake(']'))
        {
            return items;
        }

        do
        {
            items.Add(ReadValue());
            SkipSpace();
        }
        while (TryTake(','));

        Take(']');
        return items;
    }

    private string ReadString()
    {
        var start = ++_at;
        while (_at < _text.Length && _text[_at] is not ('"' or '\\' or < ' '))
        {
            _at++;
        }

        if (Peek() == '"')
        {
            return _text.Substring(start, _at++ - start);
        }

        var result = new StringBuilder(_text, start, _at - start, 2 * (_at - start) + 16);
        while (true)
        {
            switch (Peek())
            {
                case '"':
                    _at++;
                    return result.ToString();
                case '\\':
                    _at++;
                    result.Append(ReadEscape());
                    break;
                case < ' ':
                    throw Fault("a string is not closed on its line");
                default:
                    result.Append(_text[_at++]);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        var letter = Peek();
        _at++;
        switch (letter)
        {
            case '"' or '\\' or '/': return letter;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                throw Fault("an escape is not one that JSON knows");
        }
    }

    private double ReadNumber()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
        {
            _at++;
        }

        var text = _text.Substring(start, _at - start);
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.Length > 0 && text[0] != '+' && double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault(text.Length == 0 ? "a value is missing" : $"'{text}' is no number");
    }

    private object? ReadWord(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw Fault("a value is none that JSON knows");
        }

        _at += word.Length;
        return value;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool TryTake(char expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Take(char expected)
    {
        if (!TryTake(expected))
        {
            throw Fault($"'{expected}' is missing");
        }
    }

    private JsonSyntaxException Fault(string problem)
    {
        var (line, column) = Position();
        return new JsonSyntaxException(problem, line, column);
    }

    private (int Line, int Column) Position()
    {
        // Lines are counted only as far as they have not been counted before.
        for (; _counted < _at && _counted < _text.Length; _counted++)
        {
            if (_text[_counted] == '\n')
            {
                (_line, _lineStart) = (_line + 1, _counted + 1);
            }
        }

        return (_line, _at - _lineStart + 1);
    }
}
