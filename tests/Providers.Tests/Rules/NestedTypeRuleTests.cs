using LandingZone.Providers.Tests.Support;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>Where nested types stand and what they are called: rule 4.</summary>
public sealed class NestedTypeRuleTests
{
    private const string Rule = """
        "s3.Rule": { "inputs": { "days": "integer optional" }, "outputs": { "days": "integer optional" } }
        """;

    [Fact]
    public void An_Aws_type_has_a_class_for_arguments_one_for_the_state_and_one_for_outputs()
    {
        var run = GeneratorRun.Of(SchemaText.Aws(
            types: Rule,
            resources: """
            "aws:s3/bucket:Bucket": {
              "module": "s3", "name": "Bucket", "inputs": { "rule": "@s3.Rule" }, "outputs": { "rule": "@s3.Rule optional" }
            }
            """));

        Assert.Equal("Input<RuleArgs> BucketArgs.Rule", run.Member("Pulumi.Aws.S3.BucketArgs", "Rule"));
        Assert.Equal("Input<RuleGetArgs>? BucketState.Rule", run.Member("Pulumi.Aws.S3.BucketState", "Rule"));
        Assert.Equal("Output<Rule?> Bucket.Rule", run.Member("Pulumi.Aws.S3.Bucket", "Rule"));
        Assert.True(run.HasType("Pulumi.Aws.S3.Inputs.RuleArgs"));
        Assert.True(run.HasType("Pulumi.Aws.S3.Inputs.RuleGetArgs"));
        Assert.True(run.HasType("Pulumi.Aws.S3.Outputs.Rule"));
        Assert.True(run.Type("Pulumi.Aws.S3.Inputs.RuleArgs").IsSealed);
    }

    [Fact]
    public void An_Aws_type_of_a_function_has_a_plain_class_one_for_inputs_and_one_for_results()
    {
        var run = GeneratorRun.Of(SchemaText.Aws(
            types: """
            "ec2.GetAmiFilter": {
              "inputs": { "name": "string", "values": "[string]" }, "outputs": { "name": "string", "values": "[string]" }
            }
            """,
            functions: """
            "aws:ec2/getAmi:getAmi": {
              "module": "ec2", "name": "getAmi",
              "arguments": { "filters": "[@ec2.GetAmiFilter] optional" }, "result": { "filters": "[@ec2.GetAmiFilter] optional" }
            }
            """));

        Assert.Equal("string GetAmiFilterArgs.Name", run.Member("Pulumi.Aws.Ec2.Inputs.GetAmiFilterArgs", "Name"));
        Assert.Equal("List<string> GetAmiFilterArgs.Values", run.Member("Pulumi.Aws.Ec2.Inputs.GetAmiFilterArgs", "Values"));
        Assert.Equal("InvokeArgs", run.Type("Pulumi.Aws.Ec2.Inputs.GetAmiFilterArgs").BaseType!.Name);
        Assert.Equal("Input<string> GetAmiFilterInputArgs.Name", run.Member("Pulumi.Aws.Ec2.Inputs.GetAmiFilterInputArgs", "Name"));
        Assert.Equal("ResourceArgs", run.Type("Pulumi.Aws.Ec2.Inputs.GetAmiFilterInputArgs").BaseType!.Name);
        Assert.True(run.HasType("Pulumi.Aws.Ec2.Outputs.GetAmiFilterResult"));
        Assert.False(run.HasType("Pulumi.Aws.Ec2.Inputs.GetAmiFilterGetArgs"));
    }

