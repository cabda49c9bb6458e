namespace LandingZone.Policies.Proofs.Network;

/// <summary>All packets from some addresses to some addresses and ports. Traffic is a list of boxes.</summary>
/// <param name="From">Where they come from.</param>
/// <param name="To">Where they go.</param>
/// <param name="Ports">The ports that they go to.</param>
internal sealed record TrafficBox(Ranges From, Ranges To, Ranges Ports)
{
    /// <summary>Whether there is no packet in it.</summary>
    public bool IsEmpty => From.IsEmpty || To.IsEmpty || Ports.IsEmpty;

    /// <summary>The packets that are in both.</summary>
    public TrafficBox And(TrafficBox other) => new(From.And(other.From), To.And(other.To), Ports.And(other.Ports));

    /// <summary>The packets that are in this and not in the other, as boxes that do not overlap.</summary>
    public IEnumerable<TrafficBox> Except(TrafficBox other)
    {
        if (And(other).IsEmpty)
        {
            return [this];
        }

        TrafficBox[] parts =
        [
            this with { From = From.Except(other.From) },
            new(From.And(other.From), To.Except(other.To), Ports),
            new(From.And(other.From), To.And(other.To), Ports.Except(other.Ports)),
        ];
        return parts.Where(part => !part.IsEmpty);
    }

    /// <summary>The packets that are in one of the first list and in one of the second.</summary>
    public static List<TrafficBox> And(IEnumerable<TrafficBox> left, IReadOnlyList<TrafficBox> right) =>
        [.. left.SelectMany(box => right.Select(box.And)).Where(box => !box.IsEmpty).Distinct()];
}
