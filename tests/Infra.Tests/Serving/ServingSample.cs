using System.Text.Json;
using System.Text.RegularExpressions;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Serving;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Infra.Tests.Serving;

/// <summary>A production zone with one model, whose parts the tests vary.</summary>
internal static class ServingSample
{
    public const string Models = "arn:aws:s3:::models";
    public const string ClientResults = "arn:aws:s3:::client-results";
    public const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private const string Key = "arn:aws:kms:eu-west-1:333333333333:key/storage";
    private const string Boundary = "arn:aws:iam::333333333333:policy/boundary";

    public static ZoneIdentity Zone { get; } = Samples.Zone(ZoneKind.Production, "eu-west-1", "333333333333");

    public static ModelName Scoring { get; } = ModelName.Parse("scoring");

    public static ModelVersions Two { get; } = new(Live("v1", 80), Live("v2", 20));

    public static ModelVersions Three { get; } = new(Live("v1", 80), Live("v2", 20), Stealth("v3"));

    public static ModelVersion Live(string name, int percent, params string[] artifacts) =>
        Version(name, new ServingMode.Live(new TrafficWeight(percent)), artifacts);

    public static ModelVersion Stealth(string name, params string[] artifacts) => Version(name, new ServingMode.Stealth(), artifacts);

    public static Task<RecordedStack> OnKubernetesAsync(
        ModelVersions versions, ServingRuntimeKind runtime = ServingRuntimeKind.Triton, ServingSize? size = null, string? pool = null,
        bool hasClients = true, bool preview = false) => StackRecorder.RunAsync(options =>
        {
            var store = Store(options);
            var space = new ServingSpace("serving", new ServingSpaceArgs
            {
                Zone = Zone,
                Quota = new() { Cpus = 100, MemoryGib = 400, Pods = 100 },
                DataStore = store,
                ClientBucketName = hasClients ? (Input<string>)"client-results" : null,
            }, options);
            _ = new ModelService("scoring", Args(versions, runtime, size, pool, store, space, hasClients ? Sinks(options) : null), options);
        }, preview);

    public static ModelServiceArgs Args(
        ModelVersions versions,
        ServingRuntimeKind runtime = ServingRuntimeKind.Triton,
        ServingSize? size = null,
        string? pool = null,
        ModelDataStore? store = null,
        ServingSpace? space = null,
        ResultSinks? sinks = null) => new()
    {
        Zone = Zone,
        Space = space!,
        ClusterName = "eks",
        ClusterArn = "arn:aws:eks:eu-west-1:333333333333:cluster/eks",
        Model = Scoring,
        Versions = versions,
        Runtime = runtime,
        Size = size ?? new(),
        NodePool = pool,
        Artifacts = Artifacts,
        DataStore = store!,
        Sinks = sinks,
        EndpointBlock = CidrBlock.Parse("10.60.192.0/20"),
        Callers = [new ModelCaller("clients", "gateway")],
        PermissionBoundaryArn = Boundary,
    };

    public static Task<RecordedStack> OnSageMakerAsync(ModelVersions versions, string instance = "ml.m5.xlarge") => StackRecorder.RunAsync(
        options => _ = new EndpointService("crimes", EndpointArgs(versions, instance, Store(options), Sinks(options)), options));

    public static EndpointServiceArgs EndpointArgs(
        ModelVersions versions, string instance = "ml.m5.xlarge", ModelDataStore? store = null, ResultSinks? sinks = null) => new()
    {
        Zone = Zone,
        Model = Scoring,
        Versions = versions,
        InstanceType = SageMakerInstanceType.Parse(instance),
        Artifacts = Artifacts,
        DataStore = store!,
        Sinks = sinks,
        VpcId = "vpc-1",
        SubnetIds = new InputList<string> { "subnet-a", "subnet-b" },
        EndpointSecurityGroupId = "sg-endpoints",
        S3PrefixList = new("s3", "pl-s3"),
        VolumeKeyArn = "arn:aws:kms:eu-west-1:333333333333:key/ml",
        LogKeyArn = "arn:aws:kms:eu-west-1:333333333333:key/logs",
        AlarmTopicArn = "arn:aws:sns:eu-west-1:333333333333:urgent",
        PermissionBoundaryArn = Boundary,
    };

    public static ModelArtifacts Artifacts => new(Zone, "models", Models, Key);

    public static ModelDataStore Store(ComponentResourceOptions? options = null) => new("store", new ModelDataStoreArgs
    {
        Zone = Zone,
        KeyArn = Key,
        AccessLogBucketName = "access-logs",
        Lock = new ObjectLock(ObjectLockMode.Compliance, 365),
    }, options);

    public static ResultSinks Sinks(ComponentResourceOptions? options = null) => new("clients", new ResultSinksArgs
    {
        Zone = Zone,
        Model = Scoring,
        BucketName = "client-results",
        BucketArn = ClientResults,
        BucketKeyArn = Key,
        MessageKeyArn = "arn:aws:kms:eu-west-1:333333333333:key/messages",
        ConsumerRoles = ["arn:aws:iam::333333333333:role/landing-zone/client-delivery"],
    }, options);

    public static ModelPerformance Performance(
        ComponentResourceOptions? options, ModelVersions versions, PerformanceLimits? limits = null) => new("performance", new()
        {
            Zone = Zone,
            DataStore = Store(options),
            Models = [new MeasuredModel { Name = Scoring, Versions = versions, Limits = limits ?? new() }],
            LogKeyArn = "arn:aws:kms:eu-west-1:333333333333:key/logs",
            PermissionBoundaryArn = Boundary,
        }, options);

    /// <summary>Whether the policy of a role lets it do something; conditions are looked at by the tests that are about them.</summary>
    public static bool May(this RecordedStack stack, string role, string action, string resource)
    {
        var policy = Assert.Single(stack.OfType("aws:iam/rolePolicy:RolePolicy"), policy => policy.Name == role);
        return JsonDocument.Parse(policy.Inputs["policy"]!.GetValue<string>()).RootElement.Statements().Values.Any(statement =>
            statement.GetProperty("Effect").GetString() == "Allow"
            && statement.Actions().Any(pattern => Matches(pattern, action))
            && statement.Resources().Any(pattern => Matches(pattern, resource)));
    }

    private static bool Matches(string pattern, string value) =>
        Regex.IsMatch(value, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");

    private static ModelVersion Version(string name, ServingMode mode, string[] artifacts) => new()
    {
        Name = ModelVersionName.Parse(name),
        Mode = mode,
        Image = PinnedImage.Parse($"serving/scoring@{Digest}"),
        Artifacts = artifacts.Length == 0 ? ["model"] : artifacts,
    };
}
