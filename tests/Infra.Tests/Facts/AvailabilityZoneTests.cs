using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Facts;

public sealed class AvailabilityZoneTests
{
    [Fact]
    public void A_zone_knows_its_region_letter_and_place()
    {
        var zone = AvailabilityZone.Parse("eu-west-1b");

        Assert.Same(Region.Parse("eu-west-1"), zone.Region);
        Assert.Equal("b", zone.Letter);
        Assert.Equal(1, zone.Position);
        Assert.Same(zone, zone.Region.AvailabilityZones[1]);
    }

    [Theory]
    [InlineData("eu-west-1d", "'eu-west-1d' is not an availability zone of eu-west-1; it has eu-west-1a, eu-west-1b, eu-west-1c.")]
    [InlineData("eu-west-1", "'eu-west-1' is not an availability zone of eu-west-1; it has eu-west-1a, eu-west-1b, eu-west-1c.")]
    [InlineData("eu-wets-1a", "'eu-wets-1' is not a known AWS region; the nearest is 'eu-west-1' (infra/Facts/regions.json lists them).")]
    [InlineData("", "The availability zone is missing; name one, for example 'eu-west-1a'.")]
    public void An_unknown_zone_is_refused_with_those_that_exist(string text, string message)
    {
        Assert.False(AvailabilityZone.TryParse(text, out _, out var problem));
        Assert.Equal(message, problem);
        Assert.Equal(message, Assert.Throws<FormatException>(() => AvailabilityZone.Parse(text)).Message);
    }

    [Fact]
    public void A_zone_of_another_region_is_refused()
    {
        var region = Region.Parse("eu-west-1");

        Assert.True(AvailabilityZone.TryParse("eu-west-1a", region, out var zone, out _));
        Assert.Equal("eu-west-1a", zone.Name);
        Assert.False(AvailabilityZone.TryParse("eu-central-1a", region, out _, out var problem));
        Assert.Equal("'eu-central-1a' is not an availability zone of eu-west-1; it has eu-west-1a, eu-west-1b, eu-west-1c.", problem);
        Assert.False(AvailabilityZone.TryParse(null, region, out _, out problem));
        Assert.Equal("The availability zone is missing; name one of eu-west-1: eu-west-1a, eu-west-1b, eu-west-1c.", problem);
    }
}
