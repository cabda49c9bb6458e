namespace LandingZone.Analytics;

/// <summary>A number that training writes to its log.</summary>
/// <param name="Name">The metric's name, "validation:accuracy".</param>
/// <param name="Pattern">A regular expression whose first group is the number: "validation accuracy=([0-9.]+)".</param>
public sealed record TrainingMetric(string Name, string Pattern);
