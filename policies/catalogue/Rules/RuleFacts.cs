namespace LandingZone.Policies.Rules;

/// <summary>What a reader wants to know of a rule before its check runs.</summary>
public sealed record RuleFacts
{
    /// <summary>The identifier, such as <c>NET-03</c>. It never changes: waivers and reports name it.</summary>
    public required string Id { get; init; }

    /// <summary>The rule in a few words, without a full stop: "Subnets give no public addresses".</summary>
    public required string Title { get; init; }

    /// <summary>What must be so, in one sentence.</summary>
    public required string Demand { get; init; }

    /// <summary>What happens otherwise, in a sentence or two.</summary>
    public required string Why { get; init; }

    /// <summary>How to mend it: the property and the value, in a sentence or two.</summary>
    public required string Repair { get; init; }

    /// <summary>How bad a breach is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What it answers in which standard. Only what was read at the source stands here.</summary>
    public IReadOnlyList<Control> Controls { get; init; } = [];

    /// <summary>What a user may set; see <see cref="RuleOption"/>.</summary>
    public IReadOnlyList<RuleOption> Options { get; init; } = [];
}
