using LandingZone.Facts;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>Zones to test with.</summary>
internal static class Samples
{
    public const string Organization = "o-a1b2c3d4e5";

    public static ZoneIdentity Rnd { get; } = Zone(ZoneKind.Rnd, "eu-west-1", "222222222222");

    public static ZoneIdentity Staging { get; } = Zone(ZoneKind.Staging, "eu-west-1", "111111111111");

    public static ZoneIdentity Zone(ZoneKind kind, string region, string accountId) => new()
    {
        Kind = kind,
        Region = Region.Parse(region),
        AccountId = accountId,
        OrganizationId = Organization,
        Owner = "ml-platform@bank.example",
        CostCentre = "4711",
        DataClass = DataClass.Confidential,
    };

    /// <summary>That a resource carries the tags of its zone.</summary>
    public static void AssertTagged(DeclaredResource resource, ZoneIdentity zone)
    {
        var tags = resource.Tags();
        Assert.Equal(zone.Kind.ToString().ToLowerInvariant(), tags["landing-zone:zone"]);
        Assert.Equal(zone.Region.Name, tags["landing-zone:region"]);
        Assert.Equal(zone.Owner, tags["landing-zone:owner"]);
        Assert.Equal("confidential", tags["landing-zone:data-class"]);
        Assert.Equal(zone.CostCentre, tags["landing-zone:cost-centre"]);
        Assert.NotEmpty(tags["Name"]);
    }
}
