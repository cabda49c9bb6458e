using System.Collections.Immutable;
using LandingZone.Providers.Tests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Aws = Pulumi.Aws;
using AwsNative = Pulumi.AwsNative;
using K8s = Pulumi.Kubernetes;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Providers.Tests.Live;

/// <summary>What generated classes send when a program runs, and what they make of the answer.</summary>
public sealed class RegistrationTests
{
    private static readonly string[] LogTypes = ["api", "audit"];

    [Fact]
    public async Task A_resource_is_registered_under_its_token_with_the_wire_names_of_what_was_set()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = new Aws.Ec2.Vpc("main", new Aws.Ec2.VpcArgs
            {
                CidrBlock = "10.0.0.0/16",
                EnableDnsSupport = true,
                Ipv4NetmaskLength = 16,
                Tags = { ["Name"] = "main" },
            });
        });

        var vpc = Assert.Single(mocks.Resources);
        Assert.Equal("aws:ec2/vpc:Vpc", vpc.Type);
        Assert.Equal(["cidrBlock", "enableDnsSupport", "ipv4NetmaskLength", "tags"], vpc.Inputs.Keys.Order());
        Assert.Equal("10.0.0.0/16", vpc.Inputs["cidrBlock"]);
        Assert.Equal(true, vpc.Inputs["enableDnsSupport"]);
        Assert.Equal(16.0, vpc.Inputs["ipv4NetmaskLength"]);
        Assert.Equal("main", Assert.IsAssignableFrom<IDictionary<string, object>>(vpc.Inputs["tags"])["Name"]);
    }

    [Fact]
    public async Task Nested_arguments_lists_doubles_unions_and_enums_reach_the_engine_in_their_wire_form()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = new Aws.Ec2.LaunchTemplate("pool", new Aws.Ec2.LaunchTemplateArgs
            {
                InstanceRequirements = new Aws.Ec2.Inputs.LaunchTemplateInstanceRequirementsArgs
                {
                    MemoryGibPerVcpu = new Aws.Ec2.Inputs.LaunchTemplateInstanceRequirementsMemoryGibPerVcpuArgs { Min = 3.5 },
                    MemoryMib = new Aws.Ec2.Inputs.LaunchTemplateInstanceRequirementsMemoryMibArgs { Min = 4096 },
                    VcpuCount = new Aws.Ec2.Inputs.LaunchTemplateInstanceRequirementsVcpuCountArgs { Min = 2 },
                },
                TagSpecifications =
                {
                    new Aws.Ec2.Inputs.LaunchTemplateTagSpecificationArgs { ResourceType = "instance", Tags = { ["zone"] = "rnd" } },
                },
            });
            _ = new Aws.S3.Bucket("text", new Aws.S3.BucketArgs { Acl = "private" });
            _ = new Aws.S3.Bucket("member", new Aws.S3.BucketArgs { Acl = Aws.S3.CannedAcl.LogDeliveryWrite });
        });

        var requirements = Map(mocks, "pool", "instanceRequirements");
        Assert.Equal(3.5, Assert.IsAssignableFrom<IDictionary<string, object>>(requirements["memoryGibPerVcpu"])["min"]);
        Assert.Equal(4096.0, Assert.IsAssignableFrom<IDictionary<string, object>>(requirements["memoryMib"])["min"]);
        Assert.Equal("private", Inputs(mocks, "text")["acl"]);
        Assert.Equal("log-delivery-write", Inputs(mocks, "member")["acl"]);
    }

    [Fact]
    public async Task Outputs_come_back_typed()
    {
        var mocks = new RecordingMocks
        {
            Outputs = ImmutableDictionary<string, object>.Empty
                .Add("arn", "arn:aws:eks:eu-west-1:111122223333:cluster/main")
                .Add("certificateAuthority", new Dictionary<string, object> { ["data"] = "LS0t" })
                .Add("enabledClusterLogTypes", LogTypes),
        };

        await Run.Program(mocks, async () =>
        {
            var cluster = new Aws.Eks.Cluster("main", new Aws.Eks.ClusterArgs
            {
                RoleArn = "arn:aws:iam::111122223333:role/cluster",
                VpcConfig = new Aws.Eks.Inputs.ClusterVpcConfigArgs { SubnetIds = { "subnet-1" }, EndpointPrivateAccess = true },
            });

            Assert.Equal("arn:aws:eks:eu-west-1:111122223333:cluster/main", await OutputUtilities.GetValueAsync(cluster.Arn));
            Assert.Equal("LS0t", (await OutputUtilities.GetValueAsync(cluster.CertificateAuthority)).Data);
            Assert.Equal(LogTypes, await OutputUtilities.GetValueAsync(cluster.EnabledClusterLogTypes));
            Assert.Equal("main-id", await OutputUtilities.GetValueAsync(cluster.Id));
            Assert.Null(await OutputUtilities.GetValueAsync(cluster.OutpostConfig));
        });
    }

    [Fact]
    public async Task A_missing_required_input_fails_the_run_and_is_named()
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => Run.Program(new RecordingMocks(), () =>
        {
            _ = new Aws.Iam.Role("role", new Aws.Iam.RoleArgs());
        }));

        Assert.Contains(
            "[Input] Pulumi.Aws.Iam.RoleArgs.AssumeRolePolicy is required but was not given a value",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_of_the_provider_is_sent_unless_the_program_says_otherwise()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = new Aws.Ec2.SecurityGroup("silent");
            _ = new Aws.Ec2.SecurityGroup("spoken", new Aws.Ec2.SecurityGroupArgs { Description = "nodes" });
        });

        Assert.Equal("Managed by Pulumi", Inputs(mocks, "silent")["description"]);
        Assert.Equal("nodes", Inputs(mocks, "spoken")["description"]);
    }

    [Fact]
    public async Task Secrets_are_secret_at_the_top_in_maps_and_inside_nested_arguments()
    {
        await Run.Program(new RecordingMocks(), async () =>
        {
            var secret = new K8s.Types.Inputs.Core.V1.SecretArgs { StringData = new InputMap<string> { ["token"] = "t" } };
            var provider = new Aws.ProviderArgs { SecretKey = "k" };
            var chart = new K8s.Types.Inputs.Helm.V3.RepositoryOptsArgs { Password = "p", Repo = "https://charts.example.com" };

            Assert.True(await Output.IsSecretAsync(secret.StringData.ToOutput()));
            Assert.True(await Output.IsSecretAsync(provider.SecretKey!.ToOutput()));
            Assert.True(await Output.IsSecretAsync(chart.Password!.ToOutput()));
            Assert.False(await Output.IsSecretAsync(chart.Repo!.ToOutput()));
        });
    }

    [Fact]
    public async Task A_secret_can_be_taken_back()
    {
        await Run.Program(new RecordingMocks(), () =>
        {
            var provider = new Aws.ProviderArgs { SecretKey = "k" };
            provider.SecretKey = null;

            Assert.Null(provider.SecretKey);
        });
    }

    [Fact]
    public async Task A_provider_sends_structured_settings_as_JSON_and_text_as_it_is()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = new Aws.Provider("regional", new Aws.ProviderArgs
            {
                Region = "eu-west-1",
                AllowedAccountIds = { "111122223333" },
                DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["zone"] = "staging" } },
                MaxRetries = 5,
            });
        });

        var inputs = Inputs(mocks, "regional");
        Assert.Equal("pulumi:providers:aws", Assert.Single(mocks.Resources).Type);
        Assert.Equal("eu-west-1", inputs["region"]);
        Assert.Equal("[\"111122223333\"]", inputs["allowedAccountIds"]);
        Assert.Equal("{\"tags\":{\"zone\":\"staging\"}}", inputs["defaultTags"]);
        Assert.Equal("5", inputs["maxRetries"]);
        Assert.Equal("true", inputs["skipRegionValidation"]);
    }

    [Fact]
    public async Task A_Kubernetes_resource_sends_its_apiVersion_and_kind()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = new K8s.Core.V1.Namespace("team", new K8s.Types.Inputs.Core.V1.NamespaceArgs
            {
                Metadata = new Meta.ObjectMetaArgs { Name = "team", Labels = { ["zone"] = "rnd" } },
            });
            _ = new K8s.Networking.V1.NetworkPolicy("deny");
            _ = new K8s.Helm.V3.Release("operator", new K8s.Types.Inputs.Helm.V3.ReleaseArgs
            {
                Chart = "gpu-operator",
                Values = new Dictionary<string, object> { ["driver"] = new Dictionary<string, object> { ["enabled"] = false } },
            });
        });

        Assert.Equal("kubernetes:core/v1:Namespace", mocks.Resources.Single(resource => resource.Name == "team").Type);
        Assert.Equal(("v1", "Namespace"), (Inputs(mocks, "team")["apiVersion"], Inputs(mocks, "team")["kind"]));
        Assert.Equal("rnd", Assert.IsAssignableFrom<IDictionary<string, object>>(Map(mocks, "team", "metadata")["labels"])["zone"]);
        Assert.Equal("networking.k8s.io/v1", Inputs(mocks, "deny")["apiVersion"]);
        Assert.Equal("true", Inputs(mocks, "operator")["compat"]);
        Assert.Equal(false, Assert.IsAssignableFrom<IDictionary<string, object>>(Map(mocks, "operator", "values")["driver"])["enabled"]);
    }

    [Fact]
    public async Task A_port_is_a_number_or_a_name()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = new K8s.Core.V1.Service("web", new K8s.Types.Inputs.Core.V1.ServiceArgs
            {
                Spec = new K8s.Types.Inputs.Core.V1.ServiceSpecArgs
                {
                    Type = K8s.Core.V1.ServiceSpecType.ClusterIP,
                    Ports =
                    {
                        new K8s.Types.Inputs.Core.V1.ServicePortArgs { Port = 80, TargetPort = 8080 },
                        new K8s.Types.Inputs.Core.V1.ServicePortArgs { Port = 443, TargetPort = "https" },
                    },
                },
            });
        });

        var spec = Map(mocks, "web", "spec");
        var ports = Assert.IsAssignableFrom<IEnumerable<object>>(spec["ports"]).Cast<IDictionary<string, object>>().ToArray();
        Assert.Equal("ClusterIP", spec["type"]);
        Assert.Equal(8080.0, ports[0]["targetPort"]);
        Assert.Equal("https", ports[1]["targetPort"]);
    }

    [Fact]
    public async Task A_custom_resource_takes_its_token_from_its_arguments_and_sends_the_inputs_of_the_derived_class()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = new K8s.ApiExtensions.CustomResource("queue", new QueueArgs
            {
                Metadata = new Meta.ObjectMetaArgs { Name = "training" },
                Weight = 3,
            });
        });

        var queue = Assert.Single(mocks.Resources);
        Assert.Equal("kubernetes:scheduling.volcano.sh/v1beta1:Queue", queue.Type);
        Assert.Equal(["apiVersion", "kind", "metadata", "weight"], queue.Inputs.Keys.Order());
        Assert.Equal(3.0, queue.Inputs["weight"]);
    }

    [Fact]
    public async Task A_native_resource_uses_the_names_of_its_own_package()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = new AwsNative.Eks.PodIdentityAssociation("reader", new AwsNative.Eks.PodIdentityAssociationArgs
            {
                ClusterName = "main",
                Namespace = "team",
                RoleArn = "arn:aws:iam::111122223333:role/reader",
                ServiceAccount = "reader",
                Tags = { new AwsNative.Inputs.TagArgs { Key = "zone", Value = "rnd" } },
            });
        });

        Assert.Equal("aws-native:eks:PodIdentityAssociation", Assert.Single(mocks.Resources).Type);
        Assert.Equal("reader", Inputs(mocks, "reader")["serviceAccount"]);
    }

    [Fact]
    public async Task An_existing_resource_is_read_by_its_id()
    {
        var mocks = new RecordingMocks();

        await Run.Program(mocks, () =>
        {
            _ = Aws.Ec2.Vpc.Get("shared", "vpc-123", new Aws.Ec2.VpcState { CidrBlock = "10.1.0.0/16" });
        });

        var vpc = Assert.Single(mocks.Resources);
        Assert.Equal(("vpc-123", "10.1.0.0/16"), (vpc.Id, vpc.Inputs["cidrBlock"]));
    }

    [Fact]
    public async Task A_function_gives_its_result_as_a_task_and_as_an_output()
    {
        var mocks = new RecordingMocks
        {
            Result = ImmutableDictionary<string, object>.Empty
                .Add("accountId", "111122223333")
                .Add("arn", "arn:aws:iam::111122223333:root")
                .Add("id", "111122223333")
                .Add("userId", "AIDA"),
        };

        await Run.Program(mocks, async () =>
        {
            var task = await Aws.GetCallerIdentity.InvokeAsync();
            var output = Aws.GetCallerIdentity.Invoke().Apply(identity => identity.AccountId);
            Assert.Equal("111122223333", task.AccountId);
            Assert.Equal("111122223333", await OutputUtilities.GetValueAsync(output));
        });

        Assert.All(mocks.Calls, call => Assert.Equal("aws:index/getCallerIdentity:getCallerIdentity", call.Token));
        Assert.Equal(2, mocks.Calls.Count);
    }

    [Fact]
    public async Task The_arguments_of_a_function_reach_it_in_both_forms()
    {
        var mocks = new RecordingMocks { Result = ImmutableDictionary<string, object>.Empty.Add("json", "{}") };

        await Run.Program(mocks, async () =>
        {
            await Aws.Iam.GetPolicyDocument.InvokeAsync(new Aws.Iam.GetPolicyDocumentArgs
            {
                Statements = { new Aws.Iam.Inputs.GetPolicyDocumentStatementArgs { Sid = "plain", Actions = { "s3:GetObject" } } },
            });
            await OutputUtilities.GetValueAsync(Aws.Iam.GetPolicyDocument.Invoke(
                new Aws.Iam.GetPolicyDocumentInvokeArgs
                {
                    Statements = { new Aws.Iam.Inputs.GetPolicyDocumentStatementInputArgs { Sid = Output.Create("output") } },
                },
                new InvokeOutputOptions()));
        });

        Assert.Equal(["plain", "output"], mocks.Calls.Select(call =>
            Assert.IsAssignableFrom<IEnumerable<object>>(call.Args["statements"]).Cast<IDictionary<string, object>>().Single()["sid"]));
    }

    private static ImmutableDictionary<string, object> Inputs(RecordingMocks mocks, string name) =>
        mocks.Resources.Single(resource => resource.Name == name).Inputs;

    private static IDictionary<string, object> Map(RecordingMocks mocks, string name, string input) =>
        Assert.IsAssignableFrom<IDictionary<string, object>>(Inputs(mocks, name)[input]);

    private sealed class QueueArgs() : K8s.ApiExtensions.CustomResourceArgs("scheduling.volcano.sh/v1beta1", "Queue")
    {
        [Input("weight")]
        public Input<int>? Weight { get; set; }
    }
}
