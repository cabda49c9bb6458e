namespace LandingZone.Stacks.Settings;

/// <summary>What a single value is written as.</summary>
internal enum ScalarType
{
    /// <summary>
    /// Whatever its reader makes of it: Pulumi keeps a single value at the top of the settings as text, and does not tell 365 from "365".
    /// </summary>
    Open,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Nothing.</summary>
    Null,
}
