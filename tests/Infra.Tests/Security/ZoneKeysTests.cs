using System.Text.Json;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Security;

public sealed class ZoneKeysTests
{
    private const string Deployer = "arn:aws:iam::222222222222:role/deployer";
    private const string Administrator = "arn:aws:iam::222222222222:role/key-administrator";
    private const string User = "arn:aws:iam::222222222222:role/scientist";
    private const string OfOrganization = $"StringEquals aws:PrincipalOrgID {Samples.Organization}";

    private static readonly string[] DataActions =
    [
        "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo",
    ];

    [Fact]
    public async Task Each_key_rotates_and_can_be_saved_for_thirty_days()
    {
        var declaration = await Declare(
            Samples.Rnd, [.. Enum.GetValues<KeyPurpose>().Select(purpose => new ZoneKey { Purpose = purpose })]);
        var keys = declaration.All("aws:kms/key:Key");

        Assert.Equal(
            ["keys-cluster-secrets", "keys-logs", "keys-registry", "keys-storage", "keys-volumes"], keys.Select(key => key.Name));
        Assert.All(keys, key =>
        {
            Assert.True(key.Flag("enableKeyRotation"));
            Assert.Equal(365, key.Number("rotationPeriodInDays"));
            Assert.Equal(30, key.Number("deletionWindowInDays"));
            Assert.False(key.Flag("bypassPolicyLockoutSafetyCheck"));
            Assert.Equal("SYMMETRIC_DEFAULT", key.Text("customerMasterKeySpec"));
            Samples.AssertTagged(key, Samples.Rnd);
        });
        var alias = declaration.One("aws:kms/alias:Alias", "keys-cluster-secrets");
        Assert.Equal("alias/rnd-eu-west-1-cluster-secrets", alias.Text("name"));
        Assert.Equal("key-of-keys-cluster-secrets", alias.Text("targetKeyId"));
    }

    [Fact]
    public async Task Who_administers_a_key_cannot_use_it_and_who_uses_it_cannot_administer_it()
    {
        foreach (var purpose in new[] { KeyPurpose.Storage, KeyPurpose.Registry, KeyPurpose.Volumes })
        {
            var statements = await Statements(new ZoneKey { Purpose = purpose, Users = [User] });

            var administer = statements["Administer"];
            Assert.Equal([Deployer, Administrator], administer.Principals());
            Assert.Equal([OfOrganization], administer.Conditions());
            Assert.Contains("kms:PutKeyPolicy", administer.Actions());
            Assert.DoesNotContain("kms:CreateGrant", administer.Actions());
            Assert.Empty(administer.Actions().Intersect(DataActions));

            var use = statements["Use"];
            Assert.Equal([User], use.Principals());
            Assert.Empty(use.Actions().Intersect(administer.Actions()).Except(["kms:DescribeKey"]));
            Assert.Contains(use.Conditions(), condition => condition.StartsWith("StringEquals kms:ViaService ", StringComparison.Ordinal));
            Assert.All(statements.Values, statement => Assert.DoesNotContain(
                statement.Actions(), action => action == "kms:*" || action == "*"));
        }
    }

    [Fact]
    public async Task The_root_user_can_rescue_a_key_and_not_use_it()
    {
        var rescue = (await Statements(new ZoneKey { Purpose = KeyPurpose.Storage }))["RescueByRootUser"];

        Assert.Equal(["arn:aws:iam::222222222222:root"], rescue.Principals());
        Assert.Equal(["StringEquals aws:PrincipalType Account"], rescue.Conditions());
        Assert.Contains("kms:PutKeyPolicy", rescue.Actions());
        Assert.Empty(rescue.Actions().Intersect(DataActions));
    }

