using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>How a check says what it demands of a resource. Null means that all is well.</summary>
public static class Demands
{
    /// <summary>Demands that <paramref name="holds"/> is yes.</summary>
    /// <param name="on">The resource.</param>
    /// <param name="property">The property in question, as its path.</param>
    /// <param name="holds">Whether it is as demanded; unknown gives an open question and never a breach.</param>
    /// <param name="breach">What is wrong otherwise: a sentence with the value.</param>
    public static Verdict? Demand(this Resource on, string property, Truth holds, string breach) =>
        holds.IsYes ? null
        : holds.IsNo ? Verdict.Breach(on, breach, property)
        : Verdict.Open(on, $"{property} is not known yet.", property);

    /// <summary>Demands something of a resource as a whole, such as that another resource stands beside it.</summary>
    /// <param name="on">The resource.</param>
    /// <param name="holds">Whether it is as demanded.</param>
    /// <param name="breach">What is wrong otherwise: a sentence.</param>
    /// <param name="open">What is not known when it cannot be told: a sentence.</param>
    public static Verdict? Demand(this Resource on, Truth holds, string breach, string open) =>
        holds.IsYes ? null : holds.IsNo ? Verdict.Breach(on, breach) : Verdict.Open(on, open);
}
