using System.Text.Json;

namespace LandingZone.Engine.Simulation;

/// <summary>The reviewed table of what a cloud would make up: simulated-values.json.</summary>
internal static class ValueTemplates
{
    private static readonly Lazy<Tables> Loaded = new(Load);

    /// <summary>The templates of a resource type, by output path; empty where the general rules have to do.</summary>
    public static IReadOnlyDictionary<string, string> OfResource(string token) => Find(Loaded.Value.Resources, token);

    /// <summary>The templates of a function whose answer follows from the provider's settings; empty for any other.</summary>
    public static IReadOnlyDictionary<string, string> OfFunction(string token) => Find(Loaded.Value.Functions, token);

    /// <summary>The templates of a function that only the cloud can answer; empty where the general rules have to do.</summary>
    public static IReadOnlyDictionary<string, string> OfSimulatedFunction(string token) => Find(Loaded.Value.SimulatedFunctions, token);

    /// <summary>The template of any output with that name; null where only the endings of names tell something.</summary>
    public static string? OfName(string output) => Loaded.Value.Names.GetValueOrDefault(output);

    /// <summary>The namespace that a provider's module has in ARNs.</summary>
    public static string ServiceOf(string module) => Loaded.Value.Services.GetValueOrDefault(module, module);

    /// <summary>The letters of a region's availability zones.</summary>
    public static string ZonesOf(string region) => Loaded.Value.AvailabilityZones.GetValueOrDefault(region, "abc");

    private static Dictionary<string, string> Find(Dictionary<string, Dictionary<string, string>> table, string token) =>
        table.GetValueOrDefault(token, Tables.None);

    private static Tables Load()
    {
        using var stream = typeof(ValueTemplates).Assembly.GetManifestResourceStream("simulated-values.json")!;
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        return new Tables(
            ReadAll(root.GetProperty("resources")),
            ReadAll(root.GetProperty("functions")),
            ReadAll(root.GetProperty("simulatedFunctions")),
            Read(root.GetProperty("names")),
            Read(root.GetProperty("services")),
            Read(root.GetProperty("availabilityZones")));
    }

    private static Dictionary<string, Dictionary<string, string>> ReadAll(JsonElement section) =>
        section.EnumerateObject().ToDictionary(entry => entry.Name, entry => Read(entry.Value), StringComparer.Ordinal);

    private static Dictionary<string, string> Read(JsonElement section) =>
        section.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal);

    private sealed record Tables(
        Dictionary<string, Dictionary<string, string>> Resources,
        Dictionary<string, Dictionary<string, string>> Functions,
        Dictionary<string, Dictionary<string, string>> SimulatedFunctions,
        Dictionary<string, string> Names,
        Dictionary<string, string> Services,
        Dictionary<string, string> AvailabilityZones)
    {
        public static readonly Dictionary<string, string> None = [];
    }
}
