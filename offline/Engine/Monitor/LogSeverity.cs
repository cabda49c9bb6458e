namespace LandingZone.Engine.Monitor;

/// <summary>How grave a message is.</summary>
public enum LogSeverity
{
    /// <summary>Of interest to those who look for a fault.</summary>
    Debug,

    /// <summary>Of interest to everybody.</summary>
    Info,

    /// <summary>Something that may be wrong.</summary>
    Warning,

    /// <summary>Something that is wrong: the run fails.</summary>
    Error,
}
