using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace LandingZone.Stacks.Settings;

/// <summary>A kind of setting: how it is read and checked, and how editors are told about it.</summary>
/// <param name="read">Reads and checks a value.</param>
/// <param name="describe">The JSON schema of its values, made anew by each call.</param>
/// <param name="readsSealed">Whether it also reads values that are encrypted.</param>
internal sealed class SettingKind<T>(SettingReader<T> read, Func<JsonObject> describe, bool readsSealed = false)
{
    /// <summary>Reads a value, or notes what is wrong with it.</summary>
    public bool TryRead(SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out T value)
    {
        if (node is not SettingNode.Sealed || readsSealed)
        {
            return read(node, reading, out value);
        }

        reading.Refuse(
            node,
            "the value is encrypted, but it shapes the plan, which has to be known without the key",
            "write it in plain text: `pulumi config set --plaintext`.");
        value = default;
        return false;
    }

    /// <summary>The JSON schema of its values.</summary>
    public JsonObject Describe() => describe();

    /// <summary>A kind that makes something of each value.</summary>
    /// <param name="convert">Throws ArgumentException or FormatException, with a message for people, where it refuses a value.</param>
    public SettingKind<TResult> Select<TResult>(Func<T, TResult> convert) => new(
        (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out TResult value) =>
        {
            value = default;
            if (!TryRead(node, reading, out var raw))
            {
                return false;
            }

            try
            {
                value = convert(raw);
                return true;
            }
            catch (Exception refusal) when (refusal is ArgumentException or FormatException)
            {
                ComponentRefusal.Report(node, reading, refusal);
                return false;
            }
        },
        describe);

    /// <summary>A kind whose values are checked further; the check notes what is wrong.</summary>
    public SettingKind<T> Check(Action<T, SettingNode, SettingReading> check) => new(
        (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out T value) =>
        {
            if (!TryRead(node, reading, out value))
            {
                return false;
            }

            var before = reading.Problems.Count;
            check(value, node, reading);
            return reading.Problems.Count == before;
        },
        describe);
}
