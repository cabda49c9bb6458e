namespace LandingZone.Policies.States;

/// <summary>What is wrong with a state.</summary>
/// <param name="Where">The place: a path of the document, or a URN.</param>
/// <param name="What">What is wrong, and what to do.</param>
public sealed record StateProblem(string Where, string What);
