namespace LandingZone.Policies.Fixtures;

/// <summary>What a rule has to say of one resource of a case.</summary>
/// <param name="Resource">The resource's name.</param>
/// <param name="Message">The exact message.</param>
/// <param name="Property">The property that the verdict must name; null where the case does not demand one.</param>
public sealed record FixtureResult(string Resource, string Message, string? Property);
