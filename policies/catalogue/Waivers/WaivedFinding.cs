using LandingZone.Policies.Checks;

namespace LandingZone.Policies.Waivers;

/// <summary>A breach that is waived.</summary>
/// <param name="Finding">The breach.</param>
/// <param name="Waiver">What waives it.</param>
public sealed record WaivedFinding(Finding Finding, Waiver Waiver);
