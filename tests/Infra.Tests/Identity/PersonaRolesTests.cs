using LandingZone.Identity;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Infra.Tests.Identity;

public sealed class PersonaRolesTests
{
    private const string Provider = "arn:aws:iam::222222222222:saml-provider/bank";

    /// <summary>The table: zone, request, and the personas that may.</summary>
    public static TheoryData<ZoneKind, string, string, string> Table => new()
    {
        { ZoneKind.Rnd, "s3:GetObject", "arn:aws:s3:::Z-approved-data-222222222222/a", "data-engineer,data-scientist,ml-engineer" },
        { ZoneKind.Rnd, "s3:PutObject", "arn:aws:s3:::Z-approved-data-222222222222/a", "data-engineer" },
        { ZoneKind.Rnd, "s3:PutObject", "arn:aws:s3:::Z-scratch-222222222222/a", "data-scientist" },
        { ZoneKind.Rnd, "s3:GetObject", "arn:aws:s3:::Z-models-222222222222/a", "" },
        { ZoneKind.Rnd, "s3:DeleteBucket", "arn:aws:s3:::Z-scratch-222222222222", "" },
        { ZoneKind.Rnd, "sagemaker:CreateTrainingJob", "arn:aws:sagemaker:eu-west-1:222222222222:training-job/Z-x", "data-scientist,ml-engineer" },
        { ZoneKind.Rnd, "sagemaker:CreateTrainingJob", "arn:aws:sagemaker:eu-west-1:222222222222:training-job/other", "" },
        { ZoneKind.Rnd, "sagemaker:CreateEndpoint", "arn:aws:sagemaker:eu-west-1:222222222222:endpoint/Z-x", "ml-engineer" },
        { ZoneKind.Rnd, "eks:AccessKubernetesApi", "arn:aws:eks:eu-west-1:222222222222:cluster/Z-eks", "auditor,data-engineer,data-scientist,ml-engineer,operator" },
        { ZoneKind.Rnd, "ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:222222222222:repository/Z/notebooks", "data-scientist,ml-engineer" },
        { ZoneKind.Rnd, "ecr:PutImage", "arn:aws:ecr:eu-west-1:222222222222:repository/Z/notebooks", "" },
        { ZoneKind.Rnd, "sqs:StartMessageMoveTask", "arn:aws:sqs:eu-west-1:222222222222:Z-dead", "data-engineer" },
        { ZoneKind.Rnd, "s3:GetObject", "arn:aws:s3:::Z-audit-events-222222222222/AWSLogs/x", "auditor" },
        { ZoneKind.Rnd, "s3:DeleteObject", "arn:aws:s3:::Z-audit-events-222222222222/AWSLogs/x", "" },
        { ZoneKind.Rnd, "cloudtrail:LookupEvents", "*", "auditor" },
        { ZoneKind.Rnd, "aps:QueryMetrics", "arn:aws:aps:eu-west-1:222222222222:workspace/ws-1", "ml-engineer,operator" },
        { ZoneKind.Rnd, "aps:DeleteWorkspace", "arn:aws:aps:eu-west-1:222222222222:workspace/ws-1", "" },
        { ZoneKind.Rnd, "ec2:StopInstances", "arn:aws:ec2:eu-west-1:222222222222:instance/i-1", "operator" },
        { ZoneKind.Rnd, "ec2:RunInstances", "arn:aws:ec2:eu-west-1:222222222222:instance/*", "" },
        { ZoneKind.Rnd, "codepipeline:StartPipelineExecution", "arn:aws:codepipeline:eu-west-1:222222222222:Z-scoring", "ml-engineer" },
        { ZoneKind.Rnd, "codepipeline:PutApprovalResult", "arn:aws:codepipeline:eu-west-1:222222222222:Z-scoring/approve/x", "" },
        { ZoneKind.Rnd, "iam:CreateRole", "arn:aws:iam::222222222222:role/x", "" },
        { ZoneKind.Rnd, "kms:PutKeyPolicy", "*", "" },
        { ZoneKind.Rnd, "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:222222222222:secret:Z-x", "" },

        { ZoneKind.Staging, "s3:GetObject", "arn:aws:s3:::Z-approved-data-222222222222/a", "data-engineer" },
        { ZoneKind.Staging, "s3:PutObject", "arn:aws:s3:::Z-approved-data-222222222222/a", "" },
        { ZoneKind.Staging, "states:StartExecution", "arn:aws:states:eu-west-1:222222222222:stateMachine:Z-promotion", "data-engineer" },
        { ZoneKind.Staging, "eks:AccessKubernetesApi", "arn:aws:eks:eu-west-1:222222222222:cluster/Z-eks", "" },

        { ZoneKind.Production, "s3:PutObject", "arn:aws:s3:::Z-approved-data-222222222222/a", "" },
        { ZoneKind.Production, "sagemaker:CreateEndpoint", "arn:aws:sagemaker:eu-west-1:222222222222:endpoint/Z-x", "" },
        { ZoneKind.Production, "sagemaker:DescribeEndpoint", "arn:aws:sagemaker:eu-west-1:222222222222:endpoint/Z-x", "ml-engineer" },
        { ZoneKind.Production, "sagemaker:InvokeEndpoint", "arn:aws:sagemaker:eu-west-1:222222222222:endpoint/Z-x", "" },
        { ZoneKind.Production, "codepipeline:PutApprovalResult", "arn:aws:codepipeline:eu-west-1:222222222222:Z-scoring/approve/x", "operator" },
        { ZoneKind.Production, "codepipeline:StartPipelineExecution", "arn:aws:codepipeline:eu-west-1:222222222222:Z-scoring", "" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_persona_may_what_the_table_says_and_no_other(ZoneKind kind, string action, string resource, string who)
    {
        var zone = Samples.Zone(kind, "eu-west-1", "222222222222");
        var table = await AccessTable.OfAsync(zone, options => _ = new PersonaRoles("people", Args(zone), options));

        var may = table.WhoMay(
            action,
            resource.Replace("Z", zone.Name, StringComparison.Ordinal),
            ("aws:RequestedRegion", "eu-west-1"),
            ("aws:ResourceTag/landing-zone:zone", kind.ToString().ToLowerInvariant()),
            ("sagemaker:VolumeKmsKey", "key"),
            ("sagemaker:VpcSubnets", "subnet"),
            ("sagemaker:VpcSecurityGroupIds", "group"));

        Assert.Equal(who, string.Join(',', may.Select(role => role.Split($"{zone.Name}-")[1])));
    }

    [Theory]
    [InlineData("sagemaker:VpcSubnets")]
    [InlineData("sagemaker:VolumeKmsKey")]
    public async Task Jobs_run_in_the_zones_subnets_and_with_a_key(string missing)
    {
        var table = await AccessTable.OfAsync(Samples.Rnd, options => _ = new PersonaRoles("people", Args(Samples.Rnd), options));
        string[] needed = ["sagemaker:VpcSubnets", "sagemaker:VolumeKmsKey", "sagemaker:VpcSecurityGroupIds"];

        Assert.Empty(table.WhoMay(
            "sagemaker:CreateTrainingJob",
            "arn:aws:sagemaker:eu-west-1:222222222222:training-job/rnd-eu-west-1-x",
            [.. needed.Where(key => key != missing).Select(key => (key, (string?)"x"))]));
    }

    [Fact]
    public async Task Roles_go_to_jobs_of_sagemaker_only()
    {
        var table = await AccessTable.OfAsync(Samples.Rnd, options => _ = new PersonaRoles("people", Args(Samples.Rnd), options));
        const string Job = "arn:aws:iam::222222222222:role/rnd-eu-west-1-training";

        Assert.Equal(2, table.WhoMay("iam:PassRole", Job, ("iam:PassedToService", "sagemaker.amazonaws.com")).Count);
        Assert.Empty(table.WhoMay("iam:PassRole", Job, ("iam:PassedToService", "ec2.amazonaws.com")));
        Assert.Empty(table.WhoMay("iam:PassRole", "arn:aws:iam::222222222222:role/deployer", ("iam:PassedToService", "sagemaker.amazonaws.com")));
    }

    [Fact]
    public async Task People_sign_in_with_a_second_factor_and_for_a_limited_time()
    {
        var declaration = await Declaration.OfAsync(() => _ = new PersonaRoles("people", Args(Samples.Rnd)));

        var roles = declaration.All("aws:iam/role:Role");
        Assert.Equal(
            [
                "rnd-eu-west-1-auditor 14400", "rnd-eu-west-1-data-engineer 28800", "rnd-eu-west-1-data-scientist 28800",
                "rnd-eu-west-1-ml-engineer 28800", "rnd-eu-west-1-operator 28800",
            ],
            roles.Select(role => $"{role.Text("name")} {role.Number("maxSessionDuration")}").Order(StringComparer.Ordinal));
        Assert.All(roles, role =>
        {
            Assert.Equal("arn:boundary", role.Text("permissionsBoundary"));
            var trust = role.Json("assumeRolePolicy").Statements()["TrustSignedIn"];
            Assert.Equal([Provider], trust.Principals("Federated"));
            Assert.Contains("StringEquals aws:RequestTag/mfa true", trust.Conditions());
        });
    }

    [Fact]
    public async Task Sessions_are_short_where_clients_data_is()
    {
        var declaration = await Declaration.OfAsync(() => _ = new PersonaRoles("people", Args(Samples.Staging)));

        Assert.Equal(
            ["staging-eu-west-1-auditor 14400", "staging-eu-west-1-data-engineer 3600", "staging-eu-west-1-operator 3600"],
            declaration.All("aws:iam/role:Role").Select(role => $"{role.Text("name")} {role.Number("maxSessionDuration")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Permission_sets_of_identity_center_take_the_roles_on()
    {
        var sign = PersonaSignIn.IdentityCenter(new Dictionary<Persona, string> { [Persona.Auditor] = "MlAuditor" });
        var declaration = await Declaration.OfAsync(() => _ = new PersonaRoles("people", Args(Samples.Rnd, sign, [Persona.Auditor])));

        var trust = declaration.One("aws:iam/role:Role").Json("assumeRolePolicy").Statements()["TrustPermissionSet"];
        Assert.Equal(["arn:aws:iam::222222222222:root"], trust.Principals());
        Assert.Equal(
            [
                "ArnLike aws:PrincipalArn arn:aws:iam::222222222222:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_MlAuditor_*,"
                    + "arn:aws:iam::222222222222:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_MlAuditor_*",
                "StringEquals aws:PrincipalTag/mfa true",
            ],
            trust.Conditions());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var sign = PersonaSignIn.IdentityCenter(new Dictionary<Persona, string> { [Persona.Operator] = "MlOperator" });

        var refusal = await Refusal.OfAsync(() => _ = new PersonaRoles("people", new PersonaRolesArgs
        {
            Zone = Samples.Staging,
            SignIn = sign,
            Personas = [Persona.DataScientist, Persona.Operator, Persona.Operator],
            Buckets = [new(Persona.Operator, "landing", Writes: true), new(Persona.Auditor, "landing", Writes: false)],
            StorageKeyArn = "arn:key",
            AuditKeyArn = "arn:audit",
            PermissionBoundaryArn = "arn:boundary",
        }));

        Assert.Equal(
            [
                "PersonaRoles 'people' cannot be made:",
                "- Personas has data-scientist, which a staging zone does not have; take it out: there are data-engineer, operator, auditor.",
                "- Personas names operator 2 times; name it once.",
                "- SignIn has no permission set for data-scientist; name one, or take the persona out.",
                "- Buckets gives 'landing' to operator, who sees no data; take the bucket away.",
                "- Buckets gives 'landing' to operator, to write; people write no data outside R&D, so let them read only.",
                "- Buckets gives 'landing' to auditor, who has no role here; add the persona, or take the bucket away.",
                "- Buckets gives 'landing' to auditor, who sees no data; take the bucket away.",
            ],
            refusal);
    }

    private static PersonaRolesArgs Args(ZoneIdentity zone, PersonaSignIn? signIn = null, IReadOnlyList<Persona>? personas = null) => new()
    {
        Zone = zone,
        SignIn = signIn ?? PersonaSignIn.Saml(Provider),
        Personas = personas ?? PersonaNames.In(zone.Kind),
        Buckets = personas is not null ? [] :
        [
            new(Persona.DataEngineer, "approved-data", Writes: zone.Kind == ZoneKind.Rnd),
            .. zone.Kind == ZoneKind.Rnd
                ? new PersonaBucket[]
                {
                    new(Persona.DataScientist, "approved-data", Writes: false),
                    new(Persona.DataScientist, "scratch", Writes: true),
                    new(Persona.MlEngineer, "approved-data", Writes: false),
                }
                : [],
        ],
        StorageKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/storage",
        AuditKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/audit",
        PermissionBoundaryArn = "arn:boundary",
    };
}
