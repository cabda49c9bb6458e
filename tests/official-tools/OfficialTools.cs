using System.Diagnostics;
using System.Reflection;

namespace LandingZone.Tests.Tools;

/// <summary>Runs what others publish: the scripts of <c>tests/official-tools</c> with their npm packages.</summary>
internal static class OfficialTools
{
    private static readonly string Root = typeof(OfficialTools).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    private static readonly string Folder = Path.Combine(Root, "tests", "official-tools");

    private static readonly Lazy<string?> MissingReason = new(Install);

    /// <summary>Why the tools cannot run on this machine; null where they can. In continuous integration they always must.</summary>
    public static string? Missing => MissingReason.Value;

    private static bool IsContinuousIntegration => Environment.GetEnvironmentVariable("CI") is { Length: > 0 } value && value != "false";

    /// <summary>Runs a script.</summary>
    /// <returns>Its exit code, and what it wrote to both of its outputs.</returns>
    public static (int ExitCode, string Output, string Errors) Run(string script, params string[] arguments)
    {
        Assert.Null(Missing);
        return Start("node", [Path.Combine(Folder, script), .. arguments]);
    }

    private static string? Install()
    {
        // Two test projects use the folder, perhaps at once.
        using var mine = Locked();
        try
        {
            var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
            if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            {
                var (exitCode, output, errors) = Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
                if (exitCode != 0)
                {
                    return Refused($"npm could not install the packages of tests/official-tools:\n{output}{errors}");
                }
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Refused("This machine has no Node.js 20 with npm.");
        }

        return null;
    }

    private static string Refused(string reason) =>
        IsContinuousIntegration ? throw new InvalidOperationException($"{reason} Continuous integration needs it.") : reason;

    private static FileStream Locked()
    {
        for (; ; )
        {
            try
            {
                return new FileStream(
                    Path.Combine(Folder, ".install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static (int ExitCode, string Output, string Errors) Start(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
