namespace LandingZone.ClusterSoftware;

/// <summary>Other software that a release cannot do without.</summary>
/// <param name="Software">The software.</param>
/// <param name="AtLeast">The oldest version that will do.</param>
public sealed record SoftwareRequirement(Software Software, Version AtLeast);
