using System.Collections.Concurrent;

namespace LandingZone.Workloads.Tests.Support;

/// <summary>What a suite needs of the machine.</summary>
internal sealed class Needs
{
    private static readonly ConcurrentDictionary<string, bool> Known = new();

    public string[] Programs { get; set; } = [];

    public string[] PythonModules { get; set; } = [];

    public string[] RPackages { get; set; } = [];

    public string[] NodePackages { get; set; } = [];

    /// <summary>What is missing and how to get it, in one sentence; null if nothing is.</summary>
    public string? Missing()
    {
        var missing = Programs.Where(name => !Has("program", name, IsOnPath)).Select(name => $"the program {name}")
            .Concat(PythonModules.Where(name => !Has("python", name, IsPythonModule)).Select(name => $"the Python module {name}"))
            .Concat(RPackages.Where(name => !Has("r", name, IsRPackage)).Select(name => $"the R package {name}"))
            .Concat(NodePackages.Where(name => !Has("node", name, IsNodePackage)).Select(name => $"the npm package {name}"))
            .ToArray();
        return missing.Length == 0 ? null : $"This machine lacks {string.Join(", ", missing)}: run workloads/install-test-tools.";
    }

    private static bool Has(string kind, string name, Func<string, bool> look) => Known.GetOrAdd($"{kind} {name}", _ => look(name));

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static bool IsPythonModule(string module) =>
        File.Exists(Suite.Python) && Suite.ExitCode(Suite.Python, "-c", $"import importlib.util, sys; sys.exit(importlib.util.find_spec('{module}') is None)") == 0;

    private static bool IsRPackage(string package) =>
        IsOnPath("Rscript") && Suite.ExitCode("Rscript", "-e", $"quit(status = !nzchar(system.file(package = '{package}')))") == 0;

    private static bool IsNodePackage(string package) => Directory.Exists(Path.Combine(Suite.Folder("test-tools"), "node_modules", package));
}
