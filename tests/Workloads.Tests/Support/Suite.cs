using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace LandingZone.Workloads.Tests.Support;

/// <summary>Runs a test suite of another language and takes its exit code for the result.</summary>
internal static class Suite
{
    private const int ShownLines = 150;

    private static readonly string Root = typeof(Suite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The Python that Debian's packages are installed for. WORKLOADS_PYTHON names another one.</summary>
    public static string Python { get; } = Environment.GetEnvironmentVariable("WORKLOADS_PYTHON") is { Length: > 0 } path ? path : "/usr/bin/python3";

    /// <summary>Whether nothing may be skipped.</summary>
    public static bool IsContinuousIntegration { get; } = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } value && value != "false";

    /// <summary>The full path of a folder below workloads/.</summary>
    public static string Folder(string name) => Path.Combine(Root, "workloads", name);

    /// <summary>Runs pytest on the tests of a workload.</summary>
    /// <param name="workload">The folder below workloads/.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="arguments">Further arguments: the folder "tests" if there are none.</param>
    public static void Pytest(string workload, TimeSpan limit, params string[] arguments) =>
        Run(workload, limit, Python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", .. arguments is [] ? ["tests"] : arguments]);

    /// <summary>Runs a program in the folder of a workload. A test fails if the program does, and then shows the end of what it wrote.</summary>
    /// <param name="workload">The folder below workloads/.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="program">A program on the PATH, or its path.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void Run(string workload, TimeSpan limit, string program, params string[] arguments)
    {
        var (exitCode, output) = Start(Folder(workload), limit, program, arguments);
        if (exitCode == 0)
        {
            return;
        }

        var lines = output.Split('\n');
        var shown = string.Join('\n', lines.TakeLast(ShownLines));
        var why = exitCode is null ? $"did not end within {limit.TotalSeconds:0} s" : $"ended with {exitCode}";
        Assert.Fail($"'{program} {string.Join(' ', arguments)}' in workloads/{workload} {why}. The end of its output:\n{shown}");
    }

    /// <summary>The exit code of a short program, -1 if it can not be started.</summary>
    public static int ExitCode(string program, params string[] arguments) =>
        Start(Root, TimeSpan.FromSeconds(30), program, arguments).ExitCode ?? -1;

    private static (int? ExitCode, string Output) Start(string folder, TimeSpan limit, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            return (-1, fault.Message);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return (null, Text(output));
        }

        process.WaitForExit();
        return (process.ExitCode, Text(output));
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }
}
