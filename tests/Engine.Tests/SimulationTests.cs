using System.Text;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class SimulationTests
{
    [Fact]
    public async Task A_simulation_knows_every_value_and_is_always_the_same()
    {
        var first = await Simulated();
        var second = await Simulated();

        Assert.StartsWith("arn:aws:net:", Assert.IsType<PropertyValue.Text>(first.Outputs["arn"]).Value, StringComparison.Ordinal);
        Assert.IsType<PropertyValue.Text>(first.Id);
        Assert.Equal(((PropertyValue.Text)first.Id!).Value, ((PropertyValue.Text)second.Id!).Value);
        Assert.Equal(((PropertyValue.Text)first.Outputs["arn"]!).Value, ((PropertyValue.Text)second.Outputs["arn"]!).Value);

        static async Task<ResourceState> Simulated()
        {
            ResourceState? state = null;
            await RunAsync(async monitor => state = await monitor.RegisterResourceAsync(Network("main")), RunMode.Simulate);
            return state!;
        }
    }

    [Fact]
    public async Task Two_resources_are_never_simulated_alike()
    {
        await RunAsync(
            async monitor =>
            {
                var one = await monitor.RegisterResourceAsync(Network("one"));
                var two = await monitor.RegisterResourceAsync(Network("two"));

                Assert.NotEqual(((PropertyValue.Text)one.Id!).Value, ((PropertyValue.Text)two.Id!).Value);
            },
            RunMode.Simulate);
    }

    [Fact]
    public async Task Region_and_account_are_those_of_the_provider()
    {
        await RunAsync(
            async monitor =>
            {
                var provider = await ProviderAsync(
                    monitor, ("region", Text("eu-central-1")), ("allowedAccountIds", Text("[\"111122223333\"]")));
                var vpc = await monitor.RegisterResourceAsync(Vpc(provider));

                Assert.Equal($"arn:aws:ec2:eu-central-1:111122223333:vpc/{TextOf(vpc.Id)}", TextOf(vpc.Outputs["arn"]));
                Assert.Matches("^vpc-[0-9a-f]{17}$", TextOf(vpc.Id));
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task The_account_may_come_from_the_role_that_the_provider_assumes()
    {
        await RunAsync(
            async monitor =>
            {
                var roles = Text("""[{"roleArn":"arn:aws-cn:iam::444455556666:role/deploy"}]""");
                var provider = await ProviderAsync(monitor, ("region", Text("cn-north-1")), ("assumeRoles", roles));
                var vpc = await monitor.RegisterResourceAsync(Vpc(provider));

                Assert.Equal($"arn:aws-cn:ec2:cn-north-1:444455556666:vpc/{TextOf(vpc.Id)}", TextOf(vpc.Outputs["arn"]));
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task Without_a_provider_the_settings_decide_and_without_settings_a_stated_default()
    {
        var settings = new RunSettings
        {
            Project = "shop",
            Stack = "dev",
            Config = new Dictionary<string, ConfigValue>
            {
                ["aws:region"] = new("eu-west-2"),
                ["aws:allowedAccountIds"] = new("[\"777788889999\"]"),
            },
        };

        await RunAsync(
            async monitor => Assert.StartsWith("arn:aws:ec2:eu-west-2:777788889999:", await ArnAsync(monitor), StringComparison.Ordinal),
            RunMode.Simulate,
            settings: settings,
            schemas: Schema.SchemaCatalog.Shipped);
        await RunAsync(
            async monitor => Assert.StartsWith("arn:aws:ec2:us-east-1:123456789012:", await ArnAsync(monitor), StringComparison.Ordinal),
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task A_cluster_has_all_that_a_kubeconfig_needs()
    {
        await RunAsync(
            async monitor =>
            {
                var cluster = await monitor.RegisterResourceAsync(new RegisterResourceRequest
                {
                    Type = "aws:eks/cluster:Cluster",
                    Name = "main",
                    Custom = true,
                    Parent = StackUrn,
                    Version = "7.48.0",
                    Inputs = Map(
                        ("name", Text("gpu")),
                        ("roleArn", Text("arn:aws:iam::111122223333:role/eks")),
                        ("vpcConfig", Map(("subnetIds", new PropertyValue.List([Text("subnet-1")]))))),
                });

                Assert.Equal("gpu", TextOf(cluster.Id));
                Assert.Matches("^https://[0-9A-F]{32}\\.gr7\\.us-east-1\\.eks\\.amazonaws\\.com$", TextOf(cluster.Outputs["endpoint"]));
                var data = Convert.FromBase64String(TextOf(MapOf(cluster.Outputs["certificateAuthority"])["data"]));
                Assert.StartsWith("-----BEGIN CERTIFICATE-----", Encoding.ASCII.GetString(data), StringComparison.Ordinal);
                var oidc = MapOf(MapOf(cluster.Outputs["identities"])["oidcs"]);
                Assert.StartsWith("https://oidc.eks.us-east-1.amazonaws.com/id/", TextOf(oidc["issuer"]), StringComparison.Ordinal);
                Assert.Matches("^sg-[0-9a-f]{17}$", TextOf(MapOf(cluster.Outputs["vpcConfig"])["clusterSecurityGroupId"]));
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task Values_that_speak_of_one_thing_agree()
    {
        await RunAsync(
            async monitor =>
            {
                var state = await monitor.RegisterResourceAsync(new RegisterResourceRequest
                {
                    Type = "aws:eks/podIdentityAssociation:PodIdentityAssociation",
                    Name = "main",
                    Custom = true,
                    Parent = StackUrn,
                    Version = "7.48.0",
                    Inputs = Map(
                        ("clusterName", Text("gpu")),
                        ("namespace", Text("kubeflow")),
                        ("serviceAccount", Text("default")),
                        ("roleArn", Text("arn:aws:iam::111122223333:role/r"))),
                });

                var id = TextOf(state.Outputs["associationId"]);
                Assert.EndsWith($"/{id}", TextOf(state.Outputs["associationArn"]), StringComparison.Ordinal);
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task A_resource_that_is_read_or_adopted_keeps_its_id_and_is_known_by_it()
    {
        await RunAsync(
            async monitor =>
            {
                var read = await monitor.ReadResourceAsync(new ReadResourceRequest
                {
                    Type = "aws:ec2/vpc:Vpc",
                    Name = "read",
                    Id = Text("vpc-0123"),
                    Parent = StackUrn,
                    Version = "7.48.0",
                });
                var adopted = await monitor.RegisterResourceAsync(Vpc(null) with { ImportId = "vpc-4567" });

                Assert.EndsWith(":vpc/vpc-0123", TextOf(read.Outputs["arn"]), StringComparison.Ordinal);
                Assert.EndsWith(":vpc/vpc-4567", TextOf(adopted.Outputs["arn"]), StringComparison.Ordinal);
                Assert.Equal("vpc-4567", TextOf(adopted.Id));
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task What_the_program_leaves_to_the_cloud_is_empty_rather_than_invented()
    {
        await RunAsync(
            async monitor =>
            {
                var group = await monitor.RegisterResourceAsync(
                    Vpc(null) with { Type = "aws:ec2/securityGroup:SecurityGroup", Inputs = Map(("vpcId", Text("vpc-1"))) });

                Assert.Empty(Assert.IsType<PropertyValue.List>(group.Outputs["ingress"]).Items);
                Assert.Empty(Assert.IsType<PropertyValue.List>(group.Outputs["egress"]).Items);
                Assert.Matches("^main-[0-9a-f]{7}$", TextOf(group.Outputs["name"]));
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task All_tags_are_those_that_were_given()
    {
        await RunAsync(
            async monitor =>
            {
                var tags = Map(("zone", Text("rnd")));
                var vpc = await monitor.RegisterResourceAsync(
                    Vpc(null) with { Inputs = Map(("cidrBlock", Text("10.0.0.0/16")), ("tags", tags)) });

                Assert.Same(tags, vpc.Outputs["tagsAll"]);
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Theory]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    public async Task An_alias_points_to_its_key_whichever_way_the_key_is_named(string key)
    {
        await RunAsync(
            async monitor =>
            {
                var alias = await monitor.RegisterResourceAsync(Vpc(null) with
                {
                    Type = "aws:kms/alias:Alias",
                    Inputs = Map(("name", Text("alias/logs")), ("targetKeyId", Text(key))),
                });

                Assert.Equal(
                    "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                    TextOf(alias.Outputs["targetKeyArn"]));
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    private static RegisterResourceRequest Vpc(string? provider) => new()
    {
        Type = "aws:ec2/vpc:Vpc",
        Name = "main",
        Custom = true,
        Parent = StackUrn,
        Version = "7.48.0",
        Provider = provider,
        Inputs = Map(("cidrBlock", Text("10.0.0.0/16"))),
    };

    private static async Task<string> ArnAsync(IResourceMonitor monitor) =>
        TextOf((await monitor.RegisterResourceAsync(Vpc(null))).Outputs["arn"]);

    private static async Task<string> ProviderAsync(IResourceMonitor monitor, params (string Name, PropertyValue Value)[] inputs)
    {
        var state = await monitor.RegisterResourceAsync(Provider("mine", "aws") with { Inputs = Map(inputs) });
        return $"{state.Urn}::{TextOf(state.Id)}";
    }
}
