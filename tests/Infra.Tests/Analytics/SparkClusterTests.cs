using System.Collections.Immutable;
using System.Text.Json;
using LandingZone.Analytics;
using LandingZone.Engine;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Etl;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Analytics;

public sealed class SparkClusterTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public async Task So_many_nodes_of_such_types(int nodes)
    {
        var cluster = (await Declare(Args(nodes))).One("aws:emr/cluster:Cluster");

        var core = cluster.Map("coreInstanceFleet");
        Assert.Equal((double)nodes, Convert.ToDouble(core["targetOnDemandCapacity"], null));
        Assert.Equal(
            ["m7i.2xlarge", "m6i.2xlarge"],
            ((ImmutableArray<object>)core["instanceTypeConfigs"]).Cast<ImmutableDictionary<string, object>>().Select(type => type["instanceType"]));
        Assert.Equal(3600.0, Convert.ToDouble(cluster.Map("autoTerminationPolicy")["idleTimeout"], null));
        Assert.False(cluster.Flag("terminationProtection"));
        Samples.AssertTagged(cluster, Samples.Rnd);
    }

    [Fact]
    public async Task It_scales_on_spot_capacity_where_that_is_asked_for()
    {
        Assert.Empty((await Declare(Args(2))).All("aws:emr/instanceFleet:InstanceFleet"));
        var declaration = await Declare(Args(2, maxNodes: 10));

        var limit = declaration.One("aws:emr/managedScalingPolicy:ManagedScalingPolicy").Maps("computeLimits")[0];
        Assert.Equal((2.0, 10.0, 2.0), (Number(limit, "minimumCapacityUnits"), Number(limit, "maximumCapacityUnits"), Number(limit, "maximumCoreCapacityUnits")));
        Assert.NotEmpty(declaration.All("aws:emr/instanceFleet:InstanceFleet"));
    }

    [Fact]
    public async Task Everything_is_encrypted_at_rest_and_on_the_way()
    {
        var configuration = (await Declare(Args(2))).One("aws:emr/securityConfiguration:SecurityConfiguration").Json("configuration");

        var encryption = configuration.GetProperty("EncryptionConfiguration");
        Assert.True(encryption.GetProperty("EnableAtRestEncryption").GetBoolean());
        Assert.True(encryption.GetProperty("EnableInTransitEncryption").GetBoolean());
        Assert.Equal(
            "arn:volume-key",
            encryption.GetProperty("AtRestEncryptionConfiguration").GetProperty("LocalDiskEncryptionConfiguration").GetProperty("AwsKmsKey").GetString());
        Assert.Equal(
            "s3://models-bucket/spark/certificates.zip",
            encryption.GetProperty("InTransitEncryptionConfiguration").GetProperty("TLSCertificateConfiguration").GetProperty("S3Object").GetString());
        Assert.Equal(2, configuration.GetProperty("InstanceMetadataServiceConfiguration").GetProperty("MinimumInstanceMetadataServiceVersion").GetInt32());
    }

    [Fact]
    public async Task Its_jobs_and_its_packages_come_from_the_zone()
    {
        var cluster = (await Declare(Args(2))).One("aws:emr/cluster:Cluster");

        var step = (ImmutableDictionary<string, object>)Assert.Single(cluster.Maps("steps"))["hadoopJarStep"];
        Assert.Equal(
            ["spark-submit", "--deploy-mode", "cluster", "--py-files", "s3://bucket/pca.zip", "s3://bucket/spark_job.py", "--components", "10"],
            ((ImmutableArray<object>)step["args"]).Cast<string>());
        var action = Assert.Single(cluster.Maps("bootstrapActions"));
        Assert.Equal(["s3://models-bucket/spark/wheels/", "numpy==1.26.4"], ((ImmutableArray<object>)action["args"]).Cast<string>());
    }

    [Fact]
    public async Task No_rule_of_its_groups_is_open_to_the_world()
    {
        var declaration = await Declare(Args(2));

        var rules = declaration.All("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
            .Concat(declaration.All("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).ToList();
        Assert.Equal(14, rules.Count);
        Assert.All(rules, rule => Assert.False(rule.Inputs.ContainsKey("cidrIpv4")));
        Assert.Equal(
            [8443, 8443, 9443],
            rules.Where(rule => rule.Type.Contains("Ingress", StringComparison.Ordinal)).Select(rule => rule.Number("fromPort")).OfType<int>().Order());
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:data/measurements/*;arn:models/spark/*;arn:results/reduction/*")]
    [InlineData("s3:PutObject", "arn:results/reduction/*;arn:scratch/logs/*")]
    [InlineData("s3:DeleteObject", "arn:results/reduction/*")]
    [InlineData("iam:PassRole", "")]
    public async Task What_its_nodes_may_do(string action, string resources) => Assert.Equal(resources, Granted(await Declare(Args(2)), "spark-nodes", action));

    [Theory]
    [InlineData("iam:PassRole", "arn:aws:iam::222222222222:role/rnd-eu-west-1-reduction-nodes")]
    [InlineData("s3:GetObject", "")]
    [InlineData("ec2:AuthorizeSecurityGroupIngress", "arn:of:spark-nodes;arn:of:spark-primary;arn:of:spark-service")]
    public async Task What_EMR_may_do(string action, string resources) => Assert.Equal(resources, Granted(await Declare(Args(2)), "spark-emr", action));

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task It_can_be_planned_before_anything_exists(RunMode mode) =>
        Assert.NotEmpty((await Planned.OfAsync(mode, () => _ = new SparkCluster("spark", Args(4, maxNodes: 8)))).Resources);

    [Fact]
    public async Task The_account_opens_no_port_to_the_world()
    {
        var setting = (await Declaration.OfAsync(() => _ = new SparkAccountDefaults("spark")))
            .One("aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration");

        Assert.True(setting.Flag("blockPublicSecurityGroupRules"));
        Assert.False(setting.Inputs.ContainsKey("permittedPublicSecurityGroupRuleRanges"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            "SparkCluster 'spark' cannot be made:",
            "- Workload is 'Reduction'; use at most 30 lower-case letters, digits and single hyphens, and begin with a letter.",
            "- Release is 'emr-6.15.0'; write 'emr-7.10.0' or another of 7.0 and newer.",
            "- PrimaryTypes: m7i.large has 2 virtual CPUs; EMR with Spark needs 4 or more.",
            "- NodeTypes: m6gd.2xlarge has disks of its own; take a type with EBS volumes alone, which the zone's key encrypts.",
            "- NodeTypes and PrimaryTypes are of several architectures; take one for the whole cluster.",
            "- Nodes is 0; give 1 to 100.",
            "- SpotNodes is 101; give 0 to 100.",
            "- MaxNodes is 5; give 101, the nodes there are from the beginning, or more, up to 400.",
            "- DiskGib is 1; give 10 to 16384.",
            "- IdleMinutes is 0; EMR takes 1 minute to 7 days, 10080.",
            "- Steps: 'job.py' of job is no object; write 's3://bucket/key'.",
            "- PythonPackages: 'numpy' names no version; write 'numpy==1.26.4'.",
            "- CertificatesKey is 'certificates.pem'; name a zip under 'spark/', which the cluster may read.",
        ],
        await Refusal.OfAsync(() => _ = new SparkCluster("spark", new SparkClusterArgs
        {
            Zone = Samples.Rnd,
            Workload = "Reduction",
            Release = "emr-6.15.0",
            PrimaryTypes = [InstanceType.Parse("m7i.large")],
            NodeTypes = [InstanceType.Parse("m6gd.2xlarge")],
            Nodes = 0,
            MaxNodes = 5,
            SpotNodes = 101,
            DiskGib = 1,
            IdleMinutes = 0,
            Steps = [new SparkStep { Name = "job", Script = "job.py" }],
            PythonPackages = ["numpy"],
            CertificatesKey = "certificates.pem",
            Code = ScoringSample.Place("models", "spark/"),
            Inputs = [ScoringSample.Place("data", "measurements/")],
            Output = ScoringSample.Place("results", "reduction/"),
            Logs = ScoringSample.Place("scratch", "logs/"),
            VpcId = "vpc-1",
            SubnetIds = "subnet-1",
            ServicesSecurityGroupId = "sg-1",
            PermissionBoundaryArn = "arn:boundary",
            VolumeKeyArn = "arn:volume-key",
        })));

    private static double Number(ImmutableDictionary<string, object> map, string key) => Convert.ToDouble(map[key], null);

    private static string Granted(Declaration declaration, string role, string action) => string.Join(';', Statements(declaration, role)
        .Where(statement => statement.Actions().Contains(action)).SelectMany(statement => statement.Resources()).Order(StringComparer.Ordinal));

    private static IEnumerable<JsonElement> Statements(Declaration declaration, string role) =>
        declaration.One("aws:iam/rolePolicy:RolePolicy", role).Json("policy").Statements().Values;

    private static SparkClusterArgs Args(int nodes, int? maxNodes = null) => new()
    {
        Zone = Samples.Rnd,
        Workload = "reduction",
        Release = "emr-7.10.0",
        PrimaryTypes = [InstanceType.Parse("m7i.xlarge")],
        NodeTypes = [InstanceType.Parse("m7i.2xlarge"), InstanceType.Parse("m6i.2xlarge")],
        Nodes = nodes,
        MaxNodes = maxNodes,
        Steps = [new SparkStep { Name = "pca", Script = "s3://bucket/spark_job.py", Modules = "s3://bucket/pca.zip", Arguments = ["--components", "10"] }],
        PythonPackages = ["numpy==1.26.4"],
        CertificatesKey = "spark/certificates.zip",
        Code = ScoringSample.Place("models", "spark/"),
        Inputs = [ScoringSample.Place("data", "measurements/")],
        Output = ScoringSample.Place("results", "reduction/"),
        Logs = ScoringSample.Place("scratch", "logs/"),
        VpcId = "vpc-1",
        SubnetIds = "subnet-1",
        ServicesSecurityGroupId = "sg-1",
        PermissionBoundaryArn = "arn:boundary",
        VolumeKeyArn = "arn:volume-key",
    };

    private static Task<Declaration> Declare(SparkClusterArgs args) => Declaration.OfAsync(() => _ = new SparkCluster("spark", args));
}
