using System.Text.Json;
using LandingZone.Engine;
using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>The guide's version in four lines, put into the shipped settings: what it adds, and the one thing that it changes.</summary>
public sealed class ModelAdditionTests
{
    [Theory]
    [InlineData("production-eu-west-1")]
    [InlineData("production-eu-south-1")]
    public async Task The_version_of_the_guide_adds_its_own_and_changes_the_route_of_its_model(string stack)
    {
        var lines = VersionOfTheGuide();
        Assert.Equal(4, lines.Length);
        const string Place = "        callers:\n          - { namespace: clients, serviceAccount: gateway }\n        versions:\n";
        var before = Resources(await ShippedStacks.SimulateAsync(stack));
        var after = Resources(await ShippedStacks.SimulateAsync(
            stack, ($"memoryMib: 4096 }}\n{Place}", $"memoryMib: 4096 }}\n{Place}{string.Join('\n', lines)}\n")));

        var changed = before.Where(resource => resource.Value != after.GetValueOrDefault(resource.Key)).Select(resource => resource.Key)

            // A dashboard draws the metrics of everything in the zone, new ones too.
            .Where(urn => !urn.Contains("aws:cloudwatch/dashboard:Dashboard::", StringComparison.Ordinal));
        Assert.EndsWith("::model-scoring-split", Assert.Single(changed), StringComparison.Ordinal);
        var added = after.Keys.Except(before.Keys, StringComparer.Ordinal).ToList();
        Assert.Contains(added, urn => urn.Contains("serving.kserve.io/v1beta1:InferenceService::model-scoring-v6", StringComparison.Ordinal));
        Assert.All(added, urn => Assert.Contains("scoring-v6", urn, StringComparison.Ordinal));
    }

    /// <summary>The YAML under "Add a version" in docs/models.md, as it stands there.</summary>
    private static string[] VersionOfTheGuide()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Tests, "..", "..", "docs", "models.md"));
        var section = guide[guide.IndexOf("## Add a version", StringComparison.Ordinal)..];
        var start = section.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        return section[start..section.IndexOf("\n```", start, StringComparison.Ordinal)].Split('\n');
    }

    private static Dictionary<string, string> Resources(StackResult result)
    {
        using var plan = new MemoryStream();
        result.Plan.WriteTo(plan);
        using var document = JsonDocument.Parse(plan.ToArray());
        return document.RootElement.GetProperty("deployment").GetProperty("resources").EnumerateArray()
            .ToDictionary(
                resource => resource.GetProperty("urn").GetString()!,
                resource => resource.TryGetProperty("inputs", out var inputs) ? inputs.GetRawText() : "",
                StringComparer.Ordinal);
    }
}
