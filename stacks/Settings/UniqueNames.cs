namespace LandingZone.Stacks.Settings;

/// <summary>Refuses a name that an entry of a list has already.</summary>
internal static class UniqueNames
{
    /// <summary>Notes each entry whose name an earlier one has.</summary>
    /// <param name="names">The names of all entries, in order.</param>
    /// <param name="list">The entries.</param>
    /// <param name="key">The key of an entry's name; null where the entry itself is the name.</param>
    /// <param name="reading">Where to note it.</param>
    public static void Check(IEnumerable<string> names, SettingNode.List list, string? key, SettingReading reading)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var name in names)
        {
            var entry = list.Items[index++];
            if (!seen.Add(name))
            {
                reading.Refuse(key is null ? entry : entry.At(key), $"'{name}' is there already", "give each a name of its own.");
            }
        }
    }
}
