namespace LandingZone.Analytics;

/// <summary>A person who works in Studio.</summary>
/// <param name="Name">The profile's name: 1 to 63 letters, digits and hyphens between them.</param>
/// <param name="SignInName">
/// The user name in IAM Identity Center, for a domain whose people sign in there; null for one whose people come by an IAM role.
/// </param>
public sealed record StudioUser(string Name, string? SignInName = null);
