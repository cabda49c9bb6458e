namespace LandingZone.Security;

/// <summary>What a team may spend in a month. Its resources are known by the tag <see cref="SpendGuard.TeamTag"/>.</summary>
/// <param name="Team">The team's name: lower-case letters, digits and single hyphens.</param>
/// <param name="MonthlyLimit">The limit in US dollars: whole, 1 or more.</param>
public sealed record TeamBudget(string Team, int MonthlyLimit);
