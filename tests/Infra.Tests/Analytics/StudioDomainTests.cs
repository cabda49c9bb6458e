using System.Collections.Immutable;
using System.Text;
using LandingZone.Analytics;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using static LandingZone.Infra.Tests.Analytics.AnalyticsSample;

namespace LandingZone.Infra.Tests.Analytics;

public sealed class StudioDomainTests
{
    private const string App = "arn:aws:sagemaker:eu-west-1:222222222222:app/id-of-studio/ada/JupyterLab/default";

    private static readonly StudioTeam Crimes = new()
    {
        Name = "crimes",
        Users = [new StudioUser("ada")],
        Reads = [new BucketPrefix("approved-data", "crimes")],
        Writes = [new BucketPrefix("scratch", "teams/crimes")],
        Models = ["crimes"],
        Spaces = [new StudioSpace { Name = "pca", Owner = "ada", InstanceType = SageMakerInstanceType.Parse("ml.m5.4xlarge") }],
    };

    [Fact]
    public async Task The_domain_is_private_encrypted_and_tells_people_apart()
    {
        var domain = (await Declare(Args())).One("aws:sagemaker/domain:Domain");

        Assert.Equal("VpcOnly", domain.Text("appNetworkAccessType"));
        Assert.Equal("IAM", domain.Text("authMode"));
        Assert.Equal(VolumeKey, domain.Text("kmsKeyId"));
        Assert.Equal(["subnet-a", "subnet-b"], domain.Texts("subnetIds"));
        Assert.Equal("Retain", domain.Map("retentionPolicy")["homeEfsFileSystem"]);
        Assert.Equal("USER_PROFILE_NAME", domain.Map("domainSettings")["executionRoleIdentityConfig"]);
        Assert.Equal(
            "DISABLED", ((ImmutableDictionary<string, object>)domain.Map("domainSettings")["dockerSettings"])["enableDockerAccess"]);
        Samples.AssertTagged(domain, Zone);
    }

    [Fact]
    public async Task The_domain_is_protected()
    {
        var plan = await Planned.OfAsync(RunMode.Simulate, () => _ = new StudioDomain("studio", Args()));

        Assert.True(plan.Resources.Single(resource => resource.Type == "aws:sagemaker/domain:Domain").Protect);
    }

    [Fact]
    public async Task Idle_applications_are_shut_down_and_nobody_can_turn_that_off()
    {
        var settings = (await Declare(Args())).One("aws:sagemaker/domain:Domain").Map("defaultUserSettings");

        foreach (var app in new[] { "jupyterLabAppSettings", "codeEditorAppSettings" })
        {
            var idle = Part(Part(Part(settings, app), "appLifecycleManagement"), "idleSettings");
            Assert.Equal("ENABLED", idle["lifecycleManagement"]);
            Assert.Equal(120.0, Convert.ToDouble(idle["idleTimeoutInMinutes"], null));
            Assert.Equal(120.0, Convert.ToDouble(idle["maxIdleTimeoutInMinutes"], null));
        }
    }

    [Fact]
    public async Task Applications_that_are_not_offered_are_hidden()
    {
        var settings = (await Declare(Args(apps: [StudioApp.JupyterLab]))).One("aws:sagemaker/domain:Domain").Map("defaultUserSettings");

        Assert.Equal(
            ["Canvas", "CodeEditor", "JupyterServer", "RStudioServerPro"],
            ((ImmutableArray<object>)Part(settings, "studioWebPortalSettings")["hiddenAppTypes"]).Cast<string>());
        Assert.False(settings.ContainsKey("codeEditorAppSettings"));
    }

