using LandingZone.Registry;

namespace LandingZone.Infra.Tests.Registry;

public sealed class ImageNameTests
{
    [Theory]
    [InlineData("notebooks/jupyter-pytorch")]
    [InlineData("a1")]
    [InlineData("team_a/r.studio/base")]
    public void Names_that_ecr_accepts_are_read(string text) => Assert.Equal(text, ImageName.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("Jupyter")]
    [InlineData("/jupyter")]
    [InlineData("jupyter/")]
    [InlineData("jupyter//pytorch")]
    [InlineData("jupyter--pytorch")]
    [InlineData("jupyter:latest")]
    [InlineData("jupyter\n")]
    public void Others_are_refused(string? text)
    {
        Assert.False(ImageName.TryParse(text, out _, out var problem));
        Assert.Equal(
            $"'{text}' is not the name of an image; "
            + "use 2 to 192 lower-case letters and digits, with single '.', '_', '-' or '/' between them.",
            problem);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => ImageName.Parse(text!)).Message);
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused() => Assert.False(ImageName.TryParse(new string('a', 193), out _, out _));
}
