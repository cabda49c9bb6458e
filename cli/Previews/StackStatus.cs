namespace LandingZone.Cli.Previews;

/// <summary>What came of a stack.</summary>
internal enum StackStatus
{
    /// <summary>It was previewed.</summary>
    Succeeded,

    /// <summary>Its program failed.</summary>
    Failed,

    /// <summary>A stack that it reads from failed, so that it could not run.</summary>
    Skipped,
}
