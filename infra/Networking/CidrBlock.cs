using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LandingZone.Networking;

/// <summary>A block of IPv4 addresses, "10.20.0.0/16": from /8 to /28, and always written with its first address.</summary>
public sealed record CidrBlock : IComparable<CidrBlock>
{
    /// <summary>The largest block that may be written.</summary>
    public const int SmallestPrefixLength = 8;

    /// <summary>The smallest block that may be written: the smallest subnet of a VPC.</summary>
    public const int LargestPrefixLength = 28;

    private static readonly CidrBlock[] PrivateBlocks = [Of(0x0A00_0000, 8), Of(0xAC10_0000, 12), Of(0xC0A8_0000, 16), Of(0x6440_0000, 10)];

    private CidrBlock(uint network, int prefixLength)
    {
        Network = network;
        PrefixLength = prefixLength;
    }

    /// <summary>The first address, as a number.</summary>
    public uint Network { get; }

    /// <summary>How many leading bits all its addresses share.</summary>
    public int PrefixLength { get; }

    /// <summary>The last address, as a number.</summary>
    public uint Last => Network | ~Mask(PrefixLength);

    /// <summary>How many addresses it holds.</summary>
    public long AddressCount => 1L << (32 - PrefixLength);

    /// <summary>Whether it lies in the private ranges of RFC 1918 or in the shared range 100.64.0.0/10 of RFC 6598.</summary>
    public bool IsPrivate => PrivateBlocks.Any(block => block.Contains(this));

    /// <summary>Reads a block such as "10.20.0.0/16".</summary>
    /// <exception cref="FormatException">The text is not a block; the message says why and what to write.</exception>
    public static CidrBlock Parse(string text) =>
        TryParse(text, out var block, out var problem) ? block : throw new FormatException(problem);

    /// <summary>
    /// Reads a block such as "10.20.0.0/16"; <paramref name="problem"/> says what is wrong and what to write where it is none.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CidrBlock? block, out string problem)
    {
        block = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = "The address block is missing; write one such as '10.20.0.0/16'.";
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !TryReadAddress(text.AsSpan(0, slash), out var address)
            || !TryReadNumber(text.AsSpan(slash + 1), 32, out var prefixLength))
        {
            problem = $"'{text}' is not an IPv4 address block; "
                + "write four numbers from 0 to 255 and a prefix length, such as '10.20.0.0/16'.";
            return false;
        }

        if (prefixLength is < SmallestPrefixLength or > LargestPrefixLength)
        {
            problem = $"'{text}' has a prefix length of {prefixLength}; it must be from {SmallestPrefixLength} to {LargestPrefixLength}.";
            return false;
        }

        var network = address & Mask(prefixLength);
        if (network != address)
        {
            problem = $"'{text}' does not begin at the first address of its block; write '{Of(network, prefixLength)}'.";
            return false;
        }

        problem = "";
        block = Of(network, prefixLength);
        return true;
    }

    /// <summary>Whether every address of <paramref name="other"/> is in this block.</summary>
    public bool Contains(CidrBlock other) => other.PrefixLength >= PrefixLength && (other.Network & Mask(PrefixLength)) == Network;

    /// <summary>Whether any address is in both blocks.</summary>
    public bool Overlaps(CidrBlock other) => Contains(other) || other.Contains(this);

    /// <summary>Cuts the block into all its parts of the given prefix length, in the order of their addresses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The parts would be larger than the block or smaller than /28.</exception>
    public IEnumerable<CidrBlock> Subdivide(int prefixLength)
    {
        CheckPart(prefixLength);
        return Enumerable.Range(0, 1 << (prefixLength - PrefixLength)).Select(index => PartAt(prefixLength, index));
    }

    /// <summary>The part of the given prefix length at place <paramref name="index"/>, counted from zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public CidrBlock Part(int prefixLength, int index)
    {
        CheckPart(prefixLength);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1 << (prefixLength - PrefixLength));
        return PartAt(prefixLength, index);
    }

    /// <summary>Blocks sort by their first address, larger blocks first.</summary>
    public int CompareTo(CidrBlock? other) =>
        other is null ? 1 : Network != other.Network ? Network.CompareTo(other.Network) : PrefixLength.CompareTo(other.PrefixLength);

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(CidrBlock left, CidrBlock right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(CidrBlock left, CidrBlock right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/> or equals it.</summary>
    public static bool operator <=(CidrBlock left, CidrBlock right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/> or equals it.</summary>
    public static bool operator >=(CidrBlock left, CidrBlock right) => left.CompareTo(right) >= 0;

    /// <summary>The block as it is written, "10.20.0.0/16".</summary>
    public override string ToString() => $"{Network >> 24}.{(Network >> 16) & 255}.{(Network >> 8) & 255}.{Network & 255}/{PrefixLength}";

    private static CidrBlock Of(uint network, int prefixLength) => new(network, prefixLength);

    private static uint Mask(int prefixLength) => uint.MaxValue << (32 - prefixLength);

    private CidrBlock PartAt(int prefixLength, int index) => new(Network + ((uint)index << (32 - prefixLength)), prefixLength);

    private void CheckPart(int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, LargestPrefixLength);
    }

    private static bool TryReadAddress(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        var octets = 0;
        foreach (var range in text.Split('.'))
        {
            if (++octets > 4 || !TryReadNumber(text[range], 255, out var octet))
            {
                return false;
            }

            address = (address << 8) | (uint)octet;
        }

        return octets == 4;
    }

    /// <summary>Decimal digits only, and no leading zero: some readers take "010" for octal.</summary>
    private static bool TryReadNumber(ReadOnlySpan<char> text, int highest, out int number)
    {
        number = 0;
        return text.Length is >= 1 and <= 3
            && (text.Length == 1 || text[0] != '0')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number <= highest;
    }
}
