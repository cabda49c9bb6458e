using LandingZone.Facts;

namespace LandingZone.Zones;

/// <summary>Which zone a component belongs to: what names and tags are made of, and whose data perimeter applies.</summary>
public sealed record ZoneIdentity
{
    /// <summary>The zone's role.</summary>
    public required ZoneKind Kind { get; init; }

    /// <summary>The region it stands in.</summary>
    public required Region Region { get; init; }

    /// <summary>The twelve-digit id of its AWS account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The AWS Organization ("o-…") inside which data may move.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>Who answers for it: a mail address or a team.</summary>
    public required string Owner { get; init; }

    /// <summary>Where its cost is booked.</summary>
    public required string CostCentre { get; init; }

    /// <summary>The most sensitive data that it may hold.</summary>
    public required DataClass DataClass { get; init; }

    /// <summary>The zone's name, "rnd-eu-west-1": also the name of its stack.</summary>
    public string Name => $"{Kind.ToString().ToLowerInvariant()}-{Region.Name}";

    /// <summary>The AWS partition of the region: "aws", "aws-cn" or "aws-us-gov".</summary>
    public string Partition => Region.Partition;

    /// <summary>
    /// The name in AWS of something in this zone, "rnd-eu-west-1-<paramref name="what"/>": always the same,
    /// and never longer than <paramref name="maxLength"/> characters. What would be longer is cut and ends in a hash of the whole.
    /// </summary>
    /// <param name="what">What it is, in lower case with hyphens.</param>
    /// <param name="maxLength">The service's limit in characters.</param>
    public string NameOf(string what, int maxLength) => BoundedName.Of($"{Name}-{what}", maxLength);

    /// <summary>The tags that everything in the zone carries.</summary>
    /// <param name="name">The value of the Name tag.</param>
    public Dictionary<string, string> Tags(string name) => new()
    {
        ["Name"] = name,
        ["landing-zone:zone"] = Kind.ToString().ToLowerInvariant(),
        ["landing-zone:region"] = Region.Name,
        ["landing-zone:owner"] = Owner,
        ["landing-zone:data-class"] = DataClass.ToString().ToLowerInvariant(),
        ["landing-zone:cost-centre"] = CostCentre,
    };
}
