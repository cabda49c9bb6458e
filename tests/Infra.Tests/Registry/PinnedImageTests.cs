using LandingZone.Infra.Tests.Harness;
using LandingZone.Registry;
using LandingZone.Zones;

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

    [Fact]
    public void In_China_the_registry_has_another_suffix_and_the_repository_another_partition()
    {
        var zone = Samples.Zone(ZoneKind.Rnd, "cn-north-1", "222222222222");
        var image = PinnedImage.Parse($"training/crimes@{Digest}");

        Assert.Equal($"222222222222.dkr.ecr.cn-north-1.amazonaws.com.cn/rnd-cn-north-1/training/crimes@{Digest}", image.UriIn(zone));
        Assert.Equal("arn:aws-cn:ecr:cn-north-1:222222222222:repository/rnd-cn-north-1/training/crimes", image.RepositoryArnIn(zone));
    }

    [Fact]
    public void The_same_name_and_digest_are_the_same_image()
    {
        Assert.Equal(PinnedImage.Parse($"training/crimes@{Digest}"), PinnedImage.Parse($"training/crimes@{Digest}"));
        Assert.NotEqual(PinnedImage.Parse($"training/crimes@{Digest}"), PinnedImage.Parse("training/crimes@sha256:" + new string('b', 64)));
        Assert.Equal(
            PinnedImage.RepositoryArnOf(ImageName.Parse("training/crimes"), Samples.Rnd),
            PinnedImage.Parse($"training/crimes@{Digest}").RepositoryArnIn(Samples.Rnd));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    public void Nothing_is_no_image(string? text)
    {
        Assert.False(PinnedImage.TryParse(text, out var image, out var problem));
        Assert.Null(image);
        Assert.Equal(
            $"'{text}' does not say which build of an image it is; write 'name@sha256:' and the 64 digits of the manifest's digest.", problem);
    }

    [Theory]
    [InlineData("training/crimes@sha512:")]
    [InlineData("training/crimes@sha256:A")]
    [InlineData("training/crimes:v1@sha256:")]
    public void A_digest_is_64_lower_case_digits_of_sha256_after_the_bare_name(string beginning) =>
        Assert.False(PinnedImage.TryParse(beginning + new string('a', beginning.EndsWith('A') ? 63 : 64), out _, out _));

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
