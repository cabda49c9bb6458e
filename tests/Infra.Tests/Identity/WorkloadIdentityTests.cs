using System.Text.Json;
using LandingZone.Identity;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;
using Pulumi;

namespace LandingZone.Infra.Tests.Identity;

public sealed class WorkloadIdentityTests
{
    private const string Cluster = "arn:aws:eks:eu-west-1:222222222222:cluster/rnd-eu-west-1-eks";

    [Fact]
    public async Task The_role_has_the_zones_name_its_boundary_and_its_rights()
    {
        var declaration = await Declare(WorkloadTrust.Service("lambda.amazonaws.com"));

        var role = declaration.One("aws:iam/role:Role");
        Assert.Equal("rnd-eu-west-1-loader", role.Text("name"));
        Assert.Equal("arn:boundary", role.Text("permissionsBoundary"));
        Assert.Equal(3600, role.Number("maxSessionDuration"));
        Samples.AssertTagged(role, Samples.Rnd);
        var rights = declaration.One("aws:iam/rolePolicy:RolePolicy");
        Assert.Equal("rnd-eu-west-1-loader", rights.Text("role"));
        Assert.Equal(["s3:GetObject"], rights.Json("policy").Statements()["Read"].Actions());
        Assert.Empty(declaration.All("aws:iam/instanceProfile:InstanceProfile"));
        Assert.Empty(declaration.All("aws:eks/podIdentityAssociation:PodIdentityAssociation"));
        Assert.Equal(
            "arn:aws:iam::222222222222:role/rnd-eu-west-1-loader", WorkloadIdentity.RoleArnOf(Samples.Rnd, "loader"));
    }

    [Fact]
    public async Task A_role_without_statements_has_no_policy() =>
        Assert.Empty((await Declare(WorkloadTrust.Instances(), args: [])).All("aws:iam/rolePolicy:RolePolicy"));

