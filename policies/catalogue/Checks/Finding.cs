using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Checks;

/// <summary>A verdict with the rule and the stack that it belongs to.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Message">What is wrong, or what is not known.</param>
/// <param name="Property">The path of the property, or null.</param>
public sealed record Finding(Rule Rule, string Stack, Resource Resource, string Message, string? Property);
