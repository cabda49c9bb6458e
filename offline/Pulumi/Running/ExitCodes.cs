namespace Pulumi;

/// <summary>What a run gives back, as the Pulumi engine reads it.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The program reported errors by itself.</summary>
    public const int Failed = 1;

    /// <summary>The program failed and has said why, so that the engine need not add to it.</summary>
    public const int Reported = 32;
}
