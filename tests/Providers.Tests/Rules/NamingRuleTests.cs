using LandingZone.Providers.Tests.Support;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>Names of classes, properties and namespaces: rules 1, 2, 3 and 5.</summary>
public sealed class NamingRuleTests
{
    [Fact]
    public void A_property_is_its_wire_name_with_the_first_letter_upper_cased_and_keeps_the_wire_name_in_its_attribute()
    {
        var run = GeneratorRun.Of(SchemaText.Native(resources: """
            "aws-native:s3:Bucket": {
              "module": "s3", "name": "Bucket",
              "inputs": { "bucketName": "string optional", "access-point-arn": "string optional", "$ref": "string optional" },
              "outputs": { "access-point-arn": "string" }
            }
            """));

        Assert.Equal("[Input(\"bucketName\")] public Input<string>? BucketName { get; set; }", run.Line("BucketName { get; set; }"));
        Assert.Equal(
            "[Input(\"access-point-arn\")] public Input<string>? AccessPointArn { get; set; }",
            run.Line("AccessPointArn { get; set; }"));
        Assert.Equal("[Input(\"$ref\")] public Input<string>? Ref { get; set; }", run.Line("Ref { get; set; }"));
        Assert.Equal(
            "[Output(\"access-point-arn\")] public Output<string> AccessPointArn => "
            + "_accesspointarn ??= OutputOf<string>(\"access-point-arn\");",
            run.Line("[Output(\"access-point-arn\")]"));
    }

    [Theory]
    [InlineData("redshift", "RedShift")]
    [InlineData("redshiftserverless", "RedshiftServerless")]
    [InlineData("dynamodb", "DynamoDB")]
    public void A_namespace_comes_from_the_table_of_the_package(string module, string expected)
    {
        var run = GeneratorRun.Of(SchemaText
            .Aws($$""" "aws:{{module}}/cluster:Cluster": { "module": "{{module}}", "name": "Cluster", "inputs": {}, "outputs": {} } """)
            .Replace("\"ec2\": \"Ec2\"", $"\"{module}\": \"{expected}\"", StringComparison.Ordinal));

        Assert.True(run.HasType($"Pulumi.Aws.{expected}.Cluster"));
    }

    [Fact]
    public void Each_segment_of_a_Kubernetes_module_has_a_namespace()
    {
        var run = GeneratorRun.Of(SchemaText.Kubernetes(resources: """
            "kubernetes:rbac.authorization.k8s.io/v1:Role": { "module": "rbac.v1", "name": "Role", "inputs": {}, "outputs": {} }
            """));

        Assert.True(run.HasType("Pulumi.Kubernetes.Rbac.V1.Role"));
    }

    [Fact]
    public void A_module_that_is_not_in_the_table_fails_the_build_with_its_token_and_a_remedy()
    {
        var run = GeneratorRun.Try(SchemaText.Aws(resources: """
            "aws:sqs/queue:Queue": { "module": "sqs", "name": "Queue", "inputs": {}, "outputs": {} }
            """));

        var fault = Assert.Single(run.Diagnostics);
        Assert.Equal("LZP002", fault.Id);
        Assert.Equal(
            "schema/small.json: 'aws:sqs/queue:Queue': the module 'sqs' has no C# namespace; "
            + "add it to 'aws.namespaces' in offline/extract/csharp-facts.json and refresh.",
            fault.GetMessage(null));
    }

    [Fact]
    public void A_rule_of_a_security_group_stands_in_the_namespace_Vpc()
    {
        Assert.Equal("Pulumi.Aws.Vpc.SecurityGroupIngressRule", typeof(Pulumi.Aws.Vpc.SecurityGroupIngressRule).FullName);
        Assert.Equal("Pulumi.Aws.Vpc.SecurityGroupEgressRule", typeof(Pulumi.Aws.Vpc.SecurityGroupEgressRule).FullName);
    }

    [Fact]
    public void A_property_named_like_its_class_gets_Value_behind_it_where_the_package_says_so()
    {
        var run = GeneratorRun.Of(SchemaText.Native(resources: """
            "aws-native:s3:Policy": {
              "module": "s3", "name": "Policy", "inputs": { "policy": "string" }, "outputs": { "policy": "string" }
            }
            """));

        Assert.Equal("Output<string> Policy.PolicyValue", run.Member("Pulumi.AwsNative.S3.Policy", "PolicyValue"));
        Assert.Equal("Input<string> PolicyArgs.PolicyValue", run.Member("Pulumi.AwsNative.S3.PolicyArgs", "PolicyValue"));
    }

    [Fact]
    public void A_property_named_like_its_class_gets_the_name_that_was_picked_for_it_by_hand()
    {
        var run = GeneratorRun.Of(SchemaText.Aws(
            names: """ "iam/Policy.policy": "PolicyDocument" """,
            resources: """
            "aws:iam/policy:Policy": {
              "module": "iam", "name": "Policy", "inputs": { "policy": "string" }, "outputs": { "policy": "string" }
            }
            """));

        Assert.Equal(
            "[Input(\"policy\", required: true)] public Input<string> PolicyDocument { get; set; } = null!;",
            run.Line("PolicyDocument { get; set; } = null!"));
        Assert.Equal("Output<string> Policy.PolicyDocument", run.Member("Pulumi.Aws.Iam.Policy", "PolicyDocument"));
        Assert.Equal("Input<string>? PolicyState.PolicyDocument", run.Member("Pulumi.Aws.Iam.PolicyState", "PolicyDocument"));
    }

    [Theory]
    [InlineData("Policy", "policy", "Policy")]
    [InlineData("Instance", "instanceState", "InstanceState")]
    public void A_property_named_like_a_class_without_a_rule_fails_the_build(string name, string property, string className)
    {
        var run = GeneratorRun.Try(SchemaText.Aws(resources: $$"""
            "aws:iam/x:{{name}}": { "module": "iam", "name": "{{name}}", "inputs": {}, "outputs": { "{{property}}": "string" } }
            """));

        var fault = Assert.Single(run.Diagnostics);
        Assert.Equal("LZP003", fault.Id);
        Assert.Equal(
            $"schema/small.json: 'aws:iam/x:{name}': the property '{property}' would be called like its class '{className}'; "
            + $"add 'iam/{name}.{property}' to 'names' in offline/extract/csharp-facts.json and refresh.",
            fault.GetMessage(null));
    }

    [Fact]
    public void Two_properties_with_one_name_fail_the_build()
    {
        var run = GeneratorRun.Try(SchemaText.Aws(resources: """
            "aws:ec2/x:X": { "module": "ec2", "name": "X", "inputs": { "a-b": "string", "aB": "string" }, "outputs": {} }
            """));

        Assert.Equal("LZP006", Assert.Single(run.Diagnostics).Id);
    }
}
