using LandingZone.Providers.Tests.Support;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>Resource and provider classes: rules 11, 15 and 16.</summary>
public sealed class ResourceRuleTests
{
    [Fact]
    public void The_whole_class_of_a_resource()
    {
        var run = GeneratorRun.Of(SchemaText.Aws(resources: """
            "aws:ec2/vpc:Vpc": {
              "module": "ec2", "name": "Vpc", "inputs": { "tags": "{string} optional" }, "outputs": { "arn": "string" },
              "secretOutputs": ["k"], "replaceOnChanges": ["r"], "aliases": ["aws:old:Vpc"]
            }
            """));

        Assert.Equal(
            """
            public partial class Vpc : global::Pulumi.CustomResource
            {
                private Output<string>? _arn;
                [Output("arn")] public Output<string> Arn => _arn ??= OutputOf<string>("arn");
                public Vpc(string name, VpcArgs? args = null, CustomResourceOptions? options = null)
                    : base("aws:ec2/vpc:Vpc", name, args ?? new VpcArgs(), MakeResourceOptions(options, null)) { }
                private Vpc(string name, Input<string> id, VpcState? state, CustomResourceOptions? options)
                    : base("aws:ec2/vpc:Vpc", name, state, MakeResourceOptions(options, id)) { }
                public static Vpc Get(string name, Input<string> id, VpcState? state = null, CustomResourceOptions? options = null)
                    => new Vpc(name, id, state, options);
                private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
                    => global::Pulumi.Aws.Utilities.MakeResourceOptions(options, id, new[] { "k" }, new[] { "r" }, new[] { "aws:old:Vpc" });
                internal override bool HasLazyOutputs => true;
            }
            """,
            run.Source("public partial class Vpc : global::Pulumi.CustomResource"));
        Assert.Equal("[AwsResourceType(\"aws:ec2/vpc:Vpc\")]", run.Line("[AwsResourceType("));
    }

    [Theory]
    [InlineData("\"a\": \"string optional\"", "VpcArgs? args = null")]
    [InlineData("\"a\": \"string\"", "VpcArgs args")]
    public void The_arguments_can_be_left_out_only_where_none_is_required(string inputs, string expected)
    {
        var run = GeneratorRun.Of(SchemaText.Aws(resources: $$"""
            "aws:ec2/vpc:Vpc": { "module": "ec2", "name": "Vpc", "inputs": { {{inputs}} }, "outputs": {} }
            """));

        Assert.Equal($"public Vpc(string name, {expected}, CustomResourceOptions? options = null)", run.Line("public Vpc(string name"));
    }

    [Fact]
    public void The_arguments_of_a_Kubernetes_resource_can_always_be_left_out_and_its_constants_are_set()
    {
        var run = GeneratorRun.Of(SchemaText.Kubernetes(resources: """
            "kubernetes:core/v1:Pod": {
              "module": "core.v1", "name": "Pod", "constants": { "apiVersion": "v1", "kind": "Pod" },
              "inputs": { "apiVersion": "'v1' optional", "kind": "'Pod' optional", "spec": "string" }, "outputs": { "kind": "'Pod'" }
            }
            """));

        Assert.Equal(
            "public Pod(string name, global::Pulumi.Kubernetes.Types.Inputs.Core.V1.PodArgs? args = null, "
            + "CustomResourceOptions? options = null)",
            run.Line("public Pod(string name"));
        Assert.Equal("args.ApiVersion = \"v1\";", run.Line("args.ApiVersion"));
        Assert.Equal("args.Kind = \"Pod\";", run.Line("args.Kind"));
        Assert.Equal("KubernetesResource", run.Type("Pulumi.Kubernetes.Core.V1.Pod").BaseType!.Name);
    }

    [Fact]
    public void The_state_of_a_resource_has_its_inputs_and_its_outputs_none_of_them_required()
    {
        var run = GeneratorRun.Of(SchemaText.Aws(
            enums: """ "s3.Acl": { "type": "string", "values": { "Private": "private" } } """,
            resources: """
            "aws:s3/bucket:Bucket": {
              "module": "s3", "name": "Bucket",
              "inputs": { "acl": "string|#s3.Acl", "token": "string secret" }, "outputs": { "arn": "string", "acl": "string" },
              "secretOutputs": ["token"]
            }
            """));

        Assert.Equal("InputUnion<string, Acl>? BucketState.Acl", run.Member("Pulumi.Aws.S3.BucketState", "Acl"));
        Assert.Equal("Input<string>? BucketState.Arn", run.Member("Pulumi.Aws.S3.BucketState", "Arn"));
        Assert.Equal("Input<string>? BucketState.Token", run.Member("Pulumi.Aws.S3.BucketState", "Token"));
    }

