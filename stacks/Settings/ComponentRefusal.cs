using System.Buffers;

namespace LandingZone.Stacks.Settings;

/// <summary>Turns what a component or one of its types refuses into problems of the setting that it was made from.</summary>
internal static class ComponentRefusal
{
    private const string Item = "\n- ";

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Runs a check of a component, and notes what it refuses.</summary>
    public static void Catch(SettingNode node, SettingReading reading, Action check)
    {
        try
        {
            check();
        }
        catch (Exception refusal) when (refusal is ArgumentException or FormatException or NotSupportedException)
        {
            Report(node, reading, refusal);
        }
    }

    /// <summary>Notes each item of a refusal, or the refusal as one where it lists none.</summary>
    public static void Report(SettingNode node, SettingReading reading, Exception refusal)
    {
        var message = Message(refusal);
        var first = message.IndexOf(Item, StringComparison.Ordinal);
        if (first < 0)
        {
            reading.Refuse(node, message);
            return;
        }

        foreach (var item in message[(first + Item.Length)..].Split(Item))
        {
            reading.Refuse(node.At(KeyOf(item)), item);
        }
    }

    /// <summary>Components begin with the argument's name, "ServiceBlock 172.20.0.0/16 overlaps…": the setting has the same.</summary>
    private static string KeyOf(string item)
    {
        var end = item.AsSpan().IndexOfAnyExcept(Letters);
        return end < 1 ? "" : char.ToLowerInvariant(item[0]) + item[1..end];
    }

    /// <summary>
    /// .NET adds the parameter's name to the message of an ArgumentException, which means nothing to whoever writes settings.
    /// </summary>
    private static string Message(Exception refusal)
    {
        var parameter = (refusal as ArgumentException)?.ParamName;
        var suffix = $" (Parameter '{parameter}')";
        return parameter is not null && refusal.Message.EndsWith(suffix, StringComparison.Ordinal)
            ? refusal.Message[..^suffix.Length]
            : refusal.Message;
    }
}
