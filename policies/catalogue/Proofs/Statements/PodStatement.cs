namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Some pods cannot open a connection to something, or pods of some namespaces not to each other.</summary>
public sealed record PodStatement
{
    /// <summary>The stacks whose clusters are meant.</summary>
    public Selector? In { get; init; }

    /// <summary>The pods.</summary>
    public PodForm? From { get; init; }

    /// <summary>What they must not reach.</summary>
    public IReadOnlyList<PodTarget> To { get; init; } = [];

    /// <summary>Instead of the others: namespaces of which none may reach another of the same cluster.</summary>
    public Selector? Apart { get; init; }
}
