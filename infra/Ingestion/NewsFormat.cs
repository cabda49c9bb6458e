namespace LandingZone.Ingestion;

/// <summary>How a feed is written.</summary>
public enum NewsFormat
{
    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>Atom.</summary>
    Atom,

    /// <summary>JSON Feed.</summary>
    Json,
}
