using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Facts;

public sealed class GpuOffersTests
{
    [Theory]
    [InlineData("eu-west-1", "g4dn, g5, p3, p3dn, p4d")]
    [InlineData("eu-central-1", "g4dn, g5, g6, p3, p4d, p4de")]
    [InlineData("eu-south-1", "g4dn")]
    [InlineData("us-east-1", "g4dn, g5, g6, p3, p3dn, p4d, p4de, p5")]
    [InlineData("eu-central-2", "")]
    public void A_region_has_these_families(string region, string families) =>
        Assert.Equal(families, string.Join(", ", GpuOffers.FamiliesIn(Region.Parse(region))));

    [Theory]
    [InlineData("p4d.24xlarge", "eu-south-1", "p4d.24xlarge is not offered in eu-south-1; name a GPU type that the region has: of g4dn (infra/Facts/gpu-regions.json).")]
    [InlineData("g6.xlarge", "eu-west-1", "g6.xlarge is not offered in eu-west-1; name a GPU type that the region has: of g4dn, g5, p3, p3dn, p4d (infra/Facts/gpu-regions.json).")]
    [InlineData("p5.4xlarge", "us-west-1", "p5.4xlarge is not offered in us-west-1; name a GPU type that the region has: of g4dn, p5 (infra/Facts/gpu-regions.json).")]
    [InlineData("p5.48xlarge", "ap-southeast-4", "p5.48xlarge is not offered in ap-southeast-4, which has no GPU type that is known; choose another region (infra/Facts/gpu-regions.json).")]
    public void What_a_region_lacks_is_refused_with_what_it_has(string type, string region, string problem) =>
        Assert.Equal(problem, GpuOffers.ProblemWith(InstanceType.Parse(type), Region.Parse(region)));

    [Theory]
    [InlineData("p5.48xlarge", "us-west-1")]
    [InlineData("p3.2xlarge", "eu-west-1")]
    [InlineData("m7i.large", "eu-south-1")]
    [InlineData("g7e.2xlarge", "eu-south-1")]
    [InlineData("p5.48xlarge", "eu-central-2")]
    public void What_a_region_has_and_what_nothing_is_known_of_is_accepted(string type, string region) =>
        Assert.Null(GpuOffers.ProblemWith(InstanceType.Parse(type), Region.Parse(region)));

    [Fact]
    public void Every_name_in_the_file_is_that_of_a_region_or_a_type()
    {
        using var file = System.Text.Json.JsonDocument.Parse(
            typeof(GpuOffers).Assembly.GetManifestResourceStream("gpu-regions.json")!);
        var known = file.RootElement.GetProperty("regions").EnumerateArray().Select(name => name.GetString()!).ToHashSet();
        Assert.All(known, name => Region.Parse(name));
        Assert.All(file.RootElement.GetProperty("offers").EnumerateObject(), offer =>
        {
            Assert.Contains(InstanceType.All, type => type.Gpu is not null && (type.Family == offer.Name || type.Name == offer.Name));
            Assert.All(offer.Value.EnumerateArray(), name => Assert.Contains(name.GetString()!, known));
        });
    }
}
