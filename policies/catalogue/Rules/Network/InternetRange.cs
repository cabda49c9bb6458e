using System.Globalization;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>Tells address ranges that are the whole internet from others.</summary>
internal static class InternetRange
{
    /// <summary>0.0.0.0/1 and 128.0.0.0/1 together are the internet, and either is as good as open.</summary>
    private const int WidestOfVersion4 = 1;

    /// <summary>2000::/3 holds every public address of version 6 (RFC 4291, section 2.4).</summary>
    private const int WidestOfVersion6 = 3;

    /// <summary>Whether a range is the internet, or as good as that. What is no range is not.</summary>
    public static bool Is(string range) =>
        range.LastIndexOf('/') is > 0 and var slash
        && int.TryParse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
        && bits <= (range.Contains(':') ? WidestOfVersion6 : WidestOfVersion4);

    /// <summary>Whether one of the ranges of a property is the internet.</summary>
    public static Truth IsIn(Value ranges) => ranges.IsUnknown ? Truth.Unknown : Truth.Any(ranges.Items, range => range.Matches(Is));

    /// <summary>The first range that is the internet, for a message.</summary>
    public static string? First(params IEnumerable<Value> ranges) =>
        ranges.SelectMany(list => list.Items).Select(range => range.Text).FirstOrDefault(text => text is not null && Is(text));
}
