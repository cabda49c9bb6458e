using System.Text.Json.Nodes;
using LandingZone.Engine;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>A plan as it is written out, to look into.</summary>
internal sealed class PlanDocument
{
    private static readonly string[] ActedOn = ["type", "inputs", "parent", "provider", "protect", "aliases", "retainOnDelete"];

    private PlanDocument(Dictionary<string, JsonObject> resources) => Resources = resources;

    /// <summary>The resources by URN.</summary>
    public IReadOnlyDictionary<string, JsonObject> Resources { get; }

    public static PlanDocument Of(StackResult result)
    {
        using var plan = new MemoryStream();
        result.Plan.WriteTo(plan);
        return new(JsonNode.Parse(plan.ToArray())!["deployment"]!["resources"]!.AsArray()
            .ToDictionary(resource => resource!["urn"]!.GetValue<string>(), resource => resource!.AsObject(), StringComparer.Ordinal));
    }

    /// <summary>The one resource whose URN ends so: "kubernetes:core/v1:ConfigMap::environments-r-4-4".</summary>
    public JsonObject Single(string end) => Assert.Single(
        Resources, resource => resource.Key.EndsWith($"::{end}", StringComparison.Ordinal) || resource.Key.EndsWith($"${end}", StringComparison.Ordinal)).Value;

    /// <summary>
    /// What a deployment would act on, by URN. Outputs and dependencies are left out: components tell of everything in them, and what comes
    /// after others comes after a new one, too, without being touched.
    /// </summary>
    public Dictionary<string, string> WhatIsActedOn() => Resources.ToDictionary(
        resource => resource.Key,
        resource => string.Join('\n', ActedOn.Select(key => resource.Value[key]?.ToJsonString() ?? "")),
        StringComparer.Ordinal);
}
