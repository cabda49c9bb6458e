namespace LandingZone.Stacks.Settings;

/// <summary>Which zones have which parts, by the keys of their settings.</summary>
internal static class ZoneParts
{
    private static readonly (string Key, string[] NeededIn, string[] AllowedIn)[] All =
    [
        ("images", ["rnd", "production"], []),
        ("cluster", ["rnd", "production"], []),
        ("link", [], ["rnd"]),
        ("serving", [], ["rnd", "production"]),
        ("kubeflow", [], ["rnd"]),
        ("environments", [], ["rnd"]),
        ("teams", [], ["rnd"]),
        ("ingestion", [], ["staging", "rnd"]),
        ("files", [], ["rnd", "production"]),
        ("lake", [], ["rnd", "production"]),
        ("corporate", [], ["rnd", "production"]),
        ("studio", [], ["rnd"]),
        ("training", [], ["rnd", "production"]),
        ("labeling", [], ["rnd"]),
        ("delivery", [], ["rnd", "production"]),
        ("warehouse", [], ["rnd", "production"]),
        ("scoring", [], ["rnd", "production"]),
        ("spark", [], ["rnd"]),
    ];

    /// <summary>Refuses parts that the zone cannot have, and the lack of those that it needs.</summary>
    public static void Check(string zone, SettingNode.Map root, SettingReading reading)
    {
        foreach (var (key, neededIn, allowedIn) in All)
        {
            var node = root.Find(key);
            if (node is null && neededIn.Contains(zone))
            {
                reading.Refuse(root.PathOf(key), root.Position, null, "the setting is missing", $"add it: {Named(zone)} has {key}.");
            }
            else if (node is not null && !neededIn.Contains(zone) && !allowedIn.Contains(zone))
            {
                reading.Refuse(
                    node, $"{Named(zone)} has no {key}", $"take it out: it is for {string.Join(" and ", neededIn.Concat(allowedIn))}.");
            }
        }
    }

    /// <summary>The zone with its article.</summary>
    private static string Named(string zone) => zone == "rnd" ? "an rnd zone" : $"a {zone} zone";
}
