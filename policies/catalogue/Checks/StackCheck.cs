namespace LandingZone.Policies.Checks;

/// <summary>What the rules say of a stack, each list in the order of the catalogue and then of the resources.</summary>
/// <param name="Breaches">What is against a rule.</param>
/// <param name="Open">What cannot be told before a value is known.</param>
public sealed record StackCheck(IReadOnlyList<Finding> Breaches, IReadOnlyList<Finding> Open);
