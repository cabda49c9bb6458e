using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Functions;

/// <summary>
/// aws.iam.getPolicyDocument: writes the statements as the JSON that IAM takes, merging documents as the provider does
/// (the order of values and of merging is that of terraform-provider-aws, internal/service/iam/policy_model.go).
/// </summary>
internal static class PolicyDocumentFunction
{
    private const string DefaultVersion = "2012-10-17";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The documents "json" and "minifiedJson".</summary>
    /// <exception cref="FormatException">A document that is to be merged is none.</exception>
    public static PropertyValue.Map Result(PropertyValue.Map arguments)
    {
        var statements = Merged(arguments);
        return PropertyValue.Map.Of(
        [
            KeyValuePair.Create<string, PropertyValue>("json", new PropertyValue.Text(Render(arguments, statements, Indented))),
            KeyValuePair.Create<string, PropertyValue>("minifiedJson", new PropertyValue.Text(Render(arguments, statements, Minified))),
        ]);
    }

    private static string Render(PropertyValue.Map arguments, List<Statement> statements, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", Text(arguments["version"]) ?? DefaultVersion);
            if (Text(arguments["policyId"]) is { } id)
            {
                writer.WriteString("Id", id);
            }

            writer.WriteStartArray("Statement");
            foreach (var statement in statements)
            {
                statement.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Sources first, then the statements, then overrides; a later statement replaces an earlier one with its Sid.</summary>
    private static List<Statement> Merged(PropertyValue.Map arguments)
    {
        var statements = new List<Statement>();
        Put(statements, Documents(arguments, "sourceJson", "sourcePolicyDocuments"));
        Put(statements, Maps(arguments["statements"]).Select(
            statement => new Statement(Text(statement["sid"]), writer => Write(statement, writer))));
        Put(statements, Documents(arguments, "overrideJson", "overridePolicyDocuments"));
        return statements;
    }

    private static void Put(List<Statement> statements, IEnumerable<Statement> more)
    {
        foreach (var statement in more)
        {
            var same = string.IsNullOrEmpty(statement.Sid) ? -1 : statements.FindIndex(other => other.Sid == statement.Sid);
            if (same < 0)
            {
                statements.Add(statement);
            }
            else
            {
                statements[same] = statement;
            }
        }
    }

    private static IEnumerable<Statement> Documents(PropertyValue.Map arguments, string single, string several)
    {
        if (Text(arguments[single]) is { Length: > 0 } document)
        {
            foreach (var statement in Parsed(document, single))
            {
                yield return statement;
            }
        }

        var documents = Texts(arguments[several]);
        for (var i = 0; i < documents.Length; i++)
        {
            foreach (var statement in Parsed(documents[i], $"{several}[{i}]"))
            {
                yield return statement;
            }
        }
    }

    private static List<Statement> Parsed(string document, string place)
    {
        try
        {
            var root = JsonDocument.Parse(document).RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Statement", out var statement))
            {
                var all = statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().ToArray() : [statement];
                return Array.TrueForAll(all, static element => element.ValueKind == JsonValueKind.Object)
                    ? [.. all.Select(element => new Statement(Sid(element), element.WriteTo))]
                    : throw new FormatException($"'{place}' has a statement that is not an object");
            }

            throw new FormatException($"'{place}' is not a policy document: it has no Statement");
        }
        catch (JsonException exception)
        {
            // Where it went wrong, and not what stands there: the document may be secret.
            throw new FormatException(
                $"'{place}' is not a policy document: "
                + $"it is not JSON from line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1} on");
        }
    }

    private static string? Sid(JsonElement statement) =>
        statement.TryGetProperty("Sid", out var sid) && sid.ValueKind == JsonValueKind.String ? sid.GetString() : null;

    private static void Write(PropertyValue.Map statement, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Text(statement["sid"]) is { Length: > 0 } sid)
        {
            writer.WriteString("Sid", sid);
        }

        writer.WriteString("Effect", Text(statement["effect"]) ?? "Allow");
        WriteOneOrMany("Action", Set(statement["actions"]), writer);
        WriteOneOrMany("NotAction", Set(statement["notActions"]), writer);
        WriteOneOrMany("Resource", Set(statement["resources"]), writer);
        WriteOneOrMany("NotResource", Set(statement["notResources"]), writer);
        WritePrincipals("Principal", statement["principals"], writer);
        WritePrincipals("NotPrincipal", statement["notPrincipals"], writer);
        var conditions = Maps(statement["conditions"]).ToList();
        if (conditions.Count > 0)
        {
            writer.WriteStartObject("Condition");
            foreach (var test in ByText(conditions, "test"))
            {
                writer.WriteStartObject(test.Key);
                foreach (var variable in ByText(test, "variable"))
                {
                    var values = variable.SelectMany(condition => Texts(condition["values"])).Select(WithVariables);
                    WriteOneOrMany(variable.Key, [.. values], writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WritePrincipals(string name, PropertyValue? principals, Utf8JsonWriter writer)
    {
        var all = Maps(principals).ToList();
        if (all.Count == 0)
        {
            return;
        }

        // Everybody has a form of its own in IAM's grammar.
        if (all is [var only] && Text(only["type"]) == "*" && Texts(only["identifiers"]) is ["*"])
        {
            writer.WriteString(name, "*");
            return;
        }

        writer.WriteStartObject(name);
        foreach (var type in ByText(all, "type"))
        {
            WriteOneOrMany(type.Key, [.. type.SelectMany(principal => Set(principal["identifiers"]))], writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteOneOrMany(string name, string[] texts, Utf8JsonWriter writer)
    {
        switch (texts)
        {
            case []:
                break;
            case [var only]:
                writer.WriteString(name, only);
                break;
            default:
                writer.WriteStartArray(name);
                foreach (var text in texts)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
        }
    }

    private static string? Text(PropertyValue? value) => (Plain(value) as PropertyValue.Text)?.Value;

    private static string[] Texts(PropertyValue? value) =>
        Plain(value) is PropertyValue.List list ? [.. list.Items.Select(item => Text(item)).OfType<string>()] : [];

    private static IOrderedEnumerable<IGrouping<string, PropertyValue.Map>> ByText(IEnumerable<PropertyValue.Map> maps, string name) =>
        maps.GroupBy(map => Text(map[name]) ?? "").OrderBy(group => group.Key, StringComparer.Ordinal);

    // The provider holds these as sets and writes them backwards.
    private static string[] Set(PropertyValue? value) =>
        [.. Texts(value).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal).Select(WithVariables)];

    /// <summary>
    /// Programs write &amp;{aws:username} for IAM's ${aws:username}, which a Terraform configuration would take for its own.
    /// </summary>
    private static string WithVariables(string text) => text.Replace("&{", "${", StringComparison.Ordinal);

    private static IEnumerable<PropertyValue.Map> Maps(PropertyValue? value) =>
        Plain(value) is PropertyValue.List list ? list.Items.Select(Plain).OfType<PropertyValue.Map>() : [];

    private static PropertyValue? Plain(PropertyValue? value) => value is PropertyValue.Secret secret ? secret.Element : value;

    /// <summary>A statement of the document.</summary>
    private sealed record Statement(string? Sid, Action<Utf8JsonWriter> WriteTo);
}
