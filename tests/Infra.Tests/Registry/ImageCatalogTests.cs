using System.Text.Json;
using System.Text.RegularExpressions;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Registry;
using Pulumi;

namespace LandingZone.Infra.Tests.Registry;

public sealed class ImageCatalogTests
{
    private const string Puller = "arn:aws:iam::333333333333:role/nodes";

    [Fact]
    public async Task Each_image_has_a_repository_that_is_immutable_scanned_and_encrypted()
    {
        var repositories = (await Declare()).All("aws:ecr/repository:Repository");

        Assert.Equal(
            ["rnd-eu-west-1/notebooks/jupyter", "rnd-eu-west-1/training"], repositories.Select(repository => repository.Text("name")));
        Assert.All(repositories, repository =>
        {
            Assert.Equal("IMMUTABLE", repository.Text("imageTagMutability"));
            Assert.Equal(true, repository.Map("imageScanningConfiguration")["scanOnPush"]);
            var encryption = Assert.Single(repository.Maps("encryptionConfigurations"));
            Assert.Equal("KMS", encryption["encryptionType"]);
            Assert.Equal("arn:key", encryption["kmsKey"]);
            Assert.False(repository.Flag("forceDelete"));
            Samples.AssertTagged(repository, Samples.Rnd);
        });
    }

    [Theory]
    [InlineData(new[] { "v1.2.0" }, 36_000, false)]
    [InlineData(new[] { "v1.2.0", "rc-7" }, 36_000, false)]
    [InlineData(new[] { "rc-7", "v1.2.0", "dev-9" }, 36_000, false)]
    [InlineData(new[] { "rc-7" }, 31, true)]
    [InlineData(new[] { "dev-9", "other" }, 31, true)]
    [InlineData(new[] { "dev-9" }, 29, false)]
    [InlineData(new[] { "other" }, 36_000, false)]
    [InlineData(new string[0], 15, true)]
    [InlineData(new string[0], 13, false)]
    public async Task A_released_image_is_never_removed_and_others_are_in_time(string[] tags, int ageInDays, bool removed)
    {
        var policy = (await Declare()).One("aws:ecr/lifecyclePolicy:LifecyclePolicy", "images-training").Json("policy");

        Assert.Equal(removed, Removes(policy, tags, ageInDays));
    }

    [Theory]
    [InlineData(new[] { "rc-7" }, 36_000)]
    [InlineData(new[] { "dev-9", "other" }, 36_000)]
    [InlineData(new[] { "v1.2.0" }, 36_000)]
    [InlineData(new string[0], 36_000)]
    public async Task Nothing_of_an_image_that_something_names_by_digest_is_ever_removed(string[] tags, int ageInDays)
    {
        var declaration = await Declare(pinned: ["training"]);

        Assert.False(Removes(LifecycleOf(declaration, "training"), tags, ageInDays));

        // The others' builds go as before.
        Assert.True(Removes(LifecycleOf(declaration, "notebooks-jupyter"), [], 15));
    }

    [Fact]
    public async Task Nobody_deletes_from_the_repository_of_a_pinned_image_and_whoever_could_pull_still_can()
    {
        var declaration = await Declare(pullers: [Puller], pinned: ["training"]);
        var statements = declaration.One("aws:ecr/repositoryPolicy:RepositoryPolicy", "images-training").Json("policy").Statements();

        Assert.Equal(["DenyImageDeletion", "DenyOutsideOrganization", "PullByNamedRoles"], statements.Keys.Order(StringComparer.Ordinal));
        var deny = statements["DenyImageDeletion"];
        Assert.Equal("Deny", deny.GetProperty("Effect").GetString());
        Assert.Equal(["*"], deny.Principals());
        Assert.Equal(["ecr:BatchDeleteImage", "ecr:DeleteRepository"], deny.Actions());
        Assert.Empty(deny.Conditions());
        Assert.DoesNotContain(
            "DenyImageDeletion",
            declaration.One("aws:ecr/repositoryPolicy:RepositoryPolicy", "images-notebooks-jupyter").Json("policy").Statements().Keys);
    }

