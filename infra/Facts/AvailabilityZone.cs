using System.Diagnostics.CodeAnalysis;

namespace LandingZone.Facts;

/// <summary>An availability zone of a region. There is one instance per zone.</summary>
public sealed class AvailabilityZone
{
    internal AvailabilityZone(Region region, string name, int position)
    {
        Region = region;
        Name = name;
        Position = position;
    }

    /// <summary>The region it belongs to.</summary>
    public Region Region { get; }

    /// <summary>Its name in an account, "eu-west-1a".</summary>
    public string Name { get; }

    /// <summary>Its letter, "a".</summary>
    public string Letter => Name[Region.Name.Length..];

    /// <summary>Its place, from zero, in the region's list; it never changes, and decides the addresses of the zone's subnets.</summary>
    public int Position { get; }

    /// <summary>Finds an availability zone by its name.</summary>
    /// <exception cref="FormatException">There is no such zone; the message names those that the region has.</exception>
    public static AvailabilityZone Parse(string text) =>
        TryParse(text, out var zone, out var problem) ? zone : throw new FormatException(problem);

    /// <summary>
    /// Finds an availability zone by its name; <paramref name="problem"/> says what is wrong and what to do where there is none.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AvailabilityZone? zone, out string problem)
    {
        zone = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = "The availability zone is missing; name one, for example 'eu-west-1a'.";
            return false;
        }

        return Region.TryParse(text.TrimEnd(Letters), out var region, out problem) && TryFind(text, region, out zone, out problem);
    }

    /// <summary>Finds a zone of the region <paramref name="region"/> by its name; a zone of another region is refused.</summary>
    public static bool TryParse(string? text, Region region, [NotNullWhen(true)] out AvailabilityZone? zone, out string problem)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            zone = null;
            problem = $"The availability zone is missing; name one of {region.Name}: {List(region)}.";
            return false;
        }

        return TryFind(text, region, out zone, out problem);
    }

    /// <summary>The zone's name.</summary>
    public override string ToString() => Name;

    private static readonly char[] Letters = [.. "abcdefghijklmnopqrstuvwxyz"];

    private static bool TryFind(string text, Region region, [NotNullWhen(true)] out AvailabilityZone? zone, out string problem)
    {
        zone = region.AvailabilityZones.FirstOrDefault(known => known.Name == text);
        problem = zone is null ? $"'{text}' is not an availability zone of {region.Name}; it has {List(region)}." : "";
        return zone is not null;
    }

    private static string List(Region region) => string.Join(", ", region.AvailabilityZones.Select(known => known.Name));
}
