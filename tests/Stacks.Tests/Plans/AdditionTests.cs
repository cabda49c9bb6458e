using System.Text.Json;
using LandingZone.Engine;
using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>Adding something adds its resources and changes no other.</summary>
public sealed class AdditionTests
{
    private static readonly string[] ActedOn = ["type", "inputs", "parent", "provider", "protect", "aliases", "retainOnDelete"];

    [Theory]
    [InlineData("rnd-eu-west-1", "    buckets:", "    buckets:\n      - content: reports", "aws:s3/bucket:Bucket")]
    [InlineData("staging-eu-west-1", "    buckets:", "    buckets:\n      - content: reports", "aws:s3/bucket:Bucket")]
    [InlineData("production-eu-south-1", "    buckets:", "    buckets:\n      - content: reports", "aws:s3/bucket:Bucket")]
    [InlineData("rnd-eu-west-1", "    names:", "    names:\n      - training/lightgbm", "aws:ecr/repository:Repository")]
    [InlineData(
        "rnd-eu-west-1",
        "    nodePools:",
        "    nodePools:\n      - { name: memory, purpose: cpu, instanceTypes: [r7i.4xlarge], minSize: 0, maxSize: 4 }",
        "aws:eks/nodeGroup:NodeGroup")]
    [InlineData(
        "rnd-eu-west-1",
        "    namespaces:\n",
        "    namespaces:\n      - name: quality\n        quota: { cpus: 8, memoryGib: 64, pods: 20 }\n",
        "kubernetes:core/v1:Namespace")]
    public async Task Only_what_was_added_is_new(string stack, string place, string addition, string type)
    {
        var before = Resources(await ShippedStacks.SimulateAsync(stack));
        var after = Resources(await ShippedStacks.SimulateAsync(stack, (place, addition)));

        Assert.All(before, resource => Assert.Equal(resource.Value, after.GetValueOrDefault(resource.Key)));
        var added = after.Keys.Except(before.Keys, StringComparer.Ordinal).ToList();
        Assert.Contains(added, urn => urn.Contains($"{type}::", StringComparison.Ordinal));
    }

    /// <summary>
    /// What a deployment would act on, by URN. Outputs and dependencies are left out: components and stacks tell of everything in them, and
    /// what comes after the pools comes after a new one, too, without being touched.
    /// </summary>
    private static Dictionary<string, string> Resources(StackResult result)
    {
        using var plan = new MemoryStream();
        result.Plan.WriteTo(plan);
        using var document = JsonDocument.Parse(plan.ToArray());
        return document.RootElement.GetProperty("deployment").GetProperty("resources").EnumerateArray().ToDictionary(
            resource => resource.GetProperty("urn").GetString()!,
            resource => string.Join('\n', ActedOn.Select(key => resource.TryGetProperty(key, out var value) ? value.GetRawText() : "")),
            StringComparer.Ordinal);
    }
}
