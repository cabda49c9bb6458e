using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Fixtures;

/// <summary>One example of a rule.</summary>
/// <param name="Case">What is shown, in a few words.</param>
/// <param name="Stack">The resources.</param>
/// <param name="Settings">The rule's options in this case; absent for the defaults.</param>
/// <param name="Finds">The breaches, in order.</param>
/// <param name="Asks">The open questions, in order.</param>
/// <param name="Source">The resources as the file writes them, for the reference.</param>
public sealed record FixtureCase(
    string Case,
    StackResources Stack,
    Value Settings,
    IReadOnlyList<FixtureResult> Finds,
    IReadOnlyList<FixtureResult> Asks,
    string Source);
