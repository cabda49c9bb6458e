using LandingZone.Cli.Terminals;
using LandingZone.Engine.Monitor;

namespace LandingZone.Cli.Reports;

/// <summary>What the programs and the engine had to say, one stack after the other: "stack: error: resource: what is wrong".</summary>
internal static class DiagnosticReport
{
    public static void Write(EstateReport report, InkWriter ink)
    {
        foreach (var stack in report.Stacks)
        {
            foreach (var diagnostic in stack.Preview.Diagnostics)
            {
                if (diagnostic.Severity != LogSeverity.Debug)
                {
                    ink.Write($"{stack.Preview.Name}: ", Ink.Name)
                        .Write($"{Name(diagnostic.Severity)}: ", InkOf(diagnostic.Severity))
                        .Write(diagnostic.ToString())
                        .EndLine();
                }
            }
        }
    }

    /// <summary>The severity in one word.</summary>
    public static string Name(LogSeverity severity) => severity switch
    {
        LogSeverity.Debug => "debug",
        LogSeverity.Info => "info",
        LogSeverity.Warning => "warning",
        _ => "error",
    };

    private static Ink InkOf(LogSeverity severity) => severity switch
    {
        LogSeverity.Error => Ink.Bad,
        LogSeverity.Warning => Ink.Warning,
        _ => Ink.Faint,
    };
}
