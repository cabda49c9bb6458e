using System.Reflection;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>Where the repository's files are.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The folder of the shipped settings.</summary>
    public static string Config { get; } = Path.Combine(Root, "stacks", "config");

    /// <summary>The folder of the Pulumi program, at which its paths begin.</summary>
    public static string Program { get; } = Path.Combine(Root, "stacks");

    /// <summary>The folder of this test project.</summary>
    public static string Tests { get; } = Path.Combine(Root, "tests", "Stacks.Tests");
}
