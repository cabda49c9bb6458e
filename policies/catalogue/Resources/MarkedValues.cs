namespace LandingZone.Policies.Resources;

/// <summary>
/// The values that Pulumi writes in a form of its own: secrets, assets, references, and values that are not known yet. Source of the
/// signatures: <c>sdk/go/common/resource/sig</c> and the unknown values of <c>plugin/rpc.go</c> in pulumi/pulumi.
/// </summary>
public static class MarkedValues
{
    /// <summary>The key that marks a map as something else.</summary>
    public const string Signature = "4dabf18193072939515e22adb298388d";

    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string Reference = "5cf8f73096256a8f31e491e813e4eb8e";

    private static readonly HashSet<string> UnknownTexts = new(StringComparer.Ordinal)
    {
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // a flag
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // a number
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // a text
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // a list
        "030794c1-ac77-496b-92df-f27374a8bd58", // an asset
        "e48ece36-62e2-4504-bad9-02848725956a", // an archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // a map
    };

    /// <summary>A text, or unknown where it is one of the texts that stand for a value that is not known yet.</summary>
    public static Value Text(string text) => text.Length == 36 && UnknownTexts.Contains(text) ? Value.Unknown : Value.Of(text);

    /// <summary>
    /// A map, or what it stands for: the content of a secret (unknown where it is encrypted), the value of an output, the id or else
    /// the URN of a reference. Assets and archives stay maps.
    /// </summary>
    public static Value Map(IReadOnlyList<KeyValuePair<string, Value>> entries)
    {
        var map = Value.Of(entries);
        return map[Signature].Text switch
        {
            Secret => Hidden(map),
            Output => map["secret"].IsTrue.IsYes ? Hidden(map) : map["value"].Or(Value.Unknown),
            Reference => map["id"].Or(map["urn"]),
            _ => map,
        };
    }

    private static Value Hidden(Value map)
    {
        // States hold "plaintext" as JSON, messages of the engine hold "value"; a ciphertext can be read by nobody here.
        var content = map["plaintext"].Text is { } json ? Parsed(json) : map["value"];
        return content.IsAbsent ? Value.Unknown : Secretly(content);
    }

    private static Value Parsed(string json)
    {
        try
        {
            return JsonValues.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return Value.Unknown;
        }
    }

    private static Value Secretly(Value value) =>
        value.Entries.Count > 0 ? Value.Of(value.Entries.Select(entry => KeyValuePair.Create(entry.Key, Secretly(entry.Value))))
        : value.Text is { } text && value.IsTrue.IsNo && value.IsFalse.IsNo && !IsNumber(value) ? Value.SecretOf(text)
        : value;

    private static bool IsNumber(Value value) => value.Number is not null && value.ToString() == value.Text;
}
