using LandingZone.Engine.Functions;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class AvailabilityZoneTests
{
    private static readonly CloudPlace Ireland = new("eu-west-1", "111122223333");

    [Fact]
    public void Availability_zones_leave_out_those_that_are_excluded()
    {
        var result = AvailabilityZonesFunction.Result(Map(("excludeNames", new PropertyValue.List([Text("eu-west-1b")]))), Ireland);

        Assert.Equal(["eu-west-1a", "eu-west-1c"], TextsOf(result["names"]));
        Assert.Equal(["euw1-az1", "euw1-az3"], TextsOf(result["zoneIds"]));
    }

    [Theory]
    [InlineData("eu-west-1", "eu-west-1a,eu-west-1b,eu-west-1c", "euw1-az1,euw1-az2,euw1-az3")]
    [InlineData("ap-southeast-2", "ap-southeast-2a,ap-southeast-2b,ap-southeast-2c", "apse2-az1,apse2-az2,apse2-az3")]
    [InlineData("ca-central-1", "ca-central-1a,ca-central-1b,ca-central-1d", "cac1-az1,cac1-az2,cac1-az3")]
    [InlineData("us-gov-east-1", "us-gov-east-1a,us-gov-east-1b,us-gov-east-1c", "usge1-az1,usge1-az2,usge1-az3")]
    public void Zones_and_their_ids_are_those_of_the_region(string region, string names, string ids)
    {
        var result = AvailabilityZonesFunction.Result(Map(("state", Text("available"))), new CloudPlace(region, "111122223333"));

        Assert.Equal(names.Split(','), TextsOf(result["names"]));
        Assert.Equal(ids.Split(','), TextsOf(result["zoneIds"]));
    }

    [Fact]
    public void No_zone_is_impaired() =>
        Assert.Empty(((PropertyValue.List)AvailabilityZonesFunction.Result(Map(("state", Text("impaired"))), Ireland)["names"]!).Items);

    [Fact]
    public void Filters_are_refused_rather_than_passed_over()
    {
        var filters = new PropertyValue.List([Map(("name", Text("opt-in-status")))]);

        Assert.Equal(
            "'filters' cannot be followed without an account; use excludeNames, excludeZoneIds and state",
            Assert.Throws<FormatException>(() => AvailabilityZonesFunction.Result(Map(("filters", filters)), Ireland)).Message);
    }
}
