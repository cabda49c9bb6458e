using System.Collections.Immutable;
using System.Text;
using LandingZone.Analytics;
using LandingZone.Etl;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Etl;
using LandingZone.Infra.Tests.Harness;
using Pulumi;

namespace LandingZone.Infra.Tests.Analytics;

public sealed class ScoringFleetTests
{
    [Fact]
    public async Task Instances_are_private_with_encrypted_disks_and_the_second_metadata_service()
    {
        var template = (await Declare()).One("aws:ec2/launchTemplate:LaunchTemplate");

        Assert.Equal("resolve:ssm:/golden/scoring", template.Text("imageId"));
        Assert.Equal("required", template.Map("metadataOptions")["httpTokens"]);
        Assert.Equal("false", Assert.Single(template.Maps("networkInterfaces"))["associatePublicIpAddress"]);
        var disk = (ImmutableDictionary<string, object>)Assert.Single(template.Maps("blockDeviceMappings"))["ebs"];
        Assert.Equal(("gp3", "true", "arn:volume-key"), (disk["volumeType"], disk["encrypted"], disk["kmsKeyId"]));
        Assert.False(template.Inputs.ContainsKey("keyName"));
    }

    [Fact]
    public async Task The_group_goes_down_to_none_and_lets_instances_end_their_batch()
    {
        var group = (await Declare()).One("aws:autoscaling/group:Group");

        Assert.Equal((0, 10), (group.Number("minSize"), group.Number("maxSize")));
        Assert.True(group.Flag("capacityRebalance"));
        Assert.Equal(7 * 86400, group.Number("maxInstanceLifetime"));
        var hook = Assert.Single(group.Maps("initialLifecycleHooks"));
        Assert.Equal("autoscaling:EC2_INSTANCE_TERMINATING", hook["lifecycleTransition"]);
        Assert.Equal("Rolling", group.Map("instanceRefresh")["strategy"]);
        Assert.False(group.Inputs.ContainsKey("desiredCapacity"));
    }

    [Fact]
    public async Task It_scales_by_the_backlog_of_each_instance_and_starts_the_first_from_none()
    {
        var declaration = await Declare();

        var tracking = declaration.One("aws:autoscaling/policy:Policy", "fleet-backlog").Map("targetTrackingConfiguration");
        Assert.Equal(20.0, Convert.ToDouble(tracking["targetValue"], null));
        var metrics = ((ImmutableArray<object>)((ImmutableDictionary<string, object>)tracking["customizedMetricSpecification"])["metrics"])
            .Cast<ImmutableDictionary<string, object>>().ToList();
        Assert.Equal(["waiting", "inwork", "instances", "backlog"], metrics.Select(metric => metric["id"]));
        Assert.Equal([false, false, false, true], metrics.Select(metric => metric["returnData"]));
        Assert.Equal(["arn:of:fleet-first"], declaration.One("aws:cloudwatch/metricAlarm:MetricAlarm").Texts("alarmActions"));
    }

    [Fact]
    public async Task A_fleet_that_never_goes_down_to_none_needs_no_first_step() =>
        Assert.Empty((await Declare(minSize: 1)).All("aws:cloudwatch/metricAlarm:MetricAlarm"));