    [Fact]
    public async Task Nobody_is_let_in_without_a_condition()
    {
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            var statements = await Statements(new ZoneKey { Purpose = purpose });

            Assert.All(statements.Values, statement => Assert.NotEmpty(statement.Conditions()));
            Assert.All(statements.Values, statement => Assert.Equal("Allow", statement.GetProperty("Effect").GetString()));
        }
    }

    [Fact]
    public async Task Cloudwatch_logs_uses_the_key_for_log_groups_of_the_zone_only()
    {
        var use = (await Statements(new ZoneKey { Purpose = KeyPurpose.Logs }))["UseByCloudWatchLogs"];

        Assert.Equal(["logs.eu-west-1.amazonaws.com"], use.Principals("Service"));
        Assert.Equal(
            ["ArnLike kms:EncryptionContext:aws:logs:arn arn:aws:logs:eu-west-1:222222222222:log-group:*"], use.Conditions());
    }

    [Fact]
    public async Task Auto_scaling_attaches_encrypted_volumes_by_grants()
    {
        var statements = await Statements(new ZoneKey { Purpose = KeyPurpose.Volumes, Users = [User] });
        const string Role = "ArnLike aws:PrincipalArn arn:aws:iam::222222222222:role/aws-service-role/"
            + "autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

        Assert.Equal([Role, "StringEquals kms:CallerAccount 222222222222"], statements["UseByAutoScaling"].Conditions());
        Assert.Equal(
            [Role, "Bool kms:GrantIsForAWSResource true", "StringEquals kms:CallerAccount 222222222222"],
            statements["CreateGrantByAutoScaling"].Conditions());
        Assert.Equal(["kms:CreateGrant"], statements["CreateGrantForVolumes"].Actions());
        Assert.Equal(
            ["Bool kms:GrantIsForAWSResource true", OfOrganization, "StringEquals kms:ViaService ec2.eu-west-1.amazonaws.com"],
            statements["CreateGrantForVolumes"].Conditions());
    }

    [Fact]
    public async Task Only_the_deployer_creates_grants_for_repositories_and_clusters()
    {
        var registry = (await Statements(new ZoneKey { Purpose = KeyPurpose.Registry }))["CreateGrant"];
        Assert.Equal([Deployer], registry.Principals());
        Assert.Equal([OfOrganization, "StringEquals kms:ViaService ecr.eu-west-1.amazonaws.com"], registry.Conditions());

        var cluster = (await Statements(new ZoneKey { Purpose = KeyPurpose.ClusterSecrets }))["CreateGrantForCluster"];
        Assert.Equal([Deployer], cluster.Principals());
        Assert.Equal(["kms:CreateGrant"], cluster.Actions());
    }

    [Fact]
    public async Task In_china_services_have_chinese_names()
    {
        var zone = Samples.Zone(ZoneKind.Rnd, "cn-north-1", "222222222222");
        var declaration = await Declare(zone, [new ZoneKey { Purpose = KeyPurpose.Logs }]);

        var statements = declaration.One("aws:kms/key:Key").Json("policy").Statements();

        Assert.Equal(["logs.cn-north-1.amazonaws.com.cn"], statements["UseByCloudWatchLogs"].Principals("Service"));
        Assert.Equal(["arn:aws-cn:iam::222222222222:root"], statements["RescueByRootUser"].Principals());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var problem = await Declaration.ProblemOfAsync(() => _ = new ZoneKeys("keys", new ZoneKeysArgs
        {
            Zone = Samples.Rnd,
            Deployer = Deployer,
            Keys =
            [
                new ZoneKey { Purpose = KeyPurpose.Storage },
                new ZoneKey { Purpose = KeyPurpose.Storage },
                new ZoneKey { Purpose = KeyPurpose.Logs, Users = [User] },
                new ZoneKey { Purpose = KeyPurpose.ClusterSecrets, Users = [User] },
            ],
            RotationDays = 30,
        }));

        Assert.Contains(
            "The keys 'keys' cannot be made: "
            + "The purpose Storage is named 2 times; a purpose has one key. "
            + "The key for Logs has users; the AWS service alone uses it, leave them out. "
            + "The key for ClusterSecrets has users; the AWS service alone uses it, leave them out. "
            + "Key material cannot be replaced every 30 days; KMS accepts 90 to 2560.",
            problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_without_a_key_is_refused() => Assert.Contains(
        "The keys 'keys' cannot be made: There is no key; name the purpose of one or more.",
        await Declaration.ProblemOfAsync(() => _ = new ZoneKeys(
            "keys", new ZoneKeysArgs { Zone = Samples.Rnd, Deployer = Deployer, Keys = [] })),
        StringComparison.Ordinal);

    private static async Task<IReadOnlyDictionary<string, JsonElement>> Statements(ZoneKey key) =>
        (await Declare(Samples.Rnd, [key])).One("aws:kms/key:Key").Json("policy").Statements();

    private static Task<Declaration> Declare(ZoneIdentity zone, IReadOnlyList<ZoneKey> keys) => Declaration.OfAsync(() =>
    {
        var made = new ZoneKeys("keys", new ZoneKeysArgs
        {
            Zone = zone,
            Deployer = Deployer,
            Administrators = [Administrator],
            Keys = keys,
        });
        Assert.Equal(keys.Select(key => key.Purpose).Order(), made.KeyArns.Keys.Order());
    });
}
