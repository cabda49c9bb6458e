using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LandingZone.Stacks.Settings;

/// <summary>Reads a settings file into nodes, with the place of each.</summary>
/// <param name="parser">The file's YAML, event by event.</param>
/// <param name="reading">Where problems are noted.</param>
internal sealed class YamlReader(IParser parser, SettingReading reading)
{
    /// <summary>Reads the file's one document; null where it is empty.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public SettingNode? ReadDocument()
    {
        _ = parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var node = ReadNode("", depth: 0);
        _ = parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            reading.Refuse("", PositionOf(second.Start), null, "a second YAML document begins here", "write one document.");
        }

        return node;
    }

    /// <summary>A place as people count.</summary>
    public static SettingPosition PositionOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private SettingNode ReadNode(string path, int depth)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return ReadScalar(scalar, path, depth);
        }

        if (parser.TryConsume<MappingStart>(out var map))
        {
            return ReadMap(map, path, depth);
        }

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            return ReadList(list, path, depth);
        }

        var alias = parser.Consume<AnchorAlias>();
        reading.Refuse(path, PositionOf(alias.Start), null, $"'*{alias.Value}' refers to another value", "write the value itself.");
        return new SettingNode.Scalar(path, PositionOf(alias.Start), "", ScalarType.Null);
    }

    private static SettingNode.Scalar ReadScalar(Scalar scalar, string path, int depth)
    {
        var position = PositionOf(scalar.Start);
        if (scalar.Style != ScalarStyle.Plain)
        {
            var quoted = depth > SettingsFile.SettingDepth ? ScalarType.Text : ScalarType.Open;
            return new SettingNode.Scalar(path, position, scalar.Value, quoted);
        }

        var (type, text) = YamlScalar.Resolve(scalar.Value);
        return depth > SettingsFile.SettingDepth || type == ScalarType.Null
            ? new SettingNode.Scalar(path, position, text, type)
            : new SettingNode.Scalar(path, position, scalar.Value, ScalarType.Open);
    }

    private SettingNode.List ReadList(SequenceStart start, string path, int depth)
    {
        var items = ImmutableArray.CreateBuilder<SettingNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode($"{path}[{items.Count}]", depth + 1));
        }

        return new SettingNode.List(path, PositionOf(start.Start), items.DrainToImmutable());
    }

    private SettingNode ReadMap(MappingStart start, string path, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<SettingEntry>();
        var seen = new Dictionary<string, SettingPosition>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                var other = parser.Current!;
                parser.SkipThisAndNestedEvents();
                _ = ReadNode(path, depth + 1);
                reading.Refuse(path, PositionOf(other.Start), null, "a key is not a single word", "write each key as text.");
                continue;
            }

            var position = PositionOf(key.Start);
            var node = ReadNode(SettingsFile.PathOf(path, key.Value, depth), depth + 1);
            if (seen.TryAdd(key.Value, position))
            {
                entries.Add(new SettingEntry(key.Value, position, node));
                continue;
            }

            reading.Refuse(
                node.Path, position, null, $"the key '{key.Value}' is in line {seen[key.Value].Line} already", "keep one of the two.");
        }

        return entries is [{ Key: "secure", Value: SettingNode.Scalar }]
            ? new SettingNode.Sealed(path, PositionOf(start.Start))
            : new SettingNode.Map(path, PositionOf(start.Start), entries.DrainToImmutable());
    }
}