    [Fact]
    public async Task The_worker_is_told_what_it_reads_and_fetched_in_the_version_that_was_put()
    {
        var declaration = await Declare();

        var script = Script(declaration);
        Assert.Contains("--key 'worker/score.R' --version-id", script, StringComparison.Ordinal);
        var settings = Decoded(script, "/etc/scoring.env");
        Assert.Contains("WORK_QUEUE_URL=https://of/queue\n", settings, StringComparison.Ordinal);
        Assert.Contains("DEAD_LETTER_QUEUE_URL=https://of/queue-dead\n", settings, StringComparison.Ordinal);
        Assert.Contains("RESULT_BUCKET=results-bucket\nRESULT_PREFIX=results/\nRESULT_KEY_ARN=arn:storage-key\n", settings, StringComparison.Ordinal);
        Assert.Contains("MODEL_BUCKET=models-bucket\nMODEL_PREFIX=models/\n", settings, StringComparison.Ordinal);
        Assert.Contains("VISIBILITY_SECONDS=1800\n", settings, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', script);
    }

    [Fact]
    public async Task RStudio_runs_only_for_people_who_are_named_and_only_on_the_instance_itself()
    {
        var without = Script(await Declare());
        var with = await Declare(users: [new RstudioUser("ada", "arn:ada-secret")]);

        Assert.Contains("systemctl disable --now rstudio-server.service", without, StringComparison.Ordinal);
        Assert.Contains("www-address=127.0.0.1", Script(with), StringComparison.Ordinal);
        Assert.Contains("get-secret-value --secret-id arn:ada-secret", Script(with), StringComparison.Ordinal);
        Assert.Equal(["arn:ada-secret"], Rights(with)["ReadPasswords"].Resources());
    }

    [Theory]
    [InlineData("sqs:ReceiveMessage", "arn:of:queue")]
    [InlineData("sqs:SendMessage", "arn:of:queue-dead")]
    [InlineData("s3:PutObject", "arn:results/results/*")]
    [InlineData("s3:GetObject", "arn:landing/incoming/*;arn:models/models/*;arn:results/results/*")]
    [InlineData("s3:GetObjectVersion", "arn:landing/incoming/*;arn:models/worker/*")]
    [InlineData("s3:DeleteObject", "")]
    [InlineData("secretsmanager:GetSecretValue", "")]
    [InlineData("redshift-data:ExecuteStatement", "")]
    public async Task What_an_instance_may_do(string action, string resources) => Assert.Equal(resources, string.Join(';', Rights(await Declare()).Values
        .Where(statement => statement.Actions().Contains(action)).SelectMany(statement => statement.Resources()).Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            "ScoringFleet 'fleet' cannot be made:",
            "- Workload is 'Fleet'; it must be lower-case letters, digits and single hyphens, and begin with a letter.",
            "- InstanceTypes are of several architectures; an image runs on one of them.",
            "- InstanceTypes have 8, 4 virtual CPUs; name types with as many, so that the backlog of one instance means the same on all.",
            "- MaxSize is 300; give 1 to 200.",
            "- MinSize is 301; give 0 to MaxSize, 300.",
            "- OnDemandInstances is -1; give 0 to MaxSize, 300.",
            "- OnDemandPercentage is 101; give 0 to 100.",
            "- BacklogPerInstance is 0; give 1 to 10000.",
            "- MaxAgeDays is 400; Auto Scaling takes 1 to 365.",
            "- DiskGib is 1; give 8 to 16384.",
            "- WorkerFiles lacks 'score.R'; give the files of workloads/scoring.",
            "- WorkerFiles lacks 'worker'; give the files of workloads/scoring.",
            "- WorkerFiles lacks 'worker.service'; give the files of workloads/scoring.",
            "- PartSeconds is 1; give 60 to 7200.",
            "- RstudioUsers: 'Ada' is no account; use at most 31 lower-case letters, digits, hyphens and underscores, and begin with a letter.",
            "- RstudioUsers has 'Ada' 2 times; name each once.",
        ],
        await Refusal.OfAsync(() => _ = new ScoringFleet("fleet", new ScoringFleetArgs
        {
            Zone = Samples.Rnd,
            Workload = "Fleet",
            Image = MachineImage.Parse("ami-0a1b2c3d4e5f60718"),
            InstanceTypes = [InstanceType.Parse("m7i.2xlarge"), InstanceType.Parse("m7g.xlarge")],
            WorkerFiles = new Dictionary<string, AssetOrArchive>(),
            WorkerCode = ScoringSample.Place("models", "worker/"),
            Queue = null!,
            PartSeconds = 1,
            Landing = ScoringSample.Place("landing", "incoming/"),
            Models = ScoringSample.Place("models", "models/"),
            Results = ScoringSample.Place("results", "results/"),
            MinSize = 301,
            MaxSize = 300,
            BacklogPerInstance = 0,
            OnDemandInstances = -1,
            OnDemandPercentage = 101,
            MaxAgeDays = 400,
            DiskGib = 1,
            RstudioUsers = [new RstudioUser("Ada", "1"), new RstudioUser("Ada", "2")],
            SubnetIds = "subnet-1",
            SecurityGroupIds = "sg-1",
            PermissionBoundaryArn = "arn:boundary",
            VolumeKeyArn = "arn:volume-key",
            SecretKeyArn = "arn:secret-key",
            LogKeyArn = "arn:log-key",
        })));

    [Fact]
    public void A_machine_image_is_an_id_or_a_parameter()
    {
        Assert.Equal("ami-0a1b2c3d4e5f60718", MachineImage.Parse("ami-0a1b2c3d4e5f60718").Id);
        Assert.Equal("resolve:ssm:/golden/scoring", MachineImage.Parse("/golden/scoring").Id);
        Assert.Equal(
            "'golden' is no machine image; write the id of an AMI, 'ami-0a1b2c3d4e5f60718', or the name of a parameter, '/golden/scoring'.",
            Assert.Throws<FormatException>(() => MachineImage.Parse("golden")).Message);
    }

    private static string Script(Declaration declaration) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(declaration.One("aws:ec2/launchTemplate:LaunchTemplate").Text("userData")!));

    private static string Decoded(string script, string file)
    {
        var start = script.IndexOf($"base64 -d >{file} <<'END'\n", StringComparison.Ordinal) + $"base64 -d >{file} <<'END'\n".Length;
        return Encoding.UTF8.GetString(Convert.FromBase64String(script[start..script.IndexOf("\nEND\n", start, StringComparison.Ordinal)]));
    }

    private static IReadOnlyDictionary<string, System.Text.Json.JsonElement> Rights(Declaration declaration) =>
        declaration.One("aws:iam/rolePolicy:RolePolicy").Json("policy").Statements();

    private static Task<Declaration> Declare(int minSize = 0, IReadOnlyList<RstudioUser>? users = null) => Declaration.OfAsync(() =>
    {
        var queue = new WorkQueue("queue", new WorkQueueArgs { Zone = Samples.Rnd, Content = "queue", KeyArn = "arn:message-key", TrySeconds = 1800 });
        _ = new ScoringFleet("fleet", new ScoringFleetArgs
        {
            Zone = Samples.Rnd,
            Workload = "fleet",
            Image = MachineImage.Parse("/golden/scoring"),
            InstanceTypes = [InstanceType.Parse("m7i.2xlarge"), InstanceType.Parse("m6i.2xlarge")],
            WorkerFiles = ScoringSample.Files,
            WorkerCode = ScoringSample.Place("models", "worker/"),
            Queue = queue,
            PartSeconds = 1800,
            Landing = ScoringSample.Place("landing", "incoming/"),
            Models = ScoringSample.Place("models", "models/"),
            Results = ScoringSample.Place("results", "results/"),
            MinSize = minSize,
            MaxSize = 10,
            RstudioUsers = users ?? [],
            SubnetIds = "subnet-1",
            SecurityGroupIds = "sg-1",
            PermissionBoundaryArn = "arn:boundary",
            VolumeKeyArn = "arn:volume-key",
            SecretKeyArn = "arn:secret-key",
            LogKeyArn = "arn:log-key",
        });
    });
}