    [Fact]
    public async Task Pinning_an_image_changes_the_policies_of_its_repository_and_nothing_else()
    {
        var (before, after) = (await Declare(), await Declare(pinned: ["training"]));

        Assert.Equal(
            ["aws:ecr/lifecyclePolicy:LifecyclePolicy images-training", "aws:ecr/repositoryPolicy:RepositoryPolicy images-training"],
            after.Resources.Zip(before.Resources)
                .Where(pair => Text(pair.First) != Text(pair.Second))
                .Select(pair => $"{pair.First.Type} {pair.First.Name}"));

        static string Text(DeclaredResource resource) => JsonSerializer.Serialize(resource.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_repository_cannot_be_removed_by_mistake()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, () => _ = new ImageCatalog("images", new ImageCatalogArgs
        {
            Zone = Samples.Rnd, Images = [ImageName.Parse("training")], KeyArn = "arn:key", Pinned = [ImageName.Parse("training")],
        }));

        Assert.True(Assert.Single(plan.Resources, resource => resource.Type == "aws:ecr/repository:Repository").Protect);
    }

    [Fact]
    public async Task Lifecycle_rules_have_priorities_of_their_own()
    {
        var policy = (await Declare()).One("aws:ecr/lifecyclePolicy:LifecyclePolicy", "images-training").Json("policy");
        var priorities = policy.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("rulePriority").GetInt32()).ToList();

