namespace LandingZone.Zones;

/// <summary>The role of a zone in the bank's process.</summary>
public enum ZoneKind
{
    /// <summary>Copies of client production data arrive here and are filtered by the approved list.</summary>
    Staging,

    /// <summary>Models are designed and trained here, on approved data only.</summary>
    Rnd,

    /// <summary>Models serve here, live or in stealth.</summary>
    Production,
}
