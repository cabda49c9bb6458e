namespace LandingZone.Cli.Checks.Formats;

/// <summary>The forms in which a check can be told.</summary>
internal enum ReportFormat
{
    /// <summary>For people at a terminal.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code hosts.</summary>
    Sarif,

    /// <summary>JUnit's XML, for build servers.</summary>
    Junit,

    /// <summary>For merge requests and wikis.</summary>
    Markdown,
}