        Assert.Equal([1, 2, 3, 4, 5], priorities);
    }

    [Fact]
    public async Task Repositories_are_closed_to_everybody_outside_the_organisation()
    {
        var statements = (await Declare()).One("aws:ecr/repositoryPolicy:RepositoryPolicy", "images-training").Json("policy").Statements();

        var deny = Assert.Single(statements).Value;
        Assert.Equal("Deny", deny.GetProperty("Effect").GetString());
        Assert.Equal(["*"], deny.Principals());
        Assert.Equal(
            ["BoolIfExists aws:PrincipalIsAWSService false", $"StringNotEqualsIfExists aws:PrincipalOrgID {Samples.Organization}"],
            deny.Conditions());
    }

    [Fact]
    public async Task Named_roles_of_the_organisation_may_pull_and_do_nothing_else()
    {
        var statements = (await Declare(pullers: [Puller])).One("aws:ecr/repositoryPolicy:RepositoryPolicy", "images-training")
            .Json("policy").Statements();

        var pull = statements["PullByNamedRoles"];
        Assert.Equal([Puller], pull.Principals());
        Assert.Equal(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], pull.Actions());
        Assert.Equal([$"StringEquals aws:PrincipalOrgID {Samples.Organization}"], pull.Conditions());
        Assert.DoesNotContain("PullByOrganization", statements.Keys);
    }

    [Fact]
    public async Task The_whole_organisation_may_pull_where_that_is_asked_for()
    {
        var statements = (await Declare(wholeOrganization: true)).One("aws:ecr/repositoryPolicy:RepositoryPolicy", "images-training")
            .Json("policy").Statements();

        Assert.Equal(["*"], statements["PullByOrganization"].Principals());
        Assert.Equal([$"StringEquals aws:PrincipalOrgID {Samples.Organization}"], statements["PullByOrganization"].Conditions());
    }

    [Fact]
    public async Task Continuous_scanning_of_the_account_is_turned_on_where_that_is_asked_for()
    {
        Assert.Empty((await Declare()).All("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration"));

        var scanning = (await Declare(scanning: true)).One("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration");

        Assert.Equal("ENHANCED", scanning.Text("scanType"));
        Assert.Equal("CONTINUOUS_SCAN", Assert.Single(scanning.Maps("rules"))["scanFrequency"]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var problem = await Declaration.ProblemOfAsync(() => _ = new ImageCatalog("images", new ImageCatalogArgs
        {
            Zone = Samples.Rnd,
            Images = [ImageName.Parse("team/base"), ImageName.Parse("team-base")],
            KeyArn = "arn:key",
            ReleaseTagPattern = "v*",
            PreReleaseTagPatterns = ["v*", "*", "a b"],
            Pinned = [ImageName.Parse("serving"), ImageName.Parse("team/base")],
            PreReleaseDays = 0,
            UntaggedDays = -1,
        }));

        Assert.Contains(
            "The catalog 'images' cannot be made: "
            + "The images team/base and team-base would have the same name, 'team-base'; rename one. "
            + "'*' is not a tag pattern; use letters, digits, '.', '_', '-' and up to four '*', and not '*' alone. "
            + "'a b' is not a tag pattern; use letters, digits, '.', '_', '-' and up to four '*', and not '*' alone. "
            + "The tag pattern 'v*' is for released images and for others at once; keep them apart. "
            + "'serving' is pinned and not among the images; add it to them. "
            + "Images that were not released cannot be kept for 0 days; give 1 or more. "
            + "Images without a tag cannot be kept for -1 days; give 1 or more.",
            problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalog_without_images_is_refused() => Assert.Contains(
        "The catalog 'images' cannot be made: There is no image; name one or more.",
        await Declaration.ProblemOfAsync(() => _ = new ImageCatalog(
            "images", new ImageCatalogArgs { Zone = Samples.Rnd, Images = [], KeyArn = "arn:key" })),
        StringComparison.Ordinal);

    private static JsonElement LifecycleOf(Declaration declaration, string image) =>
        declaration.One("aws:ecr/lifecyclePolicy:LifecyclePolicy", $"images-{image}").Json("policy");

    private static Task<Declaration> Declare(
        string[]? pullers = null, bool wholeOrganization = false, bool scanning = false, string[]? pinned = null) =>
        Declaration.OfAsync(() =>
        {
            var catalog = new ImageCatalog("images", new ImageCatalogArgs
            {
                Zone = Samples.Rnd,
                Images = [ImageName.Parse("training"), ImageName.Parse("notebooks/jupyter")],
                KeyArn = "arn:key",
                PullPrincipals = [.. (pullers ?? []).Select(puller => (Input<string>)puller)],
                PullableByWholeOrganization = wholeOrganization,
                Pinned = [.. (pinned ?? []).Select(ImageName.Parse)],
                SetsAccountEnhancedScanning = scanning,
            });
            Assert.Equal(["notebooks/jupyter", "training"], catalog.RepositoryUrls.Keys.Order());
            Assert.Equal(["notebooks/jupyter", "training"], catalog.RepositoryArns.Keys.Order());
        });

    /// <summary>
    /// What ECR does with an image, by its published rules: the rule of the highest priority whose tags match decides, and all later ones
    /// leave the image alone; a rule of several patterns wants a tag for each.
    /// </summary>
    private static bool Removes(JsonElement policy, string[] tags, int ageInDays)
    {
        foreach (var rule in policy.GetProperty("rules").EnumerateArray().OrderBy(rule => rule.GetProperty("rulePriority").GetInt32()))
        {
            var selection = rule.GetProperty("selection");
            var matches = selection.GetProperty("tagStatus").GetString() == "untagged"
                ? tags.Length == 0
                : selection.GetProperty("tagPatternList").EnumerateArray()
                    .All(pattern => tags.Any(tag => Matches(tag, pattern.GetString()!)));
            if (matches)
            {
                Assert.Equal("sinceImagePushed", selection.GetProperty("countType").GetString());
                Assert.Equal("days", selection.GetProperty("countUnit").GetString());
                Assert.Equal("expire", rule.GetProperty("action").GetProperty("type").GetString());
                return ageInDays > selection.GetProperty("countNumber").GetInt32();
            }
        }

        return false;
    }

    private static bool Matches(string tag, string pattern) =>
        Regex.IsMatch(tag, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}
