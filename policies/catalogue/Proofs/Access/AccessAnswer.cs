namespace LandingZone.Policies.Proofs.Access;

/// <summary>Whether somebody may do something.</summary>
internal sealed record AccessAnswer
{
    /// <summary>Nobody lets it happen, or a Deny holds.</summary>
    public static AccessAnswer No { get; } = new();

    /// <summary>Whether a request exists that is allowed, as far as is known.</summary>
    public bool CanBe { get; private init; }

    /// <summary>What that depends on and the prover does not know; empty where the answer is certain.</summary>
    public IReadOnlyList<string> Assumed { get; private init; } = [];

    /// <summary>What lets it happen.</summary>
    public IReadOnlyList<ProofStep> Steps { get; private init; } = [];

    /// <summary>Whether it may for certain.</summary>
    public bool IsYes => CanBe && Assumed.Count == 0;

    /// <summary>What of the action it may.</summary>
    public string Action { get; private init; } = "";

    /// <summary>On which part of the resource.</summary>
    public string Resource { get; private init; } = "";

    /// <summary>It may.</summary>
    public static AccessAnswer Yes(string action, string resource, IReadOnlyList<ProofStep> steps, IReadOnlyList<string> assumed) =>
        new() { CanBe = true, Action = action, Resource = resource, Steps = steps, Assumed = assumed };
}
