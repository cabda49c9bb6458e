namespace LandingZone.Policies.Waivers;

/// <summary>What is wrong with the file of waivers.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="What">The key, the value, the rule and the remedy.</param>
public sealed record WaiverProblem(int Line, string What);
