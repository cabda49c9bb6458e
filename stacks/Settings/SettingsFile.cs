using System.Collections.Immutable;
using LandingZone.Facts;
using YamlDotNet.Core;

namespace LandingZone.Stacks.Settings;

/// <summary>A Pulumi settings file, read with the place of everything in it.</summary>
internal sealed class SettingsFile
{
    /// <summary>How deep a setting lies: in the map "config" of the file's own map.</summary>
    public const int SettingDepth = 2;

    /// <summary>The namespace of the program's own settings: the project's name in Pulumi.yaml.</summary>
    public const string OwnNamespace = "landing-zone";

    private const string Config = "config";

    /// <summary>What Pulumi itself keeps in the file (Pulumi documentation, "Pulumi stack settings file reference").</summary>
    private static readonly string[] Known = [Config, "encryptionsalt", "encryptedkey", "secretsprovider"];

    /// <summary>The providers' settings, and Pulumi's own, which are not the program's to check.</summary>
    private static readonly string[] OtherNamespaces = ["aws", "aws-native", "kubernetes", "pulumi"];

    private SettingsFile(SettingNode.Map settings, SettingNode? awsRegion, IReadOnlyDictionary<string, SettingText> config)
    {
        Settings = settings;
        AwsRegion = awsRegion;
        Texts = config;
    }

    /// <summary>The program's own settings, without their namespace.</summary>
    public SettingNode.Map Settings { get; }

    /// <summary>The default AWS provider's region; null where it is not set.</summary>
    public SettingNode? AwsRegion { get; }

    /// <summary>All settings as the engine hands them to the program.</summary>
    public IReadOnlyDictionary<string, SettingText> Texts { get; }

    /// <summary>Reads the file; null where there is nothing in it that could be checked further, which is noted.</summary>
    public static SettingsFile? Read(string text, SettingReading reading)
    {
        SettingNode? document;
        var scanner = new Scanner(new StringReader(text));
        try
        {
            document = new YamlReader(new Parser(scanner), reading).ReadDocument();
        }
        catch (YamlException fault)
        {
            return NotYaml(fault.Start, FirstLower(fault.Message.TrimEnd('.')), reading);
        }
        catch (InvalidOperationException)
        {
            // The scanner's answer to a list or map in brackets that is not closed.
            return NotYaml(scanner.CurrentPosition, "a bracket is not closed", reading);
        }

        return Split(document, reading);
    }

    /// <summary>The full key of a key of a map at a depth of the file.</summary>
    public static string PathOf(string path, string key, int depth) => depth switch
    {
        0 => key,
        1 when path == Config => key,
        _ => $"{path}.{key}",
    };

    private static SettingsFile? NotYaml(Mark mark, string fault, SettingReading reading)
    {
        reading.Refuse("", YamlReader.PositionOf(mark), null, $"the file is not YAML: {fault}", "correct this line or one before it.");
        return null;
    }

    private static SettingsFile? Split(SettingNode? document, SettingReading reading)
    {
        if (document is not SettingNode.Map root)
        {
            reading.Refuse(
                "", document?.Position, null, "the file has no settings", "write a map with the key 'config'.");
            return null;
        }

        foreach (var entry in root.Entries.Where(entry => !Known.Contains(entry.Key)))
        {
            reading.Refuse(
                entry.Key,
                entry.Position,
                null,
                $"there is no key '{entry.Key}' in a settings file",
                NearestName.Of(entry.Key, Known) is { } nearest
                    ? $"the nearest is '{nearest}'."
                    : $"the keys are {string.Join(", ", Known)}.");
        }

        if (root.Find(Config) is not SettingNode.Map config)
        {
            reading.Refuse(Config, root.At(Config).Position, null, "the stack has no settings", "write them as a map under 'config'.");
            return null;
        }

        var own = ImmutableArray.CreateBuilder<SettingEntry>();
        var texts = new Dictionary<string, SettingText>(StringComparer.Ordinal);
        foreach (var entry in config.Entries)
        {
            // An older way to write the same key.
            var key = entry.Key.Replace(":config:", ":", StringComparison.Ordinal);
            texts[key] = SettingJson.TextOf(entry.Value);
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            var space = colon < 0 ? "" : key[..colon];
            if (space == OwnNamespace)
            {
                own.Add(entry with { Key = key[(colon + 1)..] });
            }
            else if (!OtherNamespaces.Contains(space))
            {
                RefuseNamespace(entry, key, reading);
            }
        }

        return new SettingsFile(
            new SettingNode.Map(OwnNamespace, config.Position, own.DrainToImmutable()), config.Find("aws:region"), texts);
    }

    private static void RefuseNamespace(SettingEntry entry, string key, SettingReading reading)
    {
        var known = ZoneSettingsReader.Keys.Select(name => $"{OwnNamespace}:{name}");
        reading.Refuse(
            key,
            entry.Position,
            null,
            $"there is no setting '{key}'",
            NearestName.Of(key, known) is { } nearest
                ? $"the nearest is '{nearest}'."
                : $"the platform's settings begin with '{OwnNamespace}:', a provider's with its name.");
    }

    private static string FirstLower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
