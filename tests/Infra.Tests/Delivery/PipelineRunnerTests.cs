using System.Collections.Immutable;
using System.Text;
using LandingZone.Delivery;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using static LandingZone.Infra.Tests.Analytics.AnalyticsSample;
using static LandingZone.Infra.Tests.Delivery.DeliverySample;

namespace LandingZone.Infra.Tests.Delivery;

public sealed class PipelineRunnerTests
{
    [Fact]
    public async Task Machines_are_private_encrypted_and_end_with_their_job()
    {
        var declaration = await Declare(Args());

        Assert.Equal(3, declaration.All("aws:ec2/launchTemplate:LaunchTemplate").Count);
        Assert.All(declaration.All("aws:ec2/launchTemplate:LaunchTemplate"), template =>
        {
            Assert.Equal("terminate", template.Text("instanceInitiatedShutdownBehavior"));
            Assert.Equal("required", template.Map("metadataOptions")["httpTokens"]);
            Assert.Equal("false", template.Maps("networkInterfaces")[0]["associatePublicIpAddress"]);
            var disk = (ImmutableDictionary<string, object>)template.Maps("blockDeviceMappings")[0]["ebs"];
            Assert.Equal("true", disk["encrypted"]);
            Assert.Equal("arn:volumes", disk["kmsKeyId"]);
        });
    }

    [Fact]
    public async Task A_machine_takes_one_job_and_its_token_stands_on_no_command_line()
    {
        var template = (await Declare(Args())).One("aws:ec2/launchTemplate:LaunchTemplate", "runner-package");
        var script = Encoding.UTF8.GetString(Convert.FromBase64String(template.Text("userData")!));

        Assert.Contains("trap 'shutdown --poweroff now' EXIT", script, StringComparison.Ordinal);
        Assert.Contains("gitlab-runner run-single --max-builds 1\n", script, StringComparison.Ordinal);
        Assert.Contains("--secret-id 'arn:of:runner-package'", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--token", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_reaches_GitLab_and_the_zones_endpoints_and_is_reached_by_nobody()
    {
        var declaration = await Declare(Args());

        Assert.Empty(declaration.All("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"));
        Assert.Equal(
            ["10.8.12.0/28"],
            declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Select(rule => rule.Text("cidrIpv4")).OfType<string>());
    }

    [Theory]
    [InlineData("runner-train", "secretsmanager:GetSecretValue", "arn:of:runner-train", true)]
    [InlineData("runner-train", "secretsmanager:GetSecretValue", "arn:of:runner-deploy", false)]
    [InlineData("runner-train", "kms:Sign", Signing, false)]
    [InlineData("runner-package", "kms:Sign", Signing, true)]
    [InlineData("runner-package", "sagemaker:StartPipelineExecution", "arn:aws:sagemaker:eu-west-1:222222222222:pipeline/rnd-eu-west-1-crimes", false)]
    [InlineData("runner-deploy", "sts:AssumeRole", "arn:aws:iam::333333333333:role/production-eu-west-1-promotion-requester", true)]
    [InlineData("runner-deploy", "states:SendTaskSuccess", "*", false)]
    public async Task Who_may_do_what(string role, string action, string resource, bool expected) =>
        Assert.Equal(expected, RoleRights.Of(await Declare(Args()), role).May(action, resource));

    [Fact]
    public async Task No_token_is_in_the_plan() =>
        Assert.Empty((await Declare(Args())).All("aws:secretsmanager/secretVersion:SecretVersion"));

    [Fact]
    public async Task A_preview_and_a_simulation_declare_the_same()
    {
        var preview = await Planned.OfAsync(RunMode.Preview, () => _ = new PipelineRunner("runner", Args()));
        var simulation = await Planned.OfAsync(RunMode.Simulate, () => _ = new PipelineRunner("runner", Args()));

        Assert.Empty(PlanComparison.SameResources(preview, simulation));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Contains(
        string.Join('\n',
            "PipelineRunner 'runner' cannot be made:",
            "- GitLabUrl is 'gitlab'; write https:// and a host, without spaces or quotes.",
            "- GitLabBlocks has 10.0.0.0/8, which is far more than a server; use /16 or smaller.",
            "- ImageId is 'ami-1'; write 'ami-' and 8 or 17 hexadecimal digits.",
            "- MachinesPerPhase is 0; it must be 1 to 20."),
        await Declaration.ProblemOfAsync(() => _ = new PipelineRunner("runner", Args("gitlab", "10.0.0.0/8", "ami-1", 0))),
        StringComparison.Ordinal);

    private static PipelineRunnerArgs Args(
        string url = "https://gitlab.bank.example", string block = "10.8.12.0/28", string image = "ami-0a1b2c3d4e5f60718", int machines = 2) => new()
        {
            Zone = Zone,
            Released = Released(),
            GitLabUrl = url,
            GitLabBlocks = [CidrBlock.Parse(block)],
            ImageId = image,
            MachinesPerPhase = machines,
            Network = Network,
            VolumeKeyArn = "arn:volumes",
            SecretKeyArn = "arn:secrets",
            PermissionBoundaryArn = Boundary,
        };

    private static Task<Declaration> Declare(PipelineRunnerArgs args) => Declaration.OfAsync(() => _ = new PipelineRunner("runner", args));
}
