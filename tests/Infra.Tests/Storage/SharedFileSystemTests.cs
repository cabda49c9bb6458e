using System.Collections.Immutable;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using LandingZone.Storage;
using Pulumi;

namespace LandingZone.Infra.Tests.Storage;

public sealed class SharedFileSystemTests
{
    private const string Nodes = "arn:aws:iam::222222222222:role/rnd-eu-west-1-nodes";
    private const string FileSystem = "aws:efs/fileSystem:FileSystem";

    [Fact]
    public async Task It_is_encrypted_elastic_and_becomes_cheaper_by_itself()
    {
        var files = (await Declare()).One(FileSystem);

        Assert.True(files.Flag("encrypted"));
        Assert.Equal("arn:key", files.Text("kmsKeyId"));
        Assert.Equal("elastic", files.Text("throughputMode"));
        Assert.Equal(
            ["AFTER_30_DAYS", "AFTER_180_DAYS", "AFTER_1_ACCESS"],
            files.Maps("lifecyclePolicies").Select(policy => (string)Assert.Single(policy).Value));
        Assert.Equal("daily", files.Tags()["landing-zone:backup"]);
        Samples.AssertTagged(files, Samples.Rnd);
    }

    [Fact]
    public async Task Without_an_archive_files_stay_in_infrequent_access()
    {
        var files = (await Declare(archiveDays: null)).One(FileSystem);

        Assert.Equal(
            ["AFTER_30_DAYS", "AFTER_1_ACCESS"],
            files.Maps("lifecyclePolicies").Select(policy => (string)Assert.Single(policy).Value));
    }

    [Fact]
    public async Task Each_availability_zone_has_a_mount_target_in_the_tiers_group()
    {
        var targets = (await Declare()).All("aws:efs/mountTarget:MountTarget");

        Assert.Equal(["files-eu-west-1a", "files-eu-west-1b"], targets.Select(target => target.Name));
        Assert.Equal(["subnet-a", "subnet-b"], targets.Select(target => target.Text("subnetId")));
        Assert.All(targets, target => Assert.Equal(["sg-data"], target.Texts("securityGroups")));
    }

    [Fact]
    public async Task Each_area_is_a_directory_that_its_access_point_does_not_leave()
    {
        var points = (await Declare()).All("aws:efs/accessPoint:AccessPoint");

        Assert.Equal(["files-team-risk", "files-user-ada"], points.Select(point => point.Name));
        Assert.Equal(["/team/risk", "/user/ada"], points.Select(point => (string)point.Map("rootDirectory")["path"]));
        Assert.Equal(
            ["0770", "0700"],
            points.Select(point => (string)((ImmutableDictionary<string, object>)point.Map("rootDirectory")["creationInfo"])["permissions"]));
        Assert.All(points, point => Assert.Equal("1000", Convert.ToString(point.Map("posixUser")["uid"], null)));
    }

    [Fact]
    public async Task A_new_area_adds_an_access_point_and_changes_nothing_else()
    {
        var before = await Declare();
        var after = await Declare(areas: [SharedArea.OfTeam("alm"), SharedArea.OfTeam("risk"), SharedArea.OfUser("ada")]);

        var added = after.Resources.Where(resource => before.Resources.All(known => known.Name != resource.Name || known.Type != resource.Type));
        Assert.Equal("files-team-alm", Assert.Single(added).Name);
        Assert.Equal(
            before.One("aws:efs/fileSystemPolicy:FileSystemPolicy").Text("policy"),
            after.One("aws:efs/fileSystemPolicy:FileSystemPolicy").Text("policy"));
    }

    [Theory]
    [InlineData("elasticfilesystem:ClientMount", "arn:point", "true", true)]
    [InlineData("elasticfilesystem:ClientWrite", "arn:point", "true", true)]
    [InlineData("elasticfilesystem:ClientMount", null, "true", false)]
    [InlineData("elasticfilesystem:ClientMount", "arn:point", "false", false)]
    [InlineData("elasticfilesystem:ClientRootAccess", "arn:point", "true", false)]
    public async Task Nodes_mount_through_an_access_point_over_tls_and_never_as_root(string action, string? point, string tls, bool allowed)
    {
        var (table, files) = await TableAsync();
        var request = new AccessRequest(Nodes, action, files)
            .With("elasticfilesystem:AccessPointArn", point)
            .With("elasticfilesystem:AccessedViaMountTarget", "true")
            .With("aws:SecureTransport", tls);

        Assert.Equal(allowed, table.Allows(request));
    }

