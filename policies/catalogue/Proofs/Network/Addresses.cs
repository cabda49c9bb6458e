using System.Globalization;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>IPv4 addresses as numbers.</summary>
internal static class Addresses
{
    private static readonly string[] NotPublic =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    ];

    /// <summary>Every address.</summary>
    public static Ranges Every { get; } = Ranges.Of(0, uint.MaxValue);

    /// <summary>The addresses of the internet. Source of what is not: RFC 6890.</summary>
    public static Ranges Public { get; } = NotPublic.Select(block => Block(block)!).Aggregate(Every, (left, block) => left.Except(block));

    /// <summary>The addresses of a block such as <c>10.0.0.0/16</c>; null where a text is none.</summary>
    public static Ranges? Block(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 2
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > 32
            || Number(parts[0]) is not { } address)
        {
            return null;
        }

        var size = 1L << (32 - length);
        var low = address / size * size;
        return Ranges.Of(low, low + size - 1);
    }

    /// <summary>How many leading bits a block fixes; -1 where a text is none.</summary>
    public static int LengthOf(string block) =>
        block.Split('/') is [_, var length] && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : -1;

    /// <summary>An address as text.</summary>
    public static string Text(long address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24 & 255}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}");

    private static long? Number(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            return null;
        }

        long address = 0;
        foreach (var part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                return null;
            }

            address = (address << 8) + octet;
        }

        return address;
    }
}
