namespace LandingZone.Stacks.Settings;

/// <summary>Notes which keys a map has.</summary>
internal sealed class NamingFields : ISettingFields
{
    private readonly List<string> _keys = [];

    private NamingFields()
    {
    }

    /// <summary>The keys that a record is built from.</summary>
    public static IReadOnlyList<string> KeysOf<T>(Func<ISettingFields, T> build)
    {
        var fields = new NamingFields();
        _ = build(fields);
        return fields._keys;
    }

    /// <inheritdoc/>
    public T Required<T>(string key, SettingKind<T> kind, string description)
    {
        _keys.Add(key);
        return default!;
    }

    /// <inheritdoc/>
    public T Optional<T>(string key, SettingKind<T> kind, T otherwise, string description)
    {
        _keys.Add(key);
        return otherwise;
    }
}
