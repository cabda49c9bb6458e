using System.Text.Json;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Infra.Tests.Serving;
using LandingZone.Registry;
using Pulumi;

namespace LandingZone.Infra.Tests.Registry;

public sealed class ModelRegistryTests
{
    private const string Promotion = "arn:aws:iam::888888888888:role/model-promotion";

    [Fact]
    public async Task Each_model_has_a_protected_group_of_packages()
    {
        var stack = await DeclareAsync([]);
        var groups = stack.OfType("aws:sagemaker/modelPackageGroup:ModelPackageGroup").ToList();

        Assert.Equal(
            ["rnd-eu-west-1-feedback", "rnd-eu-west-1-scoring"], groups.Select(group => group.Inputs["modelPackageGroupName"]!.GetValue<string>()));
        Assert.All(groups, group => Assert.True(group.Options!.Protect));
        Assert.Empty(stack.OfType("aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy"));
        Assert.Empty(stack.OfType("aws:iam/role:Role"));
    }

    [Fact]
    public async Task Named_roles_of_the_organisation_read_packages_and_change_none()
    {
        var stack = await DeclareAsync([Promotion]);
        var policy = stack.OfType("aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy").Single(found => found.Name == "models-scoring");
        var statements = JsonDocument.Parse(policy.Inputs["resourcePolicy"]!.GetValue<string>()).RootElement.Statements();

        Assert.Equal(["ReadGroup", "ReadVersions"], statements.Keys);
        Assert.All(statements.Values, statement =>
        {
            Assert.Equal([Promotion], statement.Principals());
            Assert.All(statement.Actions(), action => Assert.Matches("^sagemaker:(Describe|List)", action));
            Assert.Equal([$"StringEquals aws:PrincipalOrgID {Samples.Organization}"], statement.Conditions());
            Assert.All(statement.Resources(), arn => Assert.Contains("rnd-eu-west-1-scoring", arn, StringComparison.Ordinal));
        });
    }

    /// <summary>What the role that other accounts take on may do.</summary>
    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::models/models/scoring/v1/model/weights", true)]
    [InlineData("s3:GetObject", "arn:aws:s3:::models/models/unregistered/v1/model/weights", false)]
    [InlineData("s3:PutObject", "arn:aws:s3:::models/models/scoring/v1/model/weights", false)]
    [InlineData("s3:DeleteObject", "arn:aws:s3:::models/models/scoring/v1/model/weights", false)]
    public async Task Their_role_reads_the_files_of_registered_models(string action, string resource, bool may) =>
        Assert.Equal(may, (await DeclareAsync([Promotion])).May("models-reader", action, resource));

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        """
        ModelRegistry 'models' cannot be made:
        - Models names 'scoring' 2 times; give each model a name of its own.
        - Models describes 'scoring' in 0 characters; SageMaker takes 1 to 1024.
        """.ReplaceLineEndings("\n"),
        string.Join('\n', await Refusal.OfAsync(() => _ = new ModelRegistry("models", Args(
            [new(ServingSample.Scoring, "Scores"), new(ServingSample.Scoring, "")], [])))));

    private static Task<RecordedStack> DeclareAsync(string[] readers) => StackRecorder.RunAsync(options => _ = new ModelRegistry(
        "models", Args([new(ModelName.Parse("scoring"), "Scores"), new(ModelName.Parse("feedback"), "Sorts")], readers), options));

    private static ModelRegistryArgs Args(IReadOnlyList<RegisteredModel> models, string[] readers) => new()
    {
        Zone = Samples.Rnd,
        Models = models,
        Artifacts = new ModelArtifacts(Samples.Rnd, "models", "arn:aws:s3:::models", "arn:aws:kms:eu-west-1:222222222222:key/storage"),
        Readers = [.. readers.Select(reader => (Input<string>)reader)],
        PermissionBoundaryArn = "arn:aws:iam::222222222222:policy/boundary",
    };
}
