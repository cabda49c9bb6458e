using System.Text.Json.Nodes;

namespace LandingZone.PolicyPack.Tests.Support;

/// <summary>A call of the analyzer.</summary>
/// <param name="Method">The method.</param>
/// <param name="Request">Its message, as tests/official-tools/analyzer-client.mjs reads it.</param>
/// <param name="Repeat">How often it is made, one after the other.</param>
internal sealed record Call(string Method, JsonNode? Request = null, int Repeat = 1)
{
    /// <summary>Analyze of a resource.</summary>
    public static Call Analyze(string type, string name, JsonObject properties) => new("Analyze", new JsonObject
    {
        ["urn"] = UrnOf(type, name),
        ["type"] = type,
        ["name"] = name,
        ["properties"] = properties,
    });

    /// <summary>The URN of a resource of the stack "dev".</summary>
    public static string UrnOf(string type, string name) => $"urn:pulumi:dev::landing-zone::{type}::{name}";
}
