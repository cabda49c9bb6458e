using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>What a rule says of one place in one resource. A rule that has nothing against a resource says nothing.</summary>
/// <param name="On">The resource.</param>
/// <param name="IsBreach">True for a breach, false where a value that is not known yet leaves it open.</param>
/// <param name="Message">What is wrong, with the value; or what is not known. One sentence.</param>
/// <param name="Property">The path of the property, such as <c>ingress[0].cidrBlocks</c>; null when the whole resource is meant.</param>
public sealed record Verdict(Resource On, bool IsBreach, string Message, string? Property)
{
    /// <summary>A breach.</summary>
    public static Verdict Breach(Resource on, string message, string? property = null) => new(on, true, message, property);

    /// <summary>Something that cannot be told before a value is known.</summary>
    public static Verdict Open(Resource on, string message, string? property = null) => new(on, false, message, property);
}
