namespace LandingZone.Policies.Proofs.Access;

/// <summary>Who makes a request.</summary>
internal enum PrincipalKind
{
    /// <summary>A role of the estate.</summary>
    Role,

    /// <summary>A user of the estate.</summary>
    User,

    /// <summary>Whoever else there is in an account: what is in no plan could have any rights.</summary>
    OtherOfAccount,

    /// <summary>Somebody of an account that is not of the estate.</summary>
    Outsider,

    /// <summary>Somebody who does not sign in.</summary>
    Anonymous,
}