    [Fact]
    public async Task Another_role_of_the_account_does_not_mount_it()
    {
        var (table, files) = await TableAsync();
        var request = new AccessRequest("arn:aws:iam::222222222222:role/other", "elasticfilesystem:ClientMount", files)
            .With("elasticfilesystem:AccessPointArn", "arn:point")
            .With("elasticfilesystem:AccessedViaMountTarget", "true");

        Assert.False(table.Allows(request));
    }

    [Fact]
    public async Task Every_wrong_argument_is_named()
    {
        var message = await Refusal.OfAsync(() => _ = new SharedFileSystem("files", new SharedFileSystemArgs
        {
            Zone = Samples.Rnd,
            Content = "My files",
            Areas = [SharedArea.OfTeam("risk"), SharedArea.OfTeam("risk")],
            KeyArn = "arn:key",
            Tier = Tier(),
            AvailabilityZones = [],
            MountRoles = [],
            UserId = 0,
            InfrequentAccessDays = 45,
            ArchiveDays = 30,
            BackupPlan = "Every day",
        }));

        Assert.Equal(
        [
            "SharedFileSystem 'files' cannot be made:",
            "- Content is 'My files'; use 3 or more lower-case letters, digits and single hyphens.",
            "- Areas has 'team/risk' 2 times; name each team and each person once.",
            "- AvailabilityZones is empty; name those of the tier's subnets.",
            "- MountRoles is empty, and nobody could mount it; name one or more.",
            "- UserId is 0; 0 is root, give 1 or more.",
            "- InfrequentAccessDays is 45; EFS offers 1, 7, 14, 30, 60, 90, 180, 270, 365.",
            "- ArchiveDays is 30; EFS offers 90, 180, 270 and 365.",
            "- ArchiveDays is 30, and files are in Infrequent Access after 45 days only; archive them later.",
            "- BackupPlan is 'Every day'; use 1 to 30 lower-case letters, digits and hyphens.",
        ], message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ada")]
    [InlineData("../ada")]
    [InlineData("a-name-that-is-too-long-for-it")]
    public void A_name_that_is_no_directory_of_an_area_is_refused(string name) =>
        Assert.StartsWith($"'{name}' cannot name an area", Assert.Throws<FormatException>(() => SharedArea.OfUser(name)).Message, StringComparison.Ordinal);

    private static async Task<(AccessTable Table, string FileSystemArn)> TableAsync()
    {
        var plan = await AccessTable.PlanAsync(Samples.Rnd, options => _ = Make(options));
        var files = plan.Resources.Single(resource => resource.Type == FileSystem);
        return (
            new AccessTable(Samples.Organization, (Samples.Rnd.AccountId, plan)),
            ((LandingZone.Engine.Values.PropertyValue.Text)files.Outputs["arn"]!).Value);
    }

    private static Task<Declaration> Declare(int? archiveDays = 180, IReadOnlyList<SharedArea>? areas = null) =>
        Declaration.OfAsync(() => _ = Make(null, archiveDays, areas));

    private static SharedFileSystem Make(
        ComponentResourceOptions? options, int? archiveDays = 180, IReadOnlyList<SharedArea>? areas = null) => new("files", new SharedFileSystemArgs
        {
            Zone = Samples.Rnd,
            Content = "shared",
            Areas = areas ?? [SharedArea.OfTeam("risk"), SharedArea.OfUser("ada")],
            KeyArn = "arn:key",
            Tier = Tier(),
            AvailabilityZones = [AvailabilityZone.Parse("eu-west-1a"), AvailabilityZone.Parse("eu-west-1b")],
            MountRoles = [Nodes],
            ArchiveDays = archiveDays,
        }, options);

    private static ZoneTier Tier() => new()
    {
        Tier = NetworkTier.Data,
        Block = CidrBlock.Parse("10.40.64.0/18"),
        SubnetIds = Output.Create(ImmutableArray.Create("subnet-a", "subnet-b")),
        RouteTableIds = Output.Create(ImmutableArray.Create("rtb-a", "rtb-b")),
        NetworkAclId = Output.Create("acl-data"),
        SecurityGroupId = Output.Create("sg-data"),
    };
}
