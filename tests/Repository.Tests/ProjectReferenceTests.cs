namespace LandingZone.Repository.Tests;

public sealed class ProjectReferenceTests
{
    /// <summary>Who may know whom: an entry not listed here is a new dependency, and a decision.</summary>
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "offline/Engine/LandingZone.Engine.csproj", [] },
        { "offline/Pulumi/Pulumi.csproj", ["LandingZone.Engine"] },
        { "infra/LandingZone.Infra.csproj", ["Pulumi", "Pulumi.Aws", "Pulumi.AwsNative", "Pulumi.Kubernetes"] },
        { "stacks/LandingZone.Stacks.csproj", ["LandingZone.Infra", "Pulumi", "Pulumi.Aws", "Pulumi.AwsNative", "Pulumi.Kubernetes"] },
        { "policies/catalogue/LandingZone.Policies.csproj", [] },
        { "policies/LandingZone.PolicyPack.csproj", ["LandingZone.Policies"] },
        { "cli/LandingZone.Cli.csproj", ["LandingZone.Engine", "LandingZone.Policies", "LandingZone.Stacks"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task A_project_knows_only_those_below_it(string project, string[] allowed)
    {
        var evaluation = await Evaluation.OfAsync(project, "offline", "-getItem:ProjectReference,PackageReference");

        Assert.Equal(allowed, evaluation.Items("ProjectReference"));
    }
}
