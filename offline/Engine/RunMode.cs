namespace LandingZone.Engine;

/// <summary>What the engine answers for values that only the cloud can compute.</summary>
public enum RunMode
{
    /// <summary>They are unknown, as in the first `pulumi preview` of a stack.</summary>
    Preview,

    /// <summary>They are plausible and always the same, so that policies and proofs can follow them.</summary>
    Simulate,
}
