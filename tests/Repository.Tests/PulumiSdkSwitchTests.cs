namespace LandingZone.Repository.Tests;

public sealed class PulumiSdkSwitchTests
{
    private static readonly string[] OfficialPackages = ["Pulumi", "Pulumi.Aws", "Pulumi.AwsNative", "Pulumi.Kubernetes"];

    [Theory]
    [InlineData("infra/LandingZone.Infra.csproj")]
    [InlineData("stacks/LandingZone.Stacks.csproj")]
    public async Task Offline_is_the_default_and_takes_the_API_from_this_repository(string project)
    {
        var evaluation = await Evaluation.OfAsync(project, null, "-getItem:PackageReference,ProjectReference");

        Assert.Equal(0, evaluation.ExitCode);
        Assert.DoesNotContain(evaluation.Items("PackageReference"), package => OfficialPackages.Contains(package));
        Assert.Equal(OfficialPackages, evaluation.Items("ProjectReference").Where(name => name.StartsWith("Pulumi", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("infra/LandingZone.Infra.csproj")]
    [InlineData("stacks/LandingZone.Stacks.csproj")]
    public async Task Official_takes_the_API_from_the_packages_and_nothing_from_offline(string project)
    {
        var evaluation = await Evaluation.OfAsync(project, "official", "-getItem:PackageReference,ProjectReference");

        Assert.Equal(0, evaluation.ExitCode);
        Assert.Equal(OfficialPackages, evaluation.Items("PackageReference").Where(name => name.StartsWith("Pulumi", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            evaluation.Items("ProjectReference"),
            name => name.StartsWith("Pulumi", StringComparison.Ordinal) || name == "LandingZone.Engine");
    }

    [Theory]
    [InlineData("Pulumi", "3.112.1")]
    [InlineData("Pulumi.Aws", "7.48.0")]
    [InlineData("Pulumi.AwsNative", "1.79.0")]
    [InlineData("Pulumi.Kubernetes", "4.34.2")]
    public async Task The_official_packages_are_pinned(string package, string version)
    {
        var evaluation = await Evaluation.OfAsync("infra/LandingZone.Infra.csproj", "official", "-getItem:PackageVersion");

        using var document = System.Text.Json.JsonDocument.Parse(evaluation.Output);
        var pinned = document.RootElement.GetProperty("Items").GetProperty("PackageVersion").EnumerateArray()
            .Single(item => item.GetProperty("Identity").GetString() == package);
        Assert.Equal(version, pinned.GetProperty("Version").GetString());
    }

    [Fact]
    public async Task The_two_origins_build_into_different_folders()
    {
        var offline = await Evaluation.OfAsync("infra/LandingZone.Infra.csproj", "offline", "-getProperty:OutputPath,IntermediateOutputPath");
        var official = await Evaluation.OfAsync("infra/LandingZone.Infra.csproj", "official", "-getProperty:OutputPath,IntermediateOutputPath");

        foreach (var property in (string[])["OutputPath", "IntermediateOutputPath"])
        {
            Assert.NotEqual(Property(offline, property), Property(official, property));
        }
    }

    [Fact]
    public async Task Any_other_value_is_refused_with_the_two_that_are_known()
    {
        var evaluation = await Evaluation.OfAsync("infra/LandingZone.Infra.csproj", "ofline", "-t:CheckPulumiSdk");

        Assert.NotEqual(0, evaluation.ExitCode);
        Assert.Contains("PulumiSdk is 'ofline'; it must be 'offline' (the default) or 'official'.", evaluation.Output, StringComparison.Ordinal);
    }

    private static string Property(Evaluation evaluation, string name)
    {
        using var document = System.Text.Json.JsonDocument.Parse(evaluation.Output);
        return document.RootElement.GetProperty("Properties").GetProperty(name).GetString()!;
    }
}
