using LandingZone.Registry;
using LandingZone.Serving;

namespace LandingZone.Infra.Tests.Serving;

/// <summary>A value that breaks the rule of live and stealth cannot be made.</summary>
public sealed class ModelVersionsTests
{
    [Fact]
    public void Live_weights_that_make_100_are_taken_and_stealth_has_none()
    {
        var versions = new ModelVersions(ServingSample.Live("v1", 80), ServingSample.Stealth("v2"), ServingSample.Live("v3", 20));

        Assert.Equal(["v1 80", "v3 20"], versions.Live.Select(entry => $"{entry.Version.Name} {entry.Weight}"));
        Assert.Equal(["v2"], versions.Stealth.Select(version => version.Name.Text));
        Assert.Equal(["v1", "v2", "v3"], versions.Select(version => version.Name.Text));
    }

    [Fact]
    public void Weights_that_do_not_make_100_are_refused_each_by_its_name()
    {
        Refuses(
            "The live weights add up to 90, and not to 100: v1 60, v2 30; change one or more.",
            ServingSample.Live("v1", 60), ServingSample.Live("v2", 30), ServingSample.Stealth("v3"));
        Refuses(
            "The live weights add up to 110, and not to 100: v1 60, v2 50; change one or more.",
            ServingSample.Live("v1", 60), ServingSample.Live("v2", 50));
    }

    [Fact]
    public void Versions_that_answer_nobody_are_refused()
    {
        Refuses(
            "No version is live, so nobody would answer clients; make one live with the weight 100.", ServingSample.Stealth("v1"));
        Refuses("No version is live, so nobody would answer clients; make one live with the weight 100.");
    }

    [Fact]
    public void Everything_else_that_is_wrong_is_said_too() => Refuses(
        "The version 'v1' is there 2 times; give each a name of its own. "
        + "The version 'v1' loads 'A'; an artifact has up to 40 lower-case letters, digits and single '-' or '_' between them, "
        + "beginning with a letter. "
        + "The version 'v1' loads 'model' 2 times; name it once.",
        ServingSample.Live("v1", 50, "model", "model"), ServingSample.Live("v1", 50, "A"));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_weight_is_one_to_a_hundred(int percent) => Assert.StartsWith(
        $"{percent} is not a traffic weight; give 1 to 100, and make a version that answers nobody stealth.",
        Assert.Throws<ArgumentException>(() => new TrafficWeight(percent)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void There_is_no_third_mode() => Assert.Equal(
        ["Live", "Stealth"],
        typeof(ServingMode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ServingMode))).Select(type => type.Name).Order());

    [Theory]
    [InlineData("scoring", true)]
    [InlineData("credit-risk-2", true)]
    [InlineData("Scoring", false)]
    [InlineData("2scoring", false)]
    [InlineData("a--b", false)]
    [InlineData("a-model-with-a-name-of-31-chars", false)]
    public void Names_of_models_fit_everywhere(string name, bool fits) => Assert.Equal(fits, ModelName.TryParse(name, out _, out _));

    [Theory]
    [InlineData("v3", true)]
    [InlineData("v3-2026-11", true)]
    [InlineData("3", false)]
    [InlineData("v3.1", false)]
    [InlineData("a-version-of-17-c", false)]
    public void Names_of_versions_fit_everywhere(string name, bool fits) => Assert.Equal(fits, ModelVersionName.TryParse(name, out _, out _));

    private static void Refuses(string message, params ModelVersion[] versions) => Assert.Equal(
        $"{message} (Parameter 'versions')", Assert.Throws<ArgumentException>(() => new ModelVersions(versions)).Message);
}
