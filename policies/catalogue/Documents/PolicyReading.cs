using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Documents;

/// <summary>What came of reading a policy: a document, nothing, something unknown, or a fault.</summary>
public sealed record PolicyReading
{
    private PolicyReading()
    {
    }

    /// <summary>There is no policy.</summary>
    public static PolicyReading None { get; } = new();

    /// <summary>There is one that is not known yet.</summary>
    public static PolicyReading Unknown { get; } = new() { IsUnknown = true };

    /// <summary>The policy, or null.</summary>
    public PolicyDocument? Document { get; private init; }

    /// <summary>Whether it is not known yet.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>Why it is no policy, as the end of a sentence; null where it is one.</summary>
    public string? Fault { get; private init; }

    /// <summary>A policy that was read.</summary>
    public static PolicyReading Of(PolicyDocument document) => new() { Document = document };

    /// <summary>Something that is no policy.</summary>
    public static PolicyReading Faulty(string fault) => new() { Fault = fault };

    /// <summary>
    /// Whether it has a statement of a kind. No where there is no policy; unknown where it is not known or cannot be read.
    /// </summary>
    public Truth Has(Func<PolicyStatement, bool> kind) =>
        Document is not null ? Document.Statements.Any(kind) : IsUnknown || Fault is not null ? Truth.Unknown : Truth.No;
}
