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
            [
                "keys-audit", "keys-backups", "keys-cluster-secrets", "keys-databases", "keys-files", "keys-logs", "keys-machine-learning",
                "keys-messages", "keys-metrics", "keys-registry", "keys-secrets", "keys-storage", "keys-volumes", "keys-warehouse",
            ],
            keys.Select(key => key.Name));
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

            Assert.All(statements.Values.Where(Allows), statement => Assert.NotEmpty(statement.Conditions()));
            Assert.Equal(["AdministratorsNeverUse"], statements.Where(statement => !Allows(statement.Value)).Select(statement => statement.Key));
        }
    }

    [Fact]
    public async Task Administrators_never_use_a_key_whatever_their_own_policies_say()
    {
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            var never = (await Statements(new ZoneKey { Purpose = purpose }))["AdministratorsNeverUse"];

            Assert.Equal([Administrator], never.Principals());
            Assert.Empty(never.Conditions());
            Assert.Superset(DataActions.Append("kms:CreateGrant").ToHashSet(), never.Actions().ToHashSet());
        }
    }

    [Theory]
    [InlineData(KeyPurpose.Storage, "s3,rds")]
    [InlineData(KeyPurpose.Volumes, "ec2")]
    [InlineData(KeyPurpose.Files, "elasticfilesystem,fsx")]
    [InlineData(KeyPurpose.Databases, "rds,dynamodb")]
    [InlineData(KeyPurpose.Warehouse, "redshift,redshift-serverless")]
    [InlineData(KeyPurpose.Messages, "sqs,sns,states")]
    [InlineData(KeyPurpose.MachineLearning, "sagemaker,ec2,elasticfilesystem")]
    [InlineData(KeyPurpose.Secrets, "secretsmanager,ssm,lambda")]
    [InlineData(KeyPurpose.Backups, "backup")]
    public async Task Roles_of_the_account_use_a_key_through_the_services_of_its_purpose_only(KeyPurpose purpose, string services)
    {
        var use = (await Statements(new ZoneKey { Purpose = purpose }))["UseByRoles"];

        var via = string.Join(',', services.Split(',').Select(service => $"{service}.eu-west-1.amazonaws.com"));
        Assert.Equal(["arn:aws:iam::222222222222:root"], use.Principals());
        Assert.Equal([OfOrganization, $"StringEquals kms:ViaService {via}"], use.Conditions());
        Assert.DoesNotContain("kms:CreateGrant", use.Actions());
    }

    [Theory]
    [InlineData(KeyPurpose.Logs)]
    [InlineData(KeyPurpose.Registry)]
    [InlineData(KeyPurpose.ClusterSecrets)]
    [InlineData(KeyPurpose.Metrics)]
    public async Task Keys_that_a_service_alone_uses_admit_no_roles(KeyPurpose purpose)
    {
        var statements = await Statements(new ZoneKey { Purpose = purpose });

        Assert.DoesNotContain("UseByRoles", statements.Keys);
        Assert.DoesNotContain("CreateGrantByRoles", statements.Keys);
    }

    [Fact]
    public async Task Roles_give_a_key_to_resources_of_services_and_to_nothing_else()
    {
        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            var statements = await Statements(new ZoneKey { Purpose = purpose });
            if (statements.TryGetValue("CreateGrantByRoles", out var grant))
            {
                Assert.Equal(["kms:CreateGrant"], grant.Actions());
                Assert.Contains("Bool kms:GrantIsForAWSResource true", grant.Conditions());
                Assert.Contains(grant.Conditions(), condition => condition.StartsWith("StringEquals kms:ViaService ", StringComparison.Ordinal));
            }

            Assert.Equal(
                purpose is KeyPurpose.Storage or KeyPurpose.Volumes or KeyPurpose.Files or KeyPurpose.Databases or KeyPurpose.Warehouse
                    or KeyPurpose.MachineLearning or KeyPurpose.Secrets or KeyPurpose.Backups,
                statements.ContainsKey("CreateGrantByRoles"));
        }
    }

    [Fact]
    public async Task Whoever_deploys_gives_the_key_of_metrics_to_workspaces_and_nobody_else_uses_it()
    {
        var create = (await Statements(new ZoneKey { Purpose = KeyPurpose.Metrics }))["CreateWorkspaces"];

        Assert.Equal(["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], create.Actions());
        Assert.Equal([OfOrganization, "StringEquals kms:ViaService aps.eu-west-1.amazonaws.com"], create.Conditions());
    }

    [Fact]
    public async Task Event_sources_use_the_key_of_messages_for_queues_and_topics_of_the_zone_only()
    {
        var statements = await Statements(new ZoneKey { Purpose = KeyPurpose.Messages });

        foreach (var use in new[] { statements["UseForTopics"], statements["UseForQueues"] })
        {
            Assert.Equal(
                [
                    "aps.amazonaws.com", "backup.amazonaws.com", "budgets.amazonaws.com", "cloudwatch.amazonaws.com", "costalerts.amazonaws.com",
                    "events.amazonaws.com", "s3.amazonaws.com", "sagemaker.amazonaws.com", "sns.amazonaws.com",
                ],
                use.Principals("Service"));
            Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey"], use.Actions());
        }

        Assert.Equal(
            ["ArnLike kms:EncryptionContext:aws:sns:topicArn arn:aws:sns:eu-west-1:222222222222:rnd-eu-west-1-*"],
            statements["UseForTopics"].Conditions());
        Assert.Equal(
            ["ArnLike kms:EncryptionContext:aws:sqs:arn arn:aws:sqs:eu-west-1:222222222222:rnd-eu-west-1-*"],
            statements["UseForQueues"].Conditions());
    }

    [Fact]
    public async Task The_audit_trail_is_encrypted_by_cloudtrail_and_config_and_only_read_by_roles()
    {
        var statements = await Statements(new ZoneKey { Purpose = KeyPurpose.Audit });
        const string Trails = "ArnLike aws:SourceArn arn:aws:cloudtrail:eu-west-1:222222222222:trail/*";

        Assert.Equal([Trails], statements["EncryptByCloudTrail"].Conditions());
        Assert.Equal(["kms:DescribeKey"], statements["DescribeByCloudTrail"].Actions());
        Assert.Equal([Trails], statements["DescribeByCloudTrail"].Conditions());
        Assert.Equal(["config.amazonaws.com"], statements["EncryptByConfig"].Principals("Service"));
        Assert.Equal(["StringEquals aws:SourceAccount 222222222222"], statements["EncryptByConfig"].Conditions());
        Assert.Equal(["kms:Decrypt", "kms:DescribeKey"], statements["ReadByRoles"].Actions());
        Assert.Equal([OfOrganization, "StringEquals kms:ViaService s3.eu-west-1.amazonaws.com"], statements["ReadByRoles"].Conditions());
    }

    [Fact]
    public async Task Lustre_file_systems_read_and_write_encrypted_objects()
    {
        var use = (await Statements(new ZoneKey { Purpose = KeyPurpose.Storage }))["UseByLustre"];

        Assert.Equal(["*"], use.Principals());
        Assert.Equal(
            [
                "ArnLike aws:PrincipalArn arn:aws:iam::222222222222:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/"
                    + "AWSServiceRoleForFSxS3Access_*",
                "StringEquals kms:CallerAccount 222222222222",
                "StringEquals kms:ViaService s3.eu-west-1.amazonaws.com",
            ],
            use.Conditions());
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
            + "The key for Logs has users; name the key in the policies of their roles, and leave them out. "
            + "The key for ClusterSecrets has users; name the key in the policies of their roles, and leave them out. "
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

    private static bool Allows(JsonElement statement) => statement.GetProperty("Effect").GetString() == "Allow";

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
