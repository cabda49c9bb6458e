namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Who must not be able to do something.</summary>
public sealed record Subjects
{
    /// <summary>Roles and users of the estate; empty where only others are meant.</summary>
    public IReadOnlyList<Selector> Principals { get; init; } = [];

    /// <summary>Every role and user of the estate.</summary>
    public bool Everybody { get; init; }

    /// <summary>Whoever belongs to another organization, and whoever does not sign in.</summary>
    public bool Outsiders { get; init; }
}
