using System.Text.Json;

namespace LandingZone.Infra.Tests.CustomResources;

/// <summary>What the definition of a kind says, read from infra/CustomResources/facts.</summary>
internal sealed record CustomResourceFacts(string ApiVersion, string Kind, string Scope, string Software, Version Release, string Source, JsonElement Fields)
{
    /// <summary>All kinds, by "apiVersion/kind".</summary>
    public static IReadOnlyDictionary<string, CustomResourceFacts> All { get; } = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "custom-resource-facts"), "*.json")
        .Select(Read)
        .ToDictionary(facts => $"{facts.ApiVersion}/{facts.Kind}", StringComparer.Ordinal);

    private static CustomResourceFacts Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var root = document.RootElement;
        return new CustomResourceFacts(
            $"{Text("group")}/{Text("version")}",
            Text("kind"),
            Text("scope"),
            Text("software"),
            Version.Parse(Text("release")),
            Text("source"),
            root.GetProperty("fields").Clone());

        string Text(string key) => root.GetProperty(key).GetString()!;
    }
}
