using System.Text.RegularExpressions;

namespace LandingZone.Cluster;

/// <summary>How the capacity of a node pool is bought.</summary>
public sealed partial record NodeCapacity
{
    private NodeCapacity(NodeCapacityKind kind, string? reservationId)
    {
        Kind = kind;
        ReservationId = reservationId;
    }

    /// <summary>On-demand instances.</summary>
    public static NodeCapacity OnDemand { get; } = new(NodeCapacityKind.OnDemand, null);

    /// <summary>Spot instances.</summary>
    public static NodeCapacity Spot { get; } = new(NodeCapacityKind.Spot, null);

    /// <summary>Which way.</summary>
    public NodeCapacityKind Kind { get; }

    /// <summary>The reservation's id ("cr-…"), where <see cref="IsReserved"/>.</summary>
    public string? ReservationId { get; }

    /// <summary>Whether instances run in a reservation, which fixes their type and availability zone.</summary>
    public bool IsReserved => ReservationId is not null;

    /// <summary>Instances in the On-Demand Capacity Reservation <paramref name="id"/> and nowhere else.</summary>
    /// <exception cref="FormatException">The id is not that of a capacity reservation.</exception>
    public static NodeCapacity Reservation(string id) => new(NodeCapacityKind.Reservation, Checked(id));

    /// <summary>Instances in the Capacity Block for ML <paramref name="id"/> and nowhere else.</summary>
    /// <exception cref="FormatException">The id is not that of a capacity reservation.</exception>
    public static NodeCapacity CapacityBlock(string id) => new(NodeCapacityKind.CapacityBlock, Checked(id));

    private static string Checked(string id) => ReservationIdFormat().IsMatch(id)
        ? id
        : throw new FormatException(
            $"'{id}' is not the id of a capacity reservation; it is 'cr-' and 17 (or, on old ones, 8) hexadecimal digits, "
            + "as `aws ec2 describe-capacity-reservations` shows it.");

    [GeneratedRegex("^cr-([0-9a-f]{8}|[0-9a-f]{17})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReservationIdFormat();
}
