using LandingZone.Facts;

namespace LandingZone.Stacks.Settings;

/// <summary>Reads the keys of a map.</summary>
internal sealed class ReadingFields(SettingNode.Map map, SettingReading reading) : ISettingFields
{
    private readonly List<string> _known = [];

    /// <summary>Whether a key was missing or wrong.</summary>
    public bool Failed { get; private set; }

    /// <inheritdoc/>
    public T Required<T>(string key, SettingKind<T> kind, string description)
    {
        _known.Add(key);
        if (map.Find(key) is { } node && node is not SettingNode.Scalar { Type: ScalarType.Null })
        {
            return Read(node, kind);
        }

        Failed = true;
        reading.Refuse(map.PathOf(key), map.Position, null, "the setting is missing", $"add it: {description}");
        return default!;
    }

    /// <inheritdoc/>
    public T Optional<T>(string key, SettingKind<T> kind, T otherwise, string description)
    {
        _known.Add(key);
        return map.Find(key) is { } node && node is not SettingNode.Scalar { Type: ScalarType.Null } ? Read(node, kind) : otherwise;
    }

    /// <summary>Notes the keys that nobody asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var entry in map.Entries)
        {
            if (_known.Contains(entry.Key))
            {
                continue;
            }

            Failed = true;
            var remedy = NearestName.Of(entry.Key, _known) is { } nearest
                ? $"the nearest is '{nearest}'."
                : $"the settings here are {string.Join(", ", _known)}.";
            reading.Refuse(entry.Value.Path, entry.Position, null, $"there is no setting '{entry.Key}'", remedy);
        }
    }

    private T Read<T>(SettingNode node, SettingKind<T> kind)
    {
        if (kind.TryRead(node, reading, out var value))
        {
            return value;
        }

        Failed = true;
        return default!;
    }
}
