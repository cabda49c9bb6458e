using System.Reflection;
using System.Text.Json.Nodes;
using LandingZone.Cli;

namespace LandingZone.PolicyPack.Tests.Support;

/// <summary>Plans of the shipped stacks, as <c>preview --simulate --out</c> writes them.</summary>
internal static class ShippedPlan
{
    private static readonly string Root = typeof(ShippedPlan).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The plan of a stack.</summary>
    public static async Task<JsonObject> OfAsync(string stack)
    {
        var folder = Directory.CreateTempSubdirectory("landing-zone-").FullName;
        try
        {
            var surroundings = new Surroundings { Out = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = Root };
            Assert.Equal(0, await CommandLine.RunAsync(["preview", stack, "--simulate", "--out", folder], surroundings));
            return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{stack}.json")), documentOptions: new() { MaxDepth = 1000 })!.AsObject();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
