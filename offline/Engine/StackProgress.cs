namespace LandingZone.Engine;

/// <summary>How far a run has come.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Resources">How many resources have been declared so far.</param>
public readonly record struct StackProgress(string Stack, int Resources);