    [Fact]
    public async Task Policies_of_aws_are_attached_by_name()
    {
        var declaration = await Declaration.OfAsync(() => _ = new WorkloadIdentity(
            "loader", Args(WorkloadTrust.Instances(), managed: ["AmazonSSMManagedInstanceCore", "service-role/AWSBackupServiceRolePolicyForBackup"])));

        Assert.Equal(
            [
                "loader-AWSBackupServiceRolePolicyForBackup arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
                "loader-AmazonSSMManagedInstanceCore arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
            ],
            declaration.All("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                .Select(attached => $"{attached.Name} {attached.Text("policyArn")}"));
    }

    [Fact]
    public async Task A_service_takes_the_role_on_for_this_account_only()
    {
        var trust = Trust(await Declare(WorkloadTrust.Service("lambda.amazonaws.com", "arn:aws:lambda:eu-west-1:222222222222:function:x")));

        var statement = trust["TrustService"];
        Assert.Equal(["lambda.amazonaws.com"], statement.Principals("Service"));
        Assert.Equal(
            ["ArnLike aws:SourceArn arn:aws:lambda:eu-west-1:222222222222:function:x", "StringEquals aws:SourceAccount 222222222222"],
            statement.Conditions());
    }

    [Fact]
    public async Task A_service_that_tells_no_source_is_asked_for_none() =>
        Assert.Empty(Trust(await Declare(WorkloadTrust.ServiceWithoutSource("redshift.amazonaws.com")))["TrustService"].Conditions());

    [Fact]
    public async Task Instances_get_the_role_by_a_profile()
    {
        var declaration = await Declare(WorkloadTrust.Instances());

        Assert.Equal(["ec2.amazonaws.com"], Trust(declaration)["TrustInstances"].Principals("Service"));
        Assert.Equal("rnd-eu-west-1-loader", declaration.One("aws:iam/instanceProfile:InstanceProfile").Text("role"));
    }

    [Fact]
    public async Task Pods_of_one_service_account_of_one_cluster_get_the_role()
    {
        var declaration = await Declare(WorkloadTrust.ServiceAccount(new PodTrust("rnd-eu-west-1-eks", Cluster, "research", "trainer")));

        Assert.Equal(
            [
                $"ArnLike aws:SourceArn {Cluster}", "StringEquals aws:RequestTag/kubernetes-namespace research",
                "StringEquals aws:RequestTag/kubernetes-service-account trainer", "StringEquals aws:SourceAccount 222222222222",
            ],
            Trust(declaration)["PodIdentity"].Conditions());
        var association = declaration.One("aws:eks/podIdentityAssociation:PodIdentityAssociation");
        Assert.Equal("research", association.Text("namespace"));
        Assert.Equal("trainer", association.Text("serviceAccount"));
    }

    [Fact]
    public async Task Roles_of_the_organisation_take_it_on()
    {
        var statement = Trust(await Declare(WorkloadTrust.Roles("arn:aws:iam::111111111111:role/x")))["TrustRoles"];

        Assert.Equal(["arn:aws:iam::111111111111:role/x"], statement.Principals());
        Assert.Equal([$"StringEquals aws:PrincipalOrgID {Samples.Organization}"], statement.Conditions());
    }

    [Fact]
    public async Task People_sign_in_by_saml_at_the_console_of_the_partition()
    {
        var statement = Trust(await Declare(WorkloadTrust.Saml("arn:provider", PolicyCondition.StringEquals("aws:RequestTag/mfa", "true"))))["TrustSignedIn"];

        Assert.Equal(["arn:provider"], statement.Principals("Federated"));
        Assert.Equal(["sts:AssumeRoleWithSAML", "sts:TagSession"], statement.Actions());
        Assert.Equal(
            ["StringEquals SAML:aud https://signin.aws.amazon.com/saml", "StringEquals aws:RequestTag/mfa true"], statement.Conditions());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var refusal = await Refusal.OfAsync(() => _ = new WorkloadIdentity("loader", new WorkloadIdentityArgs
        {
            Zone = Samples.Rnd,
            Workload = "Score Loader",
            Description = "",
            Trust = WorkloadTrust.Instances(),
            Statements =
            [
                new("Read", PolicyEffect.Allow) { Principals = [PolicyPrincipal.Everyone], Actions = ["s3:GetObject"], Resources = ["*"] },
            ],
            PermissionBoundaryArn = "arn:boundary",
            MaxSessionSeconds = 60,
        }));

        Assert.Equal(
            [
                "WorkloadIdentity 'loader' cannot be made:",
                "- Workload is 'Score Loader'; it must be lower-case letters, digits and single hyphens, and begin with a letter.",
                "- Description has 0 characters; IAM takes 1 to 1000.",
                "- MaxSessionSeconds is 60; IAM takes 3600 to 43200.",
                "- The statement 'Read' names principals; a role's policy is about the role, leave them out.",
            ],
            refusal);
    }

    [Fact]
    public async Task Rights_that_do_not_fit_are_refused() => Assert.Contains(
        "The policy of the role 'rnd-eu-west-1-loader' has 10",
        await Declaration.ProblemOfAsync(() => _ = new WorkloadIdentity(
            "loader",
            Args(WorkloadTrust.Instances(), statements:
            [
                new("Read", PolicyEffect.Allow)
                {
                    Actions = ["s3:GetObject"],
                    Resources = [.. Enumerable.Range(0, 230).Select(index => (Input<string>)$"arn:aws:s3:::a-bucket-with-a-long-name-{index}")],
                },
            ]))),
        StringComparison.Ordinal);

    private static IReadOnlyDictionary<string, JsonElement> Trust(Declaration declaration) =>
        declaration.One("aws:iam/role:Role").Json("assumeRolePolicy").Statements();

    private static Task<Declaration> Declare(WorkloadTrust trust, IReadOnlyList<PolicyStatement>? args = null) =>
        Declaration.OfAsync(() => _ = new WorkloadIdentity("loader", Args(trust, statements: args)));

    private static WorkloadIdentityArgs Args(
        WorkloadTrust trust, IReadOnlyList<string>? managed = null, IReadOnlyList<PolicyStatement>? statements = null) => new()
    {
        Zone = Samples.Rnd,
        Workload = "loader",
        Description = "Loads",
        Trust = trust,
        Statements = statements ?? [new("Read", PolicyEffect.Allow) { Actions = ["s3:GetObject"], Resources = ["arn:bucket/*"] }],
        ManagedPolicies = managed ?? [],
        PermissionBoundaryArn = "arn:boundary",
    };
}
