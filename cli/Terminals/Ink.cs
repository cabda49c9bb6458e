namespace LandingZone.Cli.Terminals;

/// <summary>What a piece of text is, which a terminal shows by its colour.</summary>
internal enum Ink
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>The name of something that one looks for.</summary>
    Name,

    /// <summary>What one reads second.</summary>
    Faint,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Something is wrong.</summary>
    Bad,
}
