using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>Reads the settings that the Pulumi engine hands to the program.</summary>
internal static class ConfigReader
{
    /// <summary>The settings of the running stack.</summary>
    /// <exception cref="RunException">Something is wrong with them; the message lists everything.</exception>
    public static ZoneSettings Read(TimeProvider clock)
    {
        var reading = new SettingReading(file: null, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var settings = ZoneSettingsReader.Read(
            Root(), Node(new Config("aws"), "region", "aws:region"), Deployment.Instance.StackName, reading);
        return settings ?? throw new RunException(
            $"The settings of the stack have problems:\n{string.Join('\n', reading.Problems)}");
    }

    private static SettingNode.Map Root()
    {
        var config = new Config();
        var entries = ImmutableArray.CreateBuilder<SettingEntry>();
        foreach (var key in ZoneSettingsReader.Keys)
        {
            if (Node(config, key, $"{SettingsFile.OwnNamespace}:{key}") is { } node)
            {
                entries.Add(new SettingEntry(key, null, node));
            }
        }

        return new SettingNode.Map(SettingsFile.OwnNamespace, null, entries.DrainToImmutable());
    }

    private static SettingNode? Node(Config config, string key, string path)
    {
        string? text;
        try
        {
            text = config.Get(key);
        }
        catch (RunException)
        {
            // Only where there is no key to decrypt it with, as in a preview offline.
            return new SettingNode.Sealed(path, null);
        }

        if (text is null)
        {
            return null;
        }

        if (text is ['{' or '[', ..])
        {
            try
            {
                return SettingJson.Parse(path, text);
            }
            catch (JsonException)
            {
                // Then it is a text.
            }
        }

        return new SettingNode.Scalar(path, null, text, text.Length == 0 ? ScalarType.Null : ScalarType.Open);
    }
}
