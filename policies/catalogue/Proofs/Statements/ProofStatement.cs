namespace LandingZone.Policies.Proofs.Statements;

/// <summary>A statement to prove.</summary>
public sealed record ProofStatement
{
    /// <summary>Its identifier.</summary>
    public required string Id { get; init; }

    /// <summary>It as a sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>The statement, where it is about access.</summary>
    public AccessStatement? Access { get; init; }

    /// <summary>The statement, where it is about networks.</summary>
    public NetworkStatement? Network { get; init; }

    /// <summary>The statement, where it is about pods.</summary>
    public PodStatement? Pods { get; init; }

    /// <summary>The file that it stands in.</summary>
    public string File { get; init; } = "";

    /// <summary>The line in the file.</summary>
    public int Line { get; init; }

    /// <summary>All its selectors.</summary>
    internal IEnumerable<Selector> Selectors =>
    [
        .. Access is { } access ? [.. access.Nobody.Principals, .. access.Except, .. access.On] : Array.Empty<Selector>(),
        .. Access?.Through is { } through ? [through] : Array.Empty<Selector>(),
        .. Network is { } network ? network.From.Concat(network.To).Select(place => place.Selector).OfType<Selector>() : [],
        .. Pods is { } pods
            ? [.. new[] { pods.In, pods.Apart }.OfType<Selector>(), .. pods.To.Select(target => target.Subnets).OfType<Selector>()]
            : Array.Empty<Selector>(),
    ];
}
