using LandingZone.Policies.Resources;

namespace LandingZone.Policies.States;

/// <summary>What came of reading a state: the resources, or everything that is wrong with it.</summary>
/// <param name="Stack">The resources; null where there are problems.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record StateReading(StackResources? Stack, IReadOnlyList<StateProblem> Problems);
