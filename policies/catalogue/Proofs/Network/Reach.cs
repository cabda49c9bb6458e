namespace LandingZone.Policies.Proofs.Network;

/// <summary>What gets from one place to another.</summary>
/// <param name="Traffic">The packets that arrive and, for TCP, can be answered.</param>
/// <param name="Assumed">What that depends on and the prover does not know.</param>
internal sealed record Reach(IReadOnlyList<TrafficBox> Traffic, IReadOnlyList<string> Assumed)
{
    /// <summary>Nothing gets there.</summary>
    public static Reach None { get; } = new([], []);

    /// <summary>The ports on which something gets there.</summary>
    public Ranges Ports => Traffic.Aggregate(Ranges.None, (ports, box) => ports.Or(box.Ports));
}