    [Fact]
    public async Task Applications_learn_the_package_index_at_their_start()
    {
        Assert.Empty((await Declare(Args())).All("aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig"));

        var script = (await Declare(Args(packageIndex: "https://packages.bank.example/simple")))
            .One("aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig", "studio-jupyterlab");
        Assert.Contains(
            "pip config --user set global.index-url https://packages.bank.example/simple\n",
            Encoding.UTF8.GetString(Convert.FromBase64String(script.Text("studioLifecycleConfigContent")!)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_space_belongs_to_a_profile_that_has_the_teams_role()
    {
        var declaration = await Declare(Args());

        var profile = declaration.One("aws:sagemaker/userProfile:UserProfile", "studio-crimes-ada");
        Assert.Equal("arn:of:studio-crimes", Part(profile.Inputs, "userSettings")["executionRole"]);
        var space = declaration.One("aws:sagemaker/space:Space", "studio-crimes-pca");
        Assert.Equal("Private", space.Map("spaceSharingSettings")["sharingType"]);
        Assert.Equal("ada", space.Map("ownershipSettings")["ownerUserProfileName"]);
        Assert.Equal("ml.m5.4xlarge", Part(Part(space.Map("spaceSettings"), "jupyterLabAppSettings"), "defaultResourceSpec")["instanceType"]);
    }

    [Fact]
    public async Task A_team_that_is_added_changes_nothing_else()
    {
        var before = await Planned.OfAsync(RunMode.Simulate, () => _ = new StudioDomain("studio", Args()));
        var after = await Planned.OfAsync(RunMode.Simulate, () => _ = new StudioDomain("studio", Args(
            teams: [new StudioTeam { Name = "early", Users = [new StudioUser("zoe")] }, Crimes])));

        var kept = after.Resources.ToDictionary(resource => resource.Urn);
        Assert.All(before.Resources, resource => Assert.Equal(
            resource.Inputs.ToString(), kept[resource.Urn].Inputs.ToString()));
    }

    [Theory]
    [InlineData("studio-crimes", "s3:GetObject", "arn:aws:s3:::approved-data/crimes/a.csv", true)]
    [InlineData("studio-crimes", "s3:GetObject", "arn:aws:s3:::approved-data/other/a.csv", false)]
    [InlineData("studio-crimes", "s3:PutObject", "arn:aws:s3:::approved-data/crimes/a.csv", false)]
    [InlineData("studio-crimes", "s3:PutObject", "arn:aws:s3:::scratch/teams/crimes/a.csv", true)]
    [InlineData("studio-crimes", "sagemaker:CreateApp", App, true)]
    [InlineData("studio-crimes", "sagemaker:CreateDomain", "*", false)]
    [InlineData("studio-crimes", "sagemaker:CreatePresignedDomainUrl", "*", false)]
    [InlineData("studio-crimes", "sagemaker:StartPipelineExecution", "arn:aws:sagemaker:eu-west-1:222222222222:pipeline/rnd-eu-west-1-crimes", true)]
    [InlineData("studio-crimes", "sagemaker:StartPipelineExecution", "arn:aws:sagemaker:eu-west-1:222222222222:pipeline/rnd-eu-west-1-other", false)]
    [InlineData("studio-crimes", "sagemaker:UpdateModelPackage", "*", false)]
    [InlineData("studio-crimes", "iam:PassRole", "*", false)]
    public async Task Who_may_do_what(string role, string action, string resource, bool expected) =>
        Assert.Equal(expected, RoleRights.Of(await Declare(Args()), role).May(action, resource));

    [Fact]
    public async Task A_person_starts_and_stops_their_own_applications_only_and_on_the_types_of_the_team()
    {
        var rights = RoleRights.Of(await Declare(Args()), "studio-crimes");
        const string own = "ArnLike sagemaker:OwnerUserProfileArn "
            + "arn:aws:sagemaker:eu-west-1:222222222222:user-profile/id-of-studio/${sagemaker:UserProfileName}";

        Assert.Equal(
            [own, "ForAllValues:StringEquals sagemaker:InstanceTypes ml.m5.4xlarge,ml.t3.medium,system"], rights["StartOwnApps"].Conditions());
        Assert.Equal([own], rights["StopOwnApps"].Conditions());
    }

    [Fact]
    public async Task Whoever_is_in_no_team_may_do_nothing()
    {
        var declaration = await Declare(Args());

        Assert.DoesNotContain(declaration.All("aws:iam/rolePolicy:RolePolicy"), policy => policy.Name == "studio-default");
        Assert.Equal(
            ["sts:AssumeRole", "sts:SetSourceIdentity"],
            declaration.One("aws:iam/role:Role", "studio-default").Json("assumeRolePolicy").Statements()["TrustService"].Actions());
    }

    [Fact]
    public async Task A_preview_and_a_simulation_declare_the_same()
    {
        var preview = await Planned.OfAsync(RunMode.Preview, () => _ = new StudioDomain("studio", Args()));
        var simulation = await Planned.OfAsync(RunMode.Simulate, () => _ = new StudioDomain("studio", Args()));

        Assert.Empty(PlanComparison.SameResources(preview, simulation));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var wrong = Crimes with
        {
            Name = "Crimes",
            Users = [new StudioUser("a_b", "a@bank.example")],
            Spaces = [Crimes.Spaces[0] with { Owner = "zoe", DiskGib = 999, App = StudioApp.CodeEditor }],
        };

        Assert.Contains(
            string.Join('\n',
                "StudioDomain 'studio' cannot be made:",
                "- IdleMinutes is 30; SageMaker takes 60 to 525600.",
                "- PackageIndex is 'packages'; write an address that begins with https:// and has no spaces or quotes.",
                "- Teams 'Crimes': use up to 24 lower-case letters, digits and single hyphens, and begin with a letter.",
                "- Teams 'Crimes': 'a_b' is no profile's name; use 1 to 63 letters, digits and hyphens.",
                "- Teams 'Crimes': 'a_b' has a user name in IAM Identity Center; leave it out, people come by IAM.",
                "- Teams 'Crimes': the space 'pca' belongs to 'zoe', who is not in the team; name one who is.",
                "- Teams 'Crimes': the space 'pca' runs CodeEditor, which is not among Apps; add it there.",
                "- Teams 'Crimes': the space 'pca' has a disk of 999 GiB; give 5 to 200, or raise MaxDiskGib."),
            await Declaration.ProblemOfAsync(() => _ = new StudioDomain(
                "studio", Args(teams: [wrong], apps: [StudioApp.JupyterLab], idle: 30, packageIndex: "packages"))),
            StringComparison.Ordinal);
    }

    private static StudioDomainArgs Args(
        IReadOnlyList<StudioTeam>? teams = null, IReadOnlyList<StudioApp>? apps = null, int idle = 120, string? packageIndex = null) => new()
        {
            Zone = Zone,
            Network = Network,
            VolumeKeyArn = VolumeKey,
            StorageKeyArn = StorageKey,
            PermissionBoundaryArn = Boundary,
            Teams = teams ?? [Crimes],
            Apps = apps ?? [StudioApp.JupyterLab, StudioApp.CodeEditor],
            IdleMinutes = idle,
            PackageIndex = packageIndex,
        };

    private static Task<Declaration> Declare(StudioDomainArgs args) => Declaration.OfAsync(() => _ = new StudioDomain("studio", args));

    private static ImmutableDictionary<string, object> Part(ImmutableDictionary<string, object> map, string key) =>
        (ImmutableDictionary<string, object>)map[key];
}
