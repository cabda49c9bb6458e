using LandingZone.Facts;
using LandingZone.Identity;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Infra.Tests.Identity;

/// <summary>What no role of a zone can do, however much its own policy allows: the role here may do everything.</summary>
public sealed class PermissionBoundaryTests
{
    private const string Role = "arn:aws:iam::222222222222:role/rnd-eu-west-1-anything";

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::rnd-eu-west-1-models-222222222222/a")]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:eu-west-1:222222222222:rnd-eu-west-1-work")]
    [InlineData("kms:Decrypt", "*")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:eu-west-1:222222222222:instance/*")]
    [InlineData("iam:PassRole", "arn:aws:iam::222222222222:role/rnd-eu-west-1-jobs")]
    [InlineData("iam:CreateServiceLinkedRole", "arn:aws:iam::222222222222:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot")]
    [InlineData("logs:PutLogEvents", "arn:aws:logs:eu-west-1:222222222222:log-group:/landing-zone/rnd-eu-west-1/audit-trail:log-stream:x")]
    [InlineData("cloudwatch:PutMetricData", "*")]
    public async Task Ordinary_work_passes(string action, string resource) => Assert.True(await Allows(action, resource), action);

    [Theory]
    [InlineData("iam:CreateRole", "arn:aws:iam::222222222222:role/mine")]
    [InlineData("iam:AttachRolePolicy", Role)]
    [InlineData("iam:PutRolePolicy", Role)]
    [InlineData("iam:DeleteRolePermissionsBoundary", Role)]
    [InlineData("iam:PutRolePermissionsBoundary", Role)]
    [InlineData("iam:CreatePolicyVersion", "arn:aws:iam::222222222222:policy/rnd-eu-west-1-boundary")]
    [InlineData("iam:SetDefaultPolicyVersion", "arn:aws:iam::222222222222:policy/rnd-eu-west-1-boundary")]
    [InlineData("iam:UpdateAssumeRolePolicy", Role)]
    [InlineData("iam:CreateUser", "arn:aws:iam::222222222222:user/x")]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::222222222222:user/x")]
    [InlineData("iam:CreateSAMLProvider", "arn:aws:iam::222222222222:saml-provider/x")]
    [InlineData("iam:PassRole", "arn:aws:iam::222222222222:role/landing-zone/deployer")]
    [InlineData("iam:PassRole", "arn:aws:iam::222222222222:role/rnd-eu-south-1-jobs")]
    public async Task Identities_and_the_boundary_itself_are_out_of_reach(string action, string resource) =>
        Assert.False(await Allows(action, resource), action);

    [Theory]
    [InlineData("cloudtrail:StopLogging")]
    [InlineData("cloudtrail:PutEventSelectors")]
    [InlineData("cloudtrail:UpdateTrail")]
    [InlineData("config:StopConfigurationRecorder")]
    [InlineData("config:PutConfigurationRecorder")]
    [InlineData("guardduty:UpdateDetector")]
    [InlineData("guardduty:CreateFilter")]
    [InlineData("securityhub:DisableSecurityHub")]
    [InlineData("securityhub:BatchDisableStandards")]
    [InlineData("inspector2:Disable")]
    [InlineData("macie2:DisableMacie")]
    [InlineData("access-analyzer:DeleteAnalyzer")]
    [InlineData("ec2:DeleteFlowLogs")]
    [InlineData("logs:DeleteLogGroup")]
    [InlineData("logs:PutRetentionPolicy")]
    [InlineData("s3:DeleteObjectVersion", "arn:aws:s3:::rnd-eu-west-1-audit-events-222222222222/x")]
    [InlineData("s3:PutObject", "arn:aws:s3:::rnd-eu-west-1-audit-config-222222222222/x")]
    public async Task Audit_is_out_of_reach(string action, string resource = "*") => Assert.False(await Allows(action, resource), action);

    [Theory]
    [InlineData("kms:PutKeyPolicy")]
    [InlineData("kms:ScheduleKeyDeletion")]
    [InlineData("kms:DisableKey")]
    [InlineData("kms:CreateKey")]
    [InlineData("ec2:CreateInternetGateway")]
    [InlineData("ec2:CreateNatGateway")]
    [InlineData("ec2:CreateVpcPeeringConnection")]
    [InlineData("ec2:ModifyVpcBlockPublicAccessOptions")]
    [InlineData("s3:PutBucketPolicy")]
    [InlineData("s3:PutAccountPublicAccessBlock")]
    [InlineData("s3:BypassGovernanceRetention")]
    [InlineData("ec2:ModifySnapshotAttribute")]
    [InlineData("rds:ModifyDBSnapshotAttribute")]
    [InlineData("ram:CreateResourceShare")]
    [InlineData("organizations:LeaveOrganization")]
    [InlineData("account:CloseAccount")]
    public async Task Keys_doors_and_sharing_are_out_of_reach(string action) => Assert.False(await Allows(action, "*"), action);

    [Theory]
    [InlineData("s3:PutObject", "eu-central-1", false)]
    [InlineData("ec2:RunInstances", "us-east-1", false)]
    [InlineData("sts:GetCallerIdentity", "us-east-1", true)]
    [InlineData("pricing:GetProducts", "us-east-1", true)]
    [InlineData("health:DescribeEvents", "us-east-1", true)]
    public async Task Roles_stay_in_the_region_but_for_services_that_have_one_for_all(string action, string region, bool allowed) =>
        Assert.Equal(allowed, await Allows(action, "*", ("aws:RequestedRegion", region)));

    [Theory]
    [InlineData("s3:PutObject", "arn:aws:s3:::somebody-else/x", "o-somebodyelse", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::somebody-else/x", "o-somebodyelse", false)]
    [InlineData("s3:PutObject", "arn:aws:s3:::a-single-account/x", null, false)]
    [InlineData("sts:AssumeRole", "arn:aws:iam::999999999999:role/x", "o-somebodyelse", false)]
    [InlineData("sts:AssumeRole", "arn:aws:iam::111111111111:role/staging-eu-west-1-x", Samples.Organization, true)]
    [InlineData("ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:602401143452:repository/eks/coredns", null, true)]
    [InlineData("ecr:PutImage", "arn:aws:ecr:eu-west-1:602401143452:repository/eks/coredns", null, false)]
    [InlineData("ecr:PutImage", "arn:aws:ecr:eu-west-1:222222222222:repository/rnd-eu-west-1/x", Samples.Organization, true)]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:eu-west-1::parameter/aws/service/eks/optimized-ami/1.35", null, true)]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:eu-west-1:999999999999:parameter/theirs", "o-somebodyelse", false)]
    public async Task Roles_stay_inside_the_organisation(string action, string resource, string? organization, bool allowed) =>

        // The owner is said to be the role's own account, so that what the owner's policy would say does not count here.
        Assert.Equal(allowed, await Allows(action, resource, ("aws:ResourceOrgID", organization), ("aws:ResourceAccount", "222222222222")));

    [Theory]
    [InlineData("amazon", true)]
    [InlineData("999999999999", false)]
    public async Task Machine_images_are_those_of_aws_or_of_the_organisation(string owner, bool allowed) => Assert.Equal(
        allowed,
        await Allows("ec2:RunInstances", "arn:aws:ec2:eu-west-1::image/ami-1", ("aws:ResourceOrgID", null), ("ec2:Owner", owner)));

    [Fact]
    public async Task The_policy_fits_into_iams_limit_in_every_region_and_zone()
    {
        foreach (var region in Region.All)
        {
            foreach (var kind in Enum.GetValues<ZoneKind>())
            {
                var zone = Samples.Zone(kind, region.Name, "222222222222");
                var declared = await Declaration.OfAsync(() => _ = new PermissionBoundary("boundary", new PermissionBoundaryArgs { Zone = zone }));

                Assert.InRange(declared.One("aws:iam/policy:Policy").Text("policy")!.Length, 1, 6144);
            }
        }
    }

    private static async Task<bool> Allows(string action, string resource, params (string Key, string? Value)[] context)
    {
        var table = await AccessTable.OfAsync(Samples.Rnd, options =>
        {
            var boundary = new PermissionBoundary("boundary", new PermissionBoundaryArgs { Zone = Samples.Rnd }, options);
            _ = new WorkloadIdentity("anything", new WorkloadIdentityArgs
            {
                Zone = Samples.Rnd,
                Workload = "anything",
                Description = "May do everything, as far as its own policy says",
                Trust = WorkloadTrust.Service("lambda.amazonaws.com"),
                Statements = [new("Everything", PolicyEffect.Allow) { Actions = ["*"], Resources = ["*"] }],
                PermissionBoundaryArn = boundary.PolicyArn,
            }, options);
        });
        var request = new AccessRequest(Role, action, resource).With("aws:RequestedRegion", "eu-west-1");
        return table.Allows(context.Aggregate(request, (all, entry) => all.With(entry.Key, entry.Value)));
    }
}
