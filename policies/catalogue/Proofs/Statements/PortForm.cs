using System.Globalization;
using LandingZone.Policies.Proofs.Network;

namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Ports as a statement writes them: <c>tcp/443</c>, <c>udp/1024-65535</c>, <c>icmp</c>.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Low">The first port.</param>
/// <param name="High">The last.</param>
public sealed record PortForm(string Protocol, int Low, int High)
{
    /// <summary>The ports as a set.</summary>
    internal Ranges Ports => Ranges.Of(Low, High);

    /// <summary>Reads a text; null where it is none.</summary>
    public static PortForm? Parse(string text)
    {
        var parts = text.Split('/');
        if (!Protocols.All.Contains(parts[0]) || parts.Length > 2)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return new PortForm(parts[0], 0, 65535);
        }

        var ends = parts[1].Split('-');
        return ends.Length <= 2 && parts[0] != "icmp" && Number(ends[0]) is { } low && Number(ends[^1]) is { } high && low <= high
            ? new PortForm(parts[0], low, high)
            : null;
    }

    private static int? Number(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
