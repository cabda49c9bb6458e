using LandingZone.Facts;

namespace LandingZone.Stacks.Settings;

/// <summary>Reads a stack's settings, wherever they come from.</summary>
internal static class ZoneSettingsReader
{
    private static readonly Lazy<IReadOnlyList<string>> TopLevel = new(() => NamingFields.KeysOf(ZoneSettings.From));

    /// <summary>The keys at the top of the settings, without their namespace.</summary>
    public static IReadOnlyList<string> Keys => TopLevel.Value;

    /// <summary>Reads the settings; null where something is wrong, which is noted.</summary>
    /// <param name="root">The settings, without their namespace.</param>
    /// <param name="awsRegion">The default AWS provider's region; null where it is not set.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="reading">Where problems are noted.</param>
    public static ZoneSettings? Read(SettingNode.Map root, SettingNode? awsRegion, string stack, SettingReading reading)
    {
        // Availability zones are judged by the region, wherever it stands in the file.
        if (root.Find("region") is SettingNode.Scalar { Text: var name } && Region.TryParse(name, out var region, out _))
        {
            reading.Region = region;
        }

        CheckName(root, stack, reading);
        if (reading.Region is not null && awsRegion is SettingNode.Scalar provider && provider.Text != reading.Region.Name)
        {
            reading.Refuse(
                awsRegion,
                $"the AWS provider's region '{provider.Text}' is not the zone's",
                $"write '{reading.Region}', or take it out: the program makes its own providers.");
        }

        return ZoneSettings.Kind.TryRead(root, reading, out var settings) && reading.Problems.Count == 0 ? settings : null;
    }

    private static void CheckName(SettingNode.Map root, string stack, SettingReading reading)
    {
        if (reading.Region is { } region && root.Find("zone") is SettingNode.Scalar { Text: "staging" or "rnd" } zone
            && stack != $"{zone.Text}-{region.Name}")
        {
            reading.Refuse(
                zone,
                $"zone and region are those of the stack '{zone.Text}-{region.Name}', and this is '{stack}'",
                "rename the stack and its file, or change zone or region.");
        }
    }
}
