using System.Runtime.CompilerServices;
using System.Text.Json;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Documents;

/// <summary>A JSON policy (of an identity, a resource, a key, an endpoint, a role's trust), read as a policy and not as text.</summary>
public sealed record PolicyDocument
{
    private static readonly string[] PrincipalKinds = ["AWS", "Service", "Federated", "CanonicalUser"];

    /// <summary>Many rules read the same policy; a value never changes, so that its reading does not either.</summary>
    private static readonly ConditionalWeakTable<Value, PolicyReading> Readings = [];

    /// <summary>The statements in their order.</summary>
    public required IReadOnlyList<PolicyStatement> Statements { get; init; }

    /// <summary>The statements that allow.</summary>
    public IEnumerable<PolicyStatement> Allows => Statements.Where(statement => statement.IsAllow);

    /// <summary>The statements that deny.</summary>
    public IEnumerable<PolicyStatement> Denies => Statements.Where(statement => !statement.IsAllow);

    /// <summary>
    /// Reads a property that holds a policy as JSON text or as a map. Gives null for nothing. A policy of which any part is not known
    /// yet is not known: an unread statement could allow everything.
    /// </summary>
    public static PolicyReading Read(Value value)
    {
        if (value.IsUnknown)
        {
            return PolicyReading.Unknown;
        }

        if (!value.IsSet.IsYes)
        {
            return PolicyReading.None;
        }

        return Readings.GetValue(value, ReadAnew);
    }

    private static PolicyReading ReadAnew(Value value)
    {
        var root = value;
        if (value.Entries.Count == 0)
        {
            if (value.Text is not { } text)
            {
                return PolicyReading.Faulty("a policy is a JSON object");
            }

            try
            {
                root = JsonValues.Parse(text);
            }
            catch (JsonException problem)
            {
                return PolicyReading.Faulty($"it is no JSON (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1})");
            }
        }

        if (HasUnknown(root))
        {
            return PolicyReading.Unknown;
        }

        // A statement may stand alone, without a list around it.
        var statements = root["Statement"].Items;
        if (root.Entries.Count == 0 || (statements.Count == 0 && root["Statement"].IsAbsent))
        {
            return PolicyReading.Faulty("it has no Statement");
        }

        var read = new List<PolicyStatement>(statements.Count);
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i]["Effect"].Text is not ("Allow" or "Deny"))
            {
                return PolicyReading.Faulty($"statement {i + 1} has the effect {statements[i]["Effect"]}, and only 'Allow' and 'Deny' exist");
            }

            read.Add(StatementOf(statements[i], i));
        }

        return PolicyReading.Of(new PolicyDocument { Statements = read });
    }

    private static PolicyStatement StatementOf(Value statement, int index) => new()
    {
        Index = index,
        Sid = statement["Sid"].Text,
        IsAllow = statement["Effect"].Text == "Allow",
        Principals = PrincipalsOf(statement["Principal"]),
        NotPrincipals = PrincipalsOf(statement["NotPrincipal"]),
        Actions = TextsOf(statement["Action"]),
        NotActions = TextsOf(statement["NotAction"]),
        Resources = TextsOf(statement["Resource"]),
        NotResources = TextsOf(statement["NotResource"]),
        Conditions =
        [
            .. statement["Condition"].Entries.SelectMany(
                block => block.Value.Entries.Select(entry => new PolicyCondition(block.Key, entry.Key, TextsOf(entry.Value) ?? []))),
        ],
    };

    private static IReadOnlyList<string>? TextsOf(Value value) => value.IsAbsent ? null : value.Texts;

    private static IReadOnlyList<PolicyPrincipal>? PrincipalsOf(Value value) =>
        value.IsAbsent ? null
        : value.Text is { } everybody ? [new PolicyPrincipal("AWS", everybody)]
        : value["*"].Text is "*" ? [new PolicyPrincipal("AWS", "*")]
        : [.. PrincipalKinds.SelectMany(kind => (TextsOf(value[kind]) ?? []).Select(id => new PolicyPrincipal(kind, id)))];

    private static bool HasUnknown(Value value) =>
        value.IsUnknown
        || value.Entries.Any(entry => HasUnknown(entry.Value))
        || (value.Entries.Count == 0 && value.Items.Count > 0 && !ReferenceEquals(value.Items[0], value) && value.Items.Any(HasUnknown));
}
