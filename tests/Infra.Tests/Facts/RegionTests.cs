using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Facts;

public sealed class RegionTests
{
    [Theory]
    [InlineData("eu-west-1", "aws", "Europe (Ireland)", 3, 4)]
    [InlineData("us-east-1", "aws", "US East (N. Virginia)", 6, 8)]
    [InlineData("us-west-2", "aws", "US West (Oregon)", 4, 4)]
    [InlineData("us-gov-west-1", "aws-us-gov", "AWS GovCloud (US-West)", 3, 4)]
    [InlineData("cn-northwest-1", "aws-cn", "China (Ningxia)", 3, 4)]
    public void A_region_has_its_partition_name_zones_and_slots(string name, string partition, string displayName, int zones, int slots)
    {
        var region = Region.Parse(name);

        Assert.Equal(name, region.Name);
        Assert.Equal(partition, region.Partition);
        Assert.Equal(displayName, region.DisplayName);
        Assert.Equal(zones, region.AvailabilityZones.Length);
        Assert.Equal(slots, region.SubnetSlots);
    }

    [Fact]
    public void There_is_one_instance_of_a_region() => Assert.Same(Region.Parse("eu-central-1"), Region.Parse("eu-central-1"));

    [Fact]
    public void The_data_file_is_complete_and_free_of_doubles()
    {
        Assert.Equal(38, Region.All.Length);
        Assert.Equal(Region.All.Length, Region.All.Select(region => region.Name).Distinct().Count());
        Assert.All(Region.All, region =>
        {
            Assert.InRange(region.AvailabilityZones.Length, 3, region.SubnetSlots);
            Assert.Equal(region.AvailabilityZones.Length, region.AvailabilityZones.Select(zone => zone.Name).Distinct().Count());
            Assert.Matches("^[0-9]{12}$", region.EksImageAccountId);
            Assert.Matches("^([0-9]{12})?$", region.GuardDutyImageAccountId ?? "");
            Assert.NotEmpty(region.DisplayName);
        });
    }

    [Fact]
    public void China_has_its_own_dns_suffix()
    {
        Assert.Equal("amazonaws.com.cn", Region.Parse("cn-north-1").DnsSuffix);
        Assert.Equal("amazonaws.com", Region.Parse("eu-west-1").DnsSuffix);
    }

    [Theory]
    [InlineData("eu-wets-1", "'eu-wets-1' is not a known AWS region; the nearest is 'eu-west-1' (infra/Facts/regions.json lists them).")]
    [InlineData("EU-WEST-1", "'EU-WEST-1' is not a known AWS region; the nearest is 'eu-west-1' (infra/Facts/regions.json lists them).")]
    [InlineData(
        "mars",
        "'mars' is not a known AWS region; give the code of one, for example 'eu-west-1' (infra/Facts/regions.json lists them).")]
    [InlineData("", "The region is missing; give the code of an AWS region, for example 'eu-west-1'.")]
    [InlineData(null, "The region is missing; give the code of an AWS region, for example 'eu-west-1'.")]
    public void An_unknown_region_is_refused_with_the_nearest_known_one(string? text, string message)
    {
        Assert.False(Region.TryParse(text, out var region, out var problem));
        Assert.Null(region);
        Assert.Equal(message, problem);
        Assert.Equal(message, Assert.Throws<FormatException>(() => Region.Parse(text!)).Message);
    }
}
