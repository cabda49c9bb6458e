namespace LandingZone.Identity;

/// <summary>A bucket of the zone that a persona works with.</summary>
/// <param name="Persona">The persona.</param>
/// <param name="Content">What the bucket holds, "approved-data".</param>
/// <param name="Writes">Whether objects are written and removed, and not only read; in R&amp;D only.</param>
public sealed record PersonaBucket(Persona Persona, string Content, bool Writes);
