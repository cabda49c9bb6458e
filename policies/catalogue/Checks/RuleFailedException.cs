namespace LandingZone.Policies.Checks;

/// <summary>A rule broke on a resource that it was not made for: a defect of the rule, which must not look like a pass.</summary>
/// <param name="message">Which rule, on what.</param>
/// <param name="cause">What happened.</param>
public sealed class RuleFailedException(string message, Exception cause) : Exception(message, cause);
