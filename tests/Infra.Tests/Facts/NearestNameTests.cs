using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Facts;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["eu-west-1", "eu-west-2", "us-east-1", "m5.large"];

    [Theory]
    [InlineData("eu-west-1", "eu-west-1")]
    [InlineData("eu-wst-1", "eu-west-1")]
    [InlineData("eu-wset-2", "eu-west-2")]
    [InlineData("EU-West-2", "eu-west-2")]
    [InlineData("m5large", "m5.large")]
    public void The_name_with_the_fewest_edits_is_found(string text, string expected) =>
        Assert.Equal(expected, NearestName.Of(text, Known));

    [Fact]
    public void The_first_of_equals_is_taken() => Assert.Equal("eu-west-1", NearestName.Of("eu-west-9", Known));

    [Theory]
    [InlineData("")]
    [InlineData("something else entirely")]
    [InlineData("p5")]
    public void Nothing_is_suggested_where_every_name_is_far_off(string text) => Assert.Null(NearestName.Of(text, Known));
}
