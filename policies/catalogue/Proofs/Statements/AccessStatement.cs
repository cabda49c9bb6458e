namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Nobody of some may do something to something.</summary>
public sealed record AccessStatement
{
    /// <summary>Who must not.</summary>
    public required Subjects Nobody { get; init; }

    /// <summary>Who may all the same.</summary>
    public IReadOnlyList<Selector> Except { get; init; } = [];

    /// <summary>What: actions, or patterns of actions.</summary>
    public required IReadOnlyList<string> May { get; init; }

    /// <summary>To what.</summary>
    public IReadOnlyList<Selector> On { get; init; } = [];

    /// <summary>Whether it is about resources of other organizations instead.</summary>
    public bool OnOutside { get; init; }

    /// <summary>Where given, only requests count that go through an endpoint of these stacks.</summary>
    public Selector? Through { get; init; }

    /// <summary>
    /// Whether principals count that are in no plan although they are in the resource's own account. In other accounts they always
    /// count. What they may do in their own account only a Deny of the resource limits.
    /// </summary>
    public bool Unplanned { get; init; }
}
