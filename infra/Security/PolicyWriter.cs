using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LandingZone.Security;

/// <summary>Writes the statements of a policy as JSON, once the values in them are known.</summary>
internal ref struct PolicyWriter
{
    /// <summary>Policies are JSON inside JSON; without escapes that JSON does not need, people can read them.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;
    private ReadOnlySpan<string> _values;

    private PolicyWriter(Utf8JsonWriter json, ReadOnlySpan<string> values)
    {
        _json = json;
        _values = values;
    }

    /// <summary>The policy of these statements. The values come statement by statement: principals, resources, then conditions.</summary>
    public static string Write(IReadOnlyList<PolicyStatement> statements, ImmutableArray<string> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var writer = new PolicyWriter(json, values.AsSpan());
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            foreach (var statement in statements)
            {
                writer.WriteStatement(statement);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void WriteStatement(PolicyStatement statement)
    {
        _json.WriteStartObject();
        _json.WriteString("Sid", statement.Id);
        _json.WriteString("Effect", statement.Effect == PolicyEffect.Allow ? "Allow" : "Deny");
        WritePrincipals(statement.Principals);
        if (statement.Actions.Count > 0)
        {
            WriteList("Action", [.. statement.Actions]);
        }
        else
        {
            WriteList("NotAction", [.. statement.NotActions]);
        }

        if (statement.Resources.Count > 0)
        {
            WriteList("Resource", Take(statement.Resources.Count));
        }

        if (statement.NotResources.Count > 0)
        {
            WriteList("NotResource", Take(statement.NotResources.Count));
        }

        WriteConditions(statement.Conditions);
        _json.WriteEndObject();
    }

    private void WritePrincipals(IReadOnlyList<PolicyPrincipal> principals)
    {
        if (principals.Count == 0)
        {
            return;
        }

        if (principals[0] == PolicyPrincipal.Everyone)
        {
            _json.WriteString("Principal", "*");
            return;
        }

        var ids = Take(principals.Count);
        _json.WriteStartObject("Principal");
        foreach (var kind in principals.Select(principal => principal.Kind).Distinct().ToList())
        {
            WriteList(kind, [.. ids.Where((_, index) => principals[index].Kind == kind)]);
        }

        _json.WriteEndObject();
    }

    private void WriteConditions(IReadOnlyList<PolicyCondition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        var known = new List<(PolicyCondition Condition, string[] Values)>(conditions.Count);
        foreach (var condition in conditions)
        {
            known.Add((condition, Take(condition.Values.Count)));
        }

        _json.WriteStartObject("Condition");
        foreach (var test in known.GroupBy(entry => entry.Condition.Test))
        {
            _json.WriteStartObject(test.Key);
            foreach (var (condition, values) in test)
            {
                WriteList(condition.Key, values);
            }

            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    /// <summary>One value as a string, more as an array, none twice: the form in which AWS gives policies back.</summary>
    private readonly void WriteList(string name, string[] values)
    {
        var distinct = values.Distinct().ToList();
        if (distinct.Count == 1)
        {
            _json.WriteString(name, distinct[0]);
            return;
        }

        _json.WriteStartArray(name);
        foreach (var value in distinct)
        {
            _json.WriteStringValue(value);
        }

        _json.WriteEndArray();
    }

    private string[] Take(int count)
    {
        var taken = _values[..count].ToArray();
        _values = _values[count..];
        return taken;
    }
}
