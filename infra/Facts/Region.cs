using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace LandingZone.Facts;

/// <summary>An AWS region. There is one instance per region, read from infra/Facts/regions.json.</summary>
public sealed class Region
{
    private static readonly Lazy<ImmutableArray<Region>> Known = new(ReadFacts);
    private static readonly Lazy<FrozenDictionary<string, Region>> ByName =
        new(() => Known.Value.ToFrozenDictionary(region => region.Name, StringComparer.Ordinal));

    private Region(string name, string partition, string displayName, string eksImageAccountId, string? guardDutyImageAccountId, IEnumerable<string> zoneLetters)
    {
        Name = name;
        Partition = partition;
        DisplayName = displayName;
        EksImageAccountId = eksImageAccountId;
        GuardDutyImageAccountId = guardDutyImageAccountId;
        AvailabilityZones = [.. zoneLetters.Select((letter, position) => new AvailabilityZone(this, name + letter, position))];
    }

    /// <summary>Every region that the platform knows, in the order of the data file.</summary>
    public static ImmutableArray<Region> All => Known.Value;

    /// <summary>The region's code, "eu-west-1".</summary>
    public string Name { get; }

    /// <summary>The partition that its ARNs begin with: "aws", "aws-cn" or "aws-us-gov".</summary>
    public string Partition { get; }

    /// <summary>The name that AWS shows to people, "Europe (Ireland)".</summary>
    public string DisplayName { get; }

    /// <summary>The account of AWS in whose ECR registry the images of EKS and its add-ons are, in this region.</summary>
    public string EksImageAccountId { get; }

    /// <summary>
    /// The account of AWS in whose ECR registry the image of GuardDuty's agent for EKS is, in this region; null where it is in EKS's alone.
    /// </summary>
    public string? GuardDutyImageAccountId { get; }

    /// <summary>The suffix of the partition's DNS names: "amazonaws.com", or "amazonaws.com.cn" in China.</summary>
    public string DnsSuffix => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

    /// <summary>Its availability zones, in an order that only ever grows at the end.</summary>
    public ImmutableArray<AvailabilityZone> AvailabilityZones { get; }

    /// <summary>
    /// Into how many equal parts each tier of a zone's network is cut: 4 in a region of up to four availability zones, otherwise 8.
    /// A power of two, and more than the zones in use, so that a zone which is added later finds its part free.
    /// </summary>
    public int SubnetSlots => AvailabilityZones.Length <= 4 ? 4 : 8;

    /// <summary>Finds a region by its code.</summary>
    /// <exception cref="FormatException">There is no such region; the message names the nearest known one.</exception>
    public static Region Parse(string text) =>
        TryParse(text, out var region, out var problem) ? region : throw new FormatException(problem);

    /// <summary>Finds a region by its code; <paramref name="problem"/> says what is wrong and what to do where there is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Region? region, out string problem)
    {
        problem = "";
        region = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = "The region is missing; give the code of an AWS region, for example 'eu-west-1'.";
            return false;
        }

        if (ByName.Value.TryGetValue(text, out region))
        {
            return true;
        }

        var nearest = NearestName.Of(text, Known.Value.Select(known => known.Name));
        problem = nearest is null
            ? $"'{text}' is not a known AWS region; give the code of one, for example 'eu-west-1' (infra/Facts/regions.json lists them)."
            : $"'{text}' is not a known AWS region; the nearest is '{nearest}' (infra/Facts/regions.json lists them).";
        return false;
    }

    /// <summary>The region's code.</summary>
    public override string ToString() => Name;

    private static ImmutableArray<Region> ReadFacts()
    {
        using var facts = FactFile.Open("regions.json");
        return
        [
            .. facts.RootElement.GetProperty("regions").EnumerateArray().Select(fact => new Region(
                fact.GetProperty("name").GetString()!,
                fact.GetProperty("partition").GetString()!,
                fact.GetProperty("displayName").GetString()!,
                fact.GetProperty("eksImageAccount").GetString()!,
                fact.TryGetProperty("guardDutyImageAccount", out var guardDuty) ? guardDuty.GetString() : null,
                fact.GetProperty("availabilityZones").EnumerateArray().Select(letter => letter.GetString()!))),
        ];
    }
}
