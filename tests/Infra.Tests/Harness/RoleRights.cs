using System.Text.Json;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>
/// What a declared role may do by its own policy, where all conditions hold: a table of who may do what asks it, and looks at the conditions
/// that matter by themselves.
/// </summary>
internal sealed class RoleRights
{
    private readonly IReadOnlyDictionary<string, JsonElement> _statements;

    private RoleRights(IReadOnlyDictionary<string, JsonElement> statements) => _statements = statements;

    /// <summary>The rights of the role of a component's name.</summary>
    public static RoleRights Of(Declaration declaration, string name) =>
        new(declaration.One("aws:iam/rolePolicy:RolePolicy", name).Json("policy").Statements());

    public JsonElement this[string statement] => _statements[statement];

    /// <summary>Whether some statement allows it and none denies it.</summary>
    public bool May(string action, string resource = "*") =>
        _statements.Values.Any(statement => Is(statement, "Allow") && Covers(statement, action, resource))
        && !_statements.Values.Any(statement => Is(statement, "Deny") && Covers(statement, action, resource));

    private static bool Is(JsonElement statement, string effect) => statement.GetProperty("Effect").GetString() == effect;

    private static bool Covers(JsonElement statement, string action, string resource) =>
        statement.Actions().Any(pattern => AccessPattern.Takes(pattern, action, ignoreCase: true))
        && statement.Resources().Any(pattern => AccessPattern.Takes(pattern, resource));
}
