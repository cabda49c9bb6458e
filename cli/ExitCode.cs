namespace LandingZone.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The check found something.</summary>
    public const int Findings = 1;

    /// <summary>The command line, the settings or another input is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>The program that declares a stack failed.</summary>
    public const int ProgramFailed = 3;

    /// <summary>Ended by Ctrl+C: 128 and the number of SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
