using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LandingZone.Facts;

namespace LandingZone.Stacks.Settings;

/// <summary>The kinds of settings that are not of one capability alone.</summary>
internal static class SettingKinds
{
    /// <summary>Finds what a text names, or says what is wrong with it.</summary>
    public delegate bool TextParser<T>(string? text, [NotNullWhen(true)] out T? value, out string problem);

    /// <summary>Any text but an empty one.</summary>
    public static SettingKind<string> Text { get; } = new(ReadText, () => new JsonObject { ["type"] = "string", ["minLength"] = 1 });

    /// <summary>True or false.</summary>
    public static SettingKind<bool> Boolean { get; } = new(ReadBoolean, () => new JsonObject { ["type"] = "boolean" });

    /// <summary>Text that only the run needs, encrypted or not; read is no more than that it is there.</summary>
    public static SettingKind<bool> Secret { get; } = new(
        (SettingNode node, SettingReading reading, out bool given) =>
            given = node is SettingNode.Sealed || ReadText(node, reading, out _),
        () => new JsonObject
        {
            ["oneOf"] = new JsonArray(
                new JsonObject { ["type"] = "string", ["minLength"] = 1 },
                new JsonObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = false,
                    ["properties"] = new JsonObject { ["secure"] = new JsonObject { ["type"] = "string" } },
                    ["required"] = new JsonArray("secure"),
                }),
        },
        readsSealed: true);

    /// <summary>Text of a form.</summary>
    /// <param name="form">The form, for the whole text.</param>
    /// <param name="what">What the text is, "the id of an AWS account".</param>
    /// <param name="remedy">What to write.</param>
    public static SettingKind<string> TextLike(Regex form, string what, string remedy) => new(
        (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out string text) =>
        {
            if (!ReadText(node, reading, out text))
            {
                return false;
            }

            if (form.IsMatch(text))
            {
                return true;
            }

            reading.Refuse(node, $"'{text}' is not {what}", remedy);
            return false;
        },
        () => new JsonObject { ["type"] = "string", ["pattern"] = form.ToString().Replace("\\z", "$", StringComparison.Ordinal) });

    /// <summary>Text that a type of the platform reads.</summary>
    public static SettingKind<T> Parsed<T>(TextParser<T> parse)
        where T : class => new(
            (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out T value) =>
            {
                value = null;
                if (!ReadText(node, reading, out var text))
                {
                    return false;
                }

                if (parse(text, out value, out var problem))
                {
                    return true;
                }

                reading.Refuse(node, problem);
                return false;
            },
            () => new JsonObject { ["type"] = "string" });

    /// <summary>A whole number in a range.</summary>
    public static SettingKind<int> Integer(int least, int most) => new(
        (SettingNode node, SettingReading reading, out int number) => ReadInteger(node, reading, least, most, out number),
        () => new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most });

    /// <summary>One of a few words.</summary>
    public static SettingKind<T> Choice<T>(params (string Word, T Value)[] choices)
        where T : struct => new(
            (SettingNode node, SettingReading reading, out T value) => ReadChoice(node, reading, choices, out value),
            () => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.Word)]) });

    /// <summary>A list.</summary>
    public static SettingKind<IReadOnlyList<T>> ListOf<T>(SettingKind<T> item, int least = 0) => new(
        (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> values) =>
            ReadList(node, reading, item, least, out values),
        () =>
        {
            var schema = new JsonObject { ["type"] = "array", ["items"] = item.Describe() };
            if (least > 0)
            {
                schema["minItems"] = least;
            }

            return schema;
        });

    /// <summary>A map with keys of any name.</summary>
    public static SettingKind<IReadOnlyDictionary<string, T>> MapOf<T>(SettingKind<T> item) => new(
        (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> values) =>
            ReadMap(node, reading, item, out values),
        () => new JsonObject { ["type"] = "object", ["additionalProperties"] = item.Describe() });

    /// <summary>A map with known keys, which becomes a record.</summary>
    /// <param name="build">
    /// Asks for each key once and does nothing else with the values: where one is missing or wrong it gets a default in its place,
    /// and what it builds is thrown away.
    /// </param>
    /// <param name="checkParts">
    /// Checks what was built even where some keys are missing or wrong, and so must do with nulls, so that one mistake hides no others.
    /// </param>
    public static SettingKind<T> Record<T>(Func<ISettingFields, T> build, Action<T, SettingNode, SettingReading>? checkParts = null) => new(
        (SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out T value) =>
        {
            if (node is not SettingNode.Map map)
            {
                value = default;
                return WrongType(node, reading, "a map");
            }

            var fields = new ReadingFields(map, reading);
            value = build(fields);
            fields.RefuseOthers();
            var before = reading.Problems.Count;
            checkParts?.Invoke(value, map, reading);
            return !fields.Failed && reading.Problems.Count == before;
        },
        () =>
        {
            var fields = new DescribingFields();
            _ = build(fields);
            return fields.Schema();
        });

    private static bool ReadText(SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out string text)
    {
        text = null;
        switch (node)
        {
            case SettingNode.Scalar { Type: ScalarType.Open or ScalarType.Text, Text: var given } when !string.IsNullOrWhiteSpace(given):
                text = given;
                return true;
            case SettingNode.Scalar { Type: ScalarType.Open or ScalarType.Text }:
                reading.Refuse(node, "the text is empty", "write one.");
                return false;
            case SettingNode.Scalar { Type: ScalarType.Number or ScalarType.Boolean }:
                reading.Refuse(node, $"this is {node.Description}, and it must be a text", "put it in quotes.");
                return false;
            default:
                return WrongType(node, reading, "a text");
        }
    }

    private static bool ReadBoolean(SettingNode node, SettingReading reading, out bool value)
    {
        value = false;
        if (node is SettingNode.Scalar { Type: ScalarType.Open or ScalarType.Boolean, Text: "true" or "false" } scalar)
        {
            value = scalar.Text == "true";
            return true;
        }

        return WrongType(node, reading, "true or false");
    }

    private static bool ReadInteger(SettingNode node, SettingReading reading, int least, int most, out int number)
    {
        number = 0;
        if (node is not SettingNode.Scalar { Type: ScalarType.Open or ScalarType.Number } scalar
            || !long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given))
        {
            return WrongType(node, reading, "a whole number");
        }

        if (given < least || given > most)
        {
            reading.Refuse(
                node,
                string.Create(CultureInfo.InvariantCulture, $"{given} is out of range"),
                string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}."));
            return false;
        }

        number = (int)given;
        return true;
    }

    private static bool ReadChoice<T>(SettingNode node, SettingReading reading, (string Word, T Value)[] choices, out T value)
    {
        value = default!;
        if (!ReadText(node, reading, out var text))
        {
            return false;
        }

        foreach (var choice in choices)
        {
            if (choice.Word == text)
            {
                value = choice.Value;
                return true;
            }
        }

        var words = string.Join(", ", choices.Select(choice => choice.Word));
        reading.Refuse(
            node,
            $"'{text}' is not one of {words}",
            NearestName.Of(text, choices.Select(choice => choice.Word)) is { } nearest
                ? $"the nearest is '{nearest}'."
                : "write one of them.");
        return false;
    }

    private static bool ReadList<T>(
        SettingNode node, SettingReading reading, SettingKind<T> item, int least, [MaybeNullWhen(false)] out IReadOnlyList<T> values)
    {
        values = null;
        if (node is not SettingNode.List list)
        {
            return WrongType(node, reading, "a list");
        }

        if (list.Items.Length < least)
        {
            reading.Refuse(
                node,
                string.Create(CultureInfo.InvariantCulture, $"the list has {list.Items.Length} entries"),
                string.Create(CultureInfo.InvariantCulture, $"give it {least} or more."));
            return false;
        }

        var read = new List<T>(list.Items.Length);
        foreach (var entry in list.Items)
        {
            if (item.TryRead(entry, reading, out var value))
            {
                read.Add(value);
            }
        }

        values = read;
        return read.Count == list.Items.Length;
    }

    private static bool ReadMap<T>(
        SettingNode node, SettingReading reading, SettingKind<T> item, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> values)
    {
        values = null;
        if (node is not SettingNode.Map map)
        {
            return WrongType(node, reading, "a map");
        }

        // By key, because a map has no order, and the engine gives its own.
        var read = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (item.TryRead(entry.Value, reading, out var value))
            {
                read.Add(entry.Key, value);
            }
        }

        values = read;
        return read.Count == map.Entries.Length;
    }

    private static bool WrongType(SettingNode node, SettingReading reading, string expected)
    {
        reading.Refuse(node, $"this is {node.Description}", $"write {expected}.");
        return false;
    }
}
