namespace LandingZone.Security;

/// <summary>What a statement of a policy does with the requests that it matches.</summary>
public enum PolicyEffect
{
    /// <summary>Allows them, unless another statement denies them.</summary>
    Allow,

    /// <summary>Denies them, whatever else allows them.</summary>
    Deny,
}