    [Fact]
    public void A_provider_has_a_token_of_its_own_kind_and_sends_everything_but_text_as_JSON()
    {
        var run = GeneratorRun.Of(SchemaText.Aws(
            types: """ "DefaultTags": { "inputs": { "tags": "{string} optional" } } """,
            resources: """
            "pulumi:providers:aws": {
              "module": "", "name": "Provider", "kind": "provider",
              "inputs": {
                "region": "string optional", "maxRetries": "integer optional", "defaultTags": "@DefaultTags optional",
                "ids": "[string] optional"
              },
              "outputs": { "region": "string optional" }
            }
            """));

        Assert.Equal("[AwsResourceType(\"pulumi:providers:aws\")]", run.Line("[AwsResourceType("));
        Assert.Equal(
            ": base(\"aws\", name, args ?? new ProviderArgs(), MakeResourceOptions(options, null)) { }",
            run.Line(": base(\"aws\""));
        Assert.Equal("inputs.Add(\"region\", Region);", run.Line("inputs.Add(\"region\""));
        Assert.Equal("inputs.Add(\"maxRetries\", MaxRetries, json: true);", run.Line("inputs.Add(\"maxRetries\""));
        Assert.Equal("inputs.Add(\"defaultTags\", DefaultTags, json: true);", run.Line("inputs.Add(\"defaultTags\""));
        Assert.Equal("[Input(\"ids\", json: true)] private InputList<string>? _ids;", run.Line("_ids;"));
        Assert.Empty(run.Type("Pulumi.Aws.Provider").GetMembers("Get"));
    }

    [Fact]
    public void The_nested_types_of_the_Kubernetes_provider_stand_below_Provider_and_it_itself_in_the_root()
    {
        var run = GeneratorRun.Of(SchemaText.Kubernetes(
            names: """ "Provider.kubeconfig": "KubeConfig" """,
            types: """ "Settings": { "inputs": { "qps": "number optional" } } """,
            resources: """
            "pulumi:providers:kubernetes": {
              "module": "", "name": "Provider", "kind": "provider",
              "inputs": { "kubeconfig": "string optional", "settings": "@Settings optional" }, "outputs": {}
            }
            """));

        Assert.Equal("Input<string>? ProviderArgs.KubeConfig", run.Member("Pulumi.Kubernetes.ProviderArgs", "KubeConfig"));
        Assert.True(run.HasType("Pulumi.Kubernetes.Types.Inputs.Provider.SettingsArgs"));
    }

    [Fact]
    public void A_custom_resource_has_an_abstract_class_of_arguments_from_which_its_token_comes()
    {
        var run = GeneratorRun.Of(SchemaText.Kubernetes(
            handWritten: "\"ApiExtensions.CustomResource\"",
            types: """ "meta.v1.ObjectMeta": { "inputs": { "name": "string optional" }, "outputs": { "name": "string" } } """,
            resources: """
            "kubernetes:core/v1:Pod": {
              "module": "core.v1", "name": "Pod",
              "inputs": { "metadata": "@meta.v1.ObjectMeta optional" }, "outputs": { "metadata": "@meta.v1.ObjectMeta" }
            }
            """));

        const string Class = "Pulumi.Kubernetes.ApiExtensions.CustomResource";
        Assert.True(run.Type(Class + "Args").IsAbstract);
        Assert.Equal("Input<ObjectMetaArgs>? CustomResourceArgs.Metadata", run.Member(Class + "Args", "Metadata"));
        Assert.Equal("Output<ObjectMeta> CustomResource.Metadata", run.Member(Class, "Metadata"));
    }

    [Fact]
    public void A_hand_written_class_that_is_not_known_fails_the_build()
    {
        var run = GeneratorRun.Try(SchemaText.Kubernetes(handWritten: "\"Yaml.ConfigFile\""));

        Assert.Equal("LZP007", Assert.Single(run.Diagnostics).Id);
    }
}
