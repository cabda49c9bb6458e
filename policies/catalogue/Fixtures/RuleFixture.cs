namespace LandingZone.Policies.Fixtures;

/// <summary>The examples of a rule: what passes, what fails with which message, and what cannot be told.</summary>
/// <param name="Rule">The rule's identifier.</param>
/// <param name="Pass">Cases without a breach or an open question.</param>
/// <param name="Fail">Cases with breaches.</param>
/// <param name="Unknown">Cases with open questions.</param>
public sealed record RuleFixture(
    string Rule, IReadOnlyList<FixtureCase> Pass, IReadOnlyList<FixtureCase> Fail, IReadOnlyList<FixtureCase> Unknown);
