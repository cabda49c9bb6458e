namespace LandingZone.Policies.Proofs.Access;

/// <summary>Which values of a key are demanded.</summary>
internal enum ValueDemand
{
    /// <summary>Any value: the key must only be there.</summary>
    Anything,

    /// <summary>No value: the key must not be there.</summary>
    Nothing,

    /// <summary>One of some texts.</summary>
    OneOf,

    /// <summary>None of some texts.</summary>
    NoneOf,

    /// <summary>A number that passes a test.</summary>
    Number,
}
