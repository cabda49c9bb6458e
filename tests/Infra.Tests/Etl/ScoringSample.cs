using LandingZone.Analytics;
using LandingZone.Etl;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Warehouse;
using Pulumi;

namespace LandingZone.Infra.Tests.Etl;

/// <summary>A scoring chain to test with.</summary>
internal static class ScoringSample
{
    public static WarehouseTable Loans { get; } = new()
    {
        Schema = "scores",
        Name = "loans",
        Columns =
        [
            new WarehouseColumn("loan_id", "varchar(32)"), new WarehouseColumn("segment", "varchar(16)"),
            new WarehouseColumn("score", "double precision"), new WarehouseColumn("scored_at", "timestamp"),
        ],
    };

    public static DashboardView View { get; } = new() { Table = Loans, Title = "Loans", Measure = "score", Time = "scored_at", Category = "segment" };

    public static IReadOnlyDictionary<string, AssetOrArchive> Files { get; } = new Dictionary<string, AssetOrArchive>
    {
        ["score.R"] = new StringAsset("r"), ["worker"] = new StringAsset("sh"), ["worker.service"] = new StringAsset("unit"),
    };

    public static EncryptedPrefix Place(string bucket, string prefix) => new()
    {
        BucketName = $"{bucket}-bucket", BucketArn = $"arn:{bucket}", Prefix = prefix, KeyArn = "arn:storage-key",
    };

    public static ScoringChainArgs Chain(ScoringChainDashboards? dashboards, params IReadOnlyList<ScoredKind> kinds) => new()
    {
        Ground = new ScoringGround
        {
            Zone = Samples.Rnd,
            VpcId = "vpc-1",
            AvailabilityZones = 3,
            ApplicationSubnetIds = "subnet-app",
            ApplicationSecurityGroupId = "sg-app",
            DataSubnetIds = "subnet-data",
            DataSecurityGroupId = "sg-data",
            PermissionBoundaryArn = "arn:boundary",
            MessageKeyArn = "arn:message-key",
            DatabaseKeyArn = "arn:database-key",
            SecretKeyArn = "arn:secret-key",
            LogKeyArn = "arn:log-key",
            VolumeKeyArn = "arn:volume-key",
            WarehouseKeyArn = "arn:warehouse-key",
        },
        Workload = "credit",
        Code = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["splitter.py"] = new StringAsset("") }),
        WorkerFiles = Files,
        Landing = Place("landing", "incoming/"),
        Results = Place("results", "results/"),
        Manifests = Place("results", "manifests/"),
        Models = Place("models", "models/"),
        WorkerCode = Place("models", "worker/"),
        Kinds = kinds,
        Fleet = new ScoringChainFleet
        {
            Image = MachineImage.Parse("/golden/scoring"), InstanceTypes = [InstanceType.Parse("m7i.2xlarge"), InstanceType.Parse("m6i.2xlarge")], MaxSize = 10,
        },
        Dashboards = dashboards,
    };

    public static ScoredKind Kind(string name, DashboardView? view = null) => new()
    {
        Name = name, Files = $"{name}-*.csv", Table = Loans with { Name = name }, View = view,
    };

    public static ScoringChainDashboards Dashboards { get; } = new()
    {
        ReaderPassword = "An-Example-1", IdentityRegion = Region.Parse("eu-west-1"), Readers = ["desk"], Authors = ["ada"],
    };
}
