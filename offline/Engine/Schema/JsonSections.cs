using System.Text;
using System.Text.Json;

namespace LandingZone.Engine.Schema;

/// <summary>
/// Where the members of a schema file's sections stand in its bytes. A run asks for a few types of many, so that parsing
/// the whole file would be most of its start-up: only braces and quotes are looked at here.
/// </summary>
internal sealed class JsonSections
{
    private readonly ReadOnlyMemory<byte> _utf8;

    /// <summary>Where the value of each member of each section starts.</summary>
    private readonly Dictionary<string, Dictionary<string, int>> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="sections">The members of the file whose members are asked for; what the file holds besides is passed over.</param>
    /// <exception cref="FormatException">It is not a JSON object, or a section is none.</exception>
    public JsonSections(ReadOnlyMemory<byte> utf8, params ReadOnlySpan<string> sections)
    {
        _utf8 = utf8;
        var position = 0;
        Expect((byte)'{', ref position);
        while (NextName(ref position) is { } name)
        {
            if (Next(ref position) == '"')
            {
                _texts.Add(name, ReadText(ref position));
            }
            else if (sections.Contains(name))
            {
                _sections.Add(name, ReadMembers(ref position));
            }
            else
            {
                SkipValue(ref position);
            }
        }
    }

    /// <summary>A member of the file that is a text; null where there is none.</summary>
    public string? Text(string name) => _texts.GetValueOrDefault(name);

    /// <summary>The names of the members of a section, in the order of the file.</summary>
    public IEnumerable<string> Names(string section) => _sections.TryGetValue(section, out var members) ? members.Keys : [];

    /// <summary>One member of a section, parsed; null where there is none.</summary>
    public JsonElement? Find(string section, string name)
    {
        if (!_sections.TryGetValue(section, out var members) || !members.TryGetValue(name, out var start))
        {
            return null;
        }

        var end = start;
        SkipValue(ref end);
        return JsonDocument.Parse(_utf8[start..end]).RootElement;
    }

    private Dictionary<string, int> ReadMembers(ref int position)
    {
        var members = new Dictionary<string, int>(StringComparer.Ordinal);
        Expect((byte)'{', ref position);
        while (NextName(ref position) is { } name)
        {
            Next(ref position);
            members.Add(name, position);
            SkipValue(ref position);
        }

        return members;
    }

    /// <summary>The name of the next member, and behind its colon; null at the end of the object.</summary>
    private string? NextName(ref int position)
    {
        var next = Next(ref position);
        if (next == ',')
        {
            position++;
            next = Next(ref position);
        }

        if (next == '}')
        {
            position++;
            return null;
        }

        var name = ReadText(ref position);
        Expect((byte)':', ref position);
        return name;
    }

    /// <summary>The next byte that is no white space, without passing it.</summary>
    private byte Next(ref int position)
    {
        var bytes = _utf8.Span;
        while (position < bytes.Length && bytes[position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            position++;
        }

        return position < bytes.Length ? bytes[position] : throw Malformed(position);
    }

    private void Expect(byte mark, ref int position)
    {
        if (Next(ref position) != mark)
        {
            throw Malformed(position);
        }

        position++;
    }

    private string ReadText(ref int position)
    {
        var start = position;
        if (_utf8.Span[position] != '"')
        {
            throw Malformed(position);
        }

        SkipText(ref position);
        var text = _utf8.Span[(start + 1)..(position - 1)];
        return text.Contains((byte)'\\')
            ? JsonDocument.Parse(_utf8[start..position]).RootElement.GetString()!
            : Encoding.UTF8.GetString(text);
    }

    private void SkipValue(ref int position)
    {
        var bytes = _utf8.Span;
        switch (bytes[position])
        {
            case (byte)'"':
                SkipText(ref position);
                break;
            case (byte)'{' or (byte)'[':
                SkipNested(ref position);
                break;
            default:
                // A number, true, false or null ends where its surroundings go on.
                while (position < bytes.Length && bytes[position] is not ((byte)',' or (byte)'}' or (byte)']'))
                {
                    position++;
                }

                break;
        }
    }

    private void SkipNested(ref int position)
    {
        var bytes = _utf8.Span;
        var depth = 0;
        do
        {
            var hop = bytes[position..].IndexOfAny("\"{}[]"u8);
            if (hop < 0)
            {
                throw Malformed(bytes.Length);
            }

            position += hop;
            if (bytes[position] == '"')
            {
                SkipText(ref position);
                continue;
            }

            depth += bytes[position++] is (byte)'{' or (byte)'[' ? 1 : -1;
        }
        while (depth > 0);
    }

    private void SkipText(ref int position)
    {
        var bytes = _utf8.Span;
        position++;
        while (true)
        {
            var hop = position < bytes.Length ? bytes[position..].IndexOfAny((byte)'"', (byte)'\\') : -1;
            if (hop < 0)
            {
                throw Malformed(bytes.Length);
            }

            position += hop + 1;
            if (bytes[position - 1] == '"')
            {
                return;
            }

            // The character behind a backslash ends nothing.
            position++;
        }
    }

    private static FormatException Malformed(int position) =>
        new($"The schema file is not of the form that offline/README.md describes; it breaks off at byte {position}.");
}