    [Fact]
    public void Kubernetes_types_and_the_arguments_of_resources_stand_in_a_tree_of_their_own_and_are_not_sealed()
    {
        var run = GeneratorRun.Of(SchemaText.Kubernetes(
            types: """ "core.v1.PodSpec": { "inputs": { "hostname": "string optional" }, "outputs": { "hostname": "string" } } """,
            resources: """
            "kubernetes:core/v1:Pod": {
              "module": "core.v1", "name": "Pod",
              "inputs": { "spec": "@core.v1.PodSpec optional" }, "outputs": { "spec": "@core.v1.PodSpec" }
            }
            """));

        Assert.True(run.HasType("Pulumi.Kubernetes.Core.V1.Pod"));
        Assert.False(run.Type("Pulumi.Kubernetes.Types.Inputs.Core.V1.PodArgs").IsSealed);
        Assert.False(run.Type("Pulumi.Kubernetes.Types.Inputs.Core.V1.PodSpecArgs").IsSealed);
        Assert.True(run.HasType("Pulumi.Kubernetes.Types.Outputs.Core.V1.PodSpec"));
        Assert.Equal("Output<PodSpec> Pod.Spec", run.Member("Pulumi.Kubernetes.Core.V1.Pod", "Spec"));
    }

    [Fact]
    public void Where_a_Kubernetes_resource_and_a_nested_type_have_one_name_the_arguments_of_the_resource_are_meant()
    {
        var run = GeneratorRun.Of(SchemaText.Kubernetes(
            types: """
            "core.v1.Claim": {
              "inputs": { "size": "string optional", "status": "string optional" }, "outputs": { "size": "string", "status": "string" }
            }
            """,
            resources: """
            "kubernetes:core/v1:Claim": { "module": "core.v1", "name": "Claim", "inputs": { "size": "string optional" }, "outputs": {} },
            "kubernetes:core/v1:Set": {
              "module": "core.v1", "name": "Set", "inputs": { "claims": "[@core.v1.Claim] optional" }, "outputs": {}
            }
            """));

        Assert.Equal("InputList<ClaimArgs> SetArgs.Claims", run.Member("Pulumi.Kubernetes.Types.Inputs.Core.V1.SetArgs", "Claims"));
        Assert.Empty(run.Type("Pulumi.Kubernetes.Types.Inputs.Core.V1.ClaimArgs").GetMembers("Status"));
    }

    [Fact]
    public void A_native_package_has_no_state_classes()
    {
        var run = GeneratorRun.Of(SchemaText.Native(
            types: Rule,
            resources: """
            "aws-native:s3:Bucket": {
              "module": "s3", "name": "Bucket", "inputs": { "rule": "@s3.Rule optional" }, "outputs": { "rule": "@s3.Rule" }
            }
            """));

        Assert.True(run.HasType("Pulumi.AwsNative.S3.Inputs.RuleArgs"));
        Assert.False(run.HasType("Pulumi.AwsNative.S3.Inputs.RuleGetArgs"));
        Assert.False(run.HasType("Pulumi.AwsNative.S3.BucketState"));
        Assert.Contains(
            "Bucket Bucket.Get(string name, Input<string> id, CustomResourceOptions? options = null)",
            run.MembersOf("Pulumi.AwsNative.S3.Bucket"));
    }

    [Fact]
    public void A_type_that_nothing_reaches_has_no_class()
    {
        var run = GeneratorRun.Of(SchemaText.Aws(types: Rule));

        Assert.False(run.HasType("Pulumi.Aws.S3.Inputs.RuleArgs"));
    }

    [Fact]
    public void A_type_that_is_used_but_not_declared_fails_the_build()
    {
        var run = GeneratorRun.Try(SchemaText.Aws(resources: """
            "aws:s3/bucket:Bucket": { "module": "s3", "name": "Bucket", "inputs": { "rule": "@s3.Rule", "acl": "#s3.Acl" }, "outputs": {} }
            """));

        Assert.All(run.Diagnostics, fault => Assert.Equal("LZP005", fault.Id));
        Assert.Contains(run.Diagnostics, fault => fault.GetMessage(null).Contains("'s3.Rule'", StringComparison.Ordinal));
        Assert.Contains(run.Diagnostics, fault => fault.GetMessage(null).Contains("'s3.Acl'", StringComparison.Ordinal));
    }
}
