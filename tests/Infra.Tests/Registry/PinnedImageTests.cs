using LandingZone.Infra.Tests.Harness;
using LandingZone.Registry;

namespace LandingZone.Infra.Tests.Registry;

public sealed class PinnedImageTests
{
    private static readonly string Digest = "sha256:" + new string('a', 64);

    [Fact]
    public void An_image_has_its_address_in_the_registry_of_a_zone()
    {
        var image = PinnedImage.Parse($"training/crimes@{Digest}");

        Assert.Equal("training/crimes", image.Name.Text);
        Assert.Equal(
            $"222222222222.dkr.ecr.eu-west-1.amazonaws.com/rnd-eu-west-1/training/crimes@{Digest}", image.UriIn(Samples.Rnd));
        Assert.Equal(
            "arn:aws:ecr:eu-west-1:222222222222:repository/rnd-eu-west-1/training/crimes", image.RepositoryArnIn(Samples.Rnd));
        Assert.Equal($"training/crimes@{Digest}", image.ToString());
    }

    [Theory]
    [InlineData("training/crimes")]
    [InlineData("training/crimes:v1")]
    [InlineData("training/crimes@sha256:abc")]
    public void A_tag_does_not_say_which_build_it_is(string text) => Assert.Equal(
        $"'{text}' does not say which build of an image it is; write 'name@sha256:' and the 64 digits of the manifest's digest.",
        Assert.Throws<FormatException>(() => PinnedImage.Parse(text)).Message);

    [Fact]
    public void A_name_that_ECR_refuses_is_refused() => Assert.StartsWith(
        "'Training' is not the name of an image;",
        Assert.Throws<FormatException>(() => PinnedImage.Parse($"Training@{Digest}")).Message,
        StringComparison.Ordinal);
}
