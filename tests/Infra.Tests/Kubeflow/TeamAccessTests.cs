using LandingZone.Identity;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;
using LandingZone.Security;
using LandingZone.Storage;
using Pulumi;

namespace LandingZone.Infra.Tests.Kubeflow;

/// <summary>Two teams beside each other, with the buckets, the key and the boundary of their zone.</summary>
public sealed class TeamAccessTests
{
    private const string TeamData = "arn:aws:s3:::rnd-eu-west-1-team-data-222222222222";
    private const string Approved = "arn:aws:s3:::rnd-eu-west-1-approved-data-222222222222";

    private const string Tracking = "arn:aws:sagemaker:eu-west-1:222222222222:mlflow-tracking-server/rnd-eu-west-1-mlflow";

    private static readonly Task<(AccessTable Table, string Key)> Zone = DeclareAsync();

    [Theory]
    [InlineData("quant", "s3:GetObject", $"{TeamData}/teams/quant/a.csv", true)]
    [InlineData("quant", "s3:PutObject", $"{TeamData}/teams/quant/a.csv", true)]
    [InlineData("quant", "s3:DeleteObject", $"{TeamData}/teams/quant/a.csv", true)]
    [InlineData("quant", "s3:DeleteObjectVersion", $"{TeamData}/teams/quant/a.csv", false)]
    [InlineData("quant", "s3:GetObject", $"{TeamData}/teams/fraud/a.csv", false)]
    [InlineData("quant", "s3:PutObject", $"{TeamData}/teams/fraud/a.csv", false)]
    [InlineData("quant", "s3:GetObject", $"{TeamData}/teams/quantum/a.csv", false)]
    [InlineData("quant", "s3:PutObject", $"{TeamData}/a.csv", false)]
    [InlineData("quant", "s3:PutBucketPolicy", TeamData, false)]
    [InlineData("quant", "s3:ListAllMyBuckets", "*", false)]
    [InlineData("fraud", "s3:GetObject", $"{TeamData}/teams/fraud/a.csv", true)]
    [InlineData("fraud", "s3:GetObject", $"{TeamData}/teams/quant/a.csv", false)]
    [InlineData("quant", "s3:GetObject", $"{Approved}/funds/a.csv", true)]
    [InlineData("quant", "s3:GetObjectVersion", $"{Approved}/funds/a.csv", true)]
    [InlineData("quant", "s3:ListBucket", Approved, true)]
    [InlineData("quant", "s3:PutObject", $"{Approved}/funds/a.csv", false)]
    [InlineData("quant", "s3:DeleteObject", $"{Approved}/funds/a.csv", false)]
    [InlineData("fraud", "s3:GetObject", $"{Approved}/funds/a.csv", false)]
    [InlineData("fraud", "s3:ListBucket", Approved, false)]
    [InlineData("quant", "iam:PassRole", "arn:aws:iam::222222222222:role/rnd-eu-west-1-team-fraud", false)]
    [InlineData("quant", "sts:AssumeRole", "arn:aws:iam::222222222222:role/rnd-eu-west-1-team-fraud", false)]
    [InlineData("quant", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:222222222222:secret:any", false)]
    [InlineData("quant", "sagemaker-mlflow:LogMetric", $"{Tracking}-quant", true)]
    [InlineData("quant", "sagemaker-mlflow:LogMetric", $"{Tracking}-fraud", false)]
    [InlineData("quant", "sagemaker-mlflow:DeleteExperiment", $"{Tracking}-quant", false)]
    [InlineData("quant", "sagemaker:DeleteMlflowTrackingServer", $"{Tracking}-quant", false)]
    [InlineData("fraud", "sagemaker-mlflow:LogMetric", $"{Tracking}-fraud", false)]
    public async Task What_the_pods_of_a_team_may_do(string team, string action, string resource, bool allowed) =>
        Assert.Equal(allowed, (await Zone).Table.Allows(Request(team, action, resource)));

    [Theory]
    [InlineData("quant", "teams/quant/", true)]
    [InlineData("quant", "teams/quant/models/", true)]
    [InlineData("quant", "teams/fraud/", false)]
    [InlineData("quant", "teams/", false)]
    [InlineData("quant", "", false)]
    [InlineData("fraud", "teams/quant/", false)]
    public async Task A_team_sees_what_is_in_its_own_place_and_not_who_else_there_is(string team, string prefix, bool allowed) =>
        Assert.Equal(allowed, (await Zone).Table.Allows(Request(team, "s3:ListBucket", TeamData).With("s3:prefix", prefix)));

    [Theory]
    [InlineData("kms:Decrypt", "s3.eu-west-1.amazonaws.com", true)]
    [InlineData("kms:GenerateDataKey", "s3.eu-west-1.amazonaws.com", true)]
    [InlineData("kms:Decrypt", null, false)]
    [InlineData("kms:Decrypt", "ec2.eu-west-1.amazonaws.com", false)]
    [InlineData("kms:CreateGrant", "s3.eu-west-1.amazonaws.com", false)]
    [InlineData("kms:PutKeyPolicy", null, false)]
    [InlineData("kms:ScheduleKeyDeletion", null, false)]
    public async Task The_key_is_used_through_S3_only(string action, string? service, bool allowed)
    {
        var (table, key) = await Zone;

        Assert.Equal(allowed, table.Allows(Request("quant", action, key).With("kms:ViaService", service)));
    }

    [Fact]
    public async Task Outside_the_region_a_team_may_nothing() => Assert.False((await Zone).Table.Allows(
        Request("quant", "s3:GetObject", $"{TeamData}/teams/quant/a.csv").With("aws:RequestedRegion", "us-east-1")));

    [Fact]
    public async Task Nobody_else_comes_to_a_teams_place() => Assert.Equal(
        [RoleOf("quant")],
        (await Zone).Table.WhoMay("s3:GetObject", $"{TeamData}/teams/quant/a.csv", ("aws:RequestedRegion", "eu-west-1")));

    private static AccessRequest Request(string team, string action, string resource) =>
        new AccessRequest(RoleOf(team), action, resource).With("aws:RequestedRegion", "eu-west-1");

    private static string RoleOf(string team) => WorkloadIdentity.RoleArnOf(Samples.Rnd, $"team-{team}");

    private static async Task<(AccessTable Table, string Key)> DeclareAsync()
    {
        var key = "";
        var table = await AccessTable.OfAsync(Samples.Rnd, options =>
        {
            var keys = new ZoneKeys("keys", new ZoneKeysArgs
            {
                Zone = Samples.Rnd,
                Deployer = "arn:aws:iam::222222222222:role/deployer",
                Keys = [new ZoneKey { Purpose = KeyPurpose.Storage }],
            }, options);
            var storage = keys.KeyArns[KeyPurpose.Storage];
            storage.Apply(arn => key = arn);
            var boundary = new PermissionBoundary("boundary", new PermissionBoundaryArgs { Zone = Samples.Rnd }, options).PolicyArn;
            var home = DataOf(Bucket("team-data", storage, options), "team-data");
            var approved = DataOf(Bucket("approved-data", storage, options), "approved-data");
            var tracking = ExperimentTracking.RightsOf(Samples.Rnd, "quant");
            _ = new Team("team-quant", Args("quant", home, storage, boundary, [approved], [tracking]), options);
            _ = new Team("team-fraud", Args("fraud", home, storage, boundary, [], []), options);
        });
        return (table, key);
    }

    private static SecureBucket Bucket(string content, Input<string> key, ComponentResourceOptions options) => new(content, new SecureBucketArgs
    {
        Zone = Samples.Rnd, Content = content, KeyArn = key, AccessLogBucketName = "logs",
    }, options);

    private static TeamData DataOf(SecureBucket bucket, string content) => new(content, bucket.BucketName, bucket.BucketArn);

    private static TeamArgs Args(
        string team, TeamData home, Input<string> key, Input<string> boundary, TeamData[] reads, PolicyStatement[] more) => new()
    {
        Zone = Samples.Rnd,
        Name = team,
        Owner = KubeflowSamples.Anna,
        Quota = KubeflowSamples.Quota,
        ClusterName = "cluster",
        ClusterArn = "arn:aws:eks:eu-west-1:222222222222:cluster/cluster",
        PermissionBoundaryArn = boundary,
        Gateway = KubeflowSamples.Gateway,
        Home = home,
        Reads = reads,
        StorageKeyArn = key,
        ToolsImage = KubeflowSamples.Team().ToolsImage,
        MoreRights = more,
    };
}
