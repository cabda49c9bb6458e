using LandingZone.Providers.Tests.Support;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>The types of outputs: rules 7, 9, 10 and 14.</summary>
public sealed class OutputRuleTests
{
    [Theory]
    [InlineData("string", "Output<string>")]
    [InlineData("string optional", "Output<string?>")]
    [InlineData("integer optional", "Output<int?>")]
    [InlineData("boolean", "Output<bool>")]
    [InlineData("number", "Output<double>")]
    [InlineData("any", "Output<object>")]
    [InlineData("json", "Output<JsonElement>")]
    [InlineData("archive optional", "Output<Archive?>")]
    [InlineData("[string] optional", "Output<ImmutableArray<string>>")]
    [InlineData("{string} optional", "Output<ImmutableDictionary<string, string>?>")]
    [InlineData("@s3.Rule optional", "Output<Rule?>")]
    [InlineData("#s3.Acl", "Output<Acl>")]
    [InlineData("string|#s3.Acl optional", "Output<string?>")]
    [InlineData("integer|string", "Output<Union<int, string>>")]
    public void An_output_has_the_type_that_the_official_package_gives_it(string notation, string expected)
    {
        var run = GeneratorRun.Of(SchemaText.Native(Resource(notation), types: Rule, enums: Acl));

        Assert.Equal($"{expected} Bucket.Value", run.Member("Pulumi.AwsNative.S3.Bucket", "Value"));
    }

    [Theory]
    [InlineData("string optional", "Output<string>")]
    [InlineData("integer optional", "Output<int>")]
    [InlineData("{string} optional", "Output<ImmutableDictionary<string, string>>")]
    public void A_Kubernetes_output_is_never_nullable(string notation, string expected)
    {
        var run = GeneratorRun.Of(SchemaText.Kubernetes($$"""
            "kubernetes:core/v1:Pod": { "module": "core.v1", "name": "Pod", "inputs": {}, "outputs": { "value": "{{notation}}" } }
            """));

        Assert.Equal($"{expected} Pod.Value", run.Member("Pulumi.Kubernetes.Core.V1.Pod", "Value"));
    }

    [Fact]
    public void An_output_is_read_from_the_registration_when_it_is_first_asked_for()
    {
        var run = GeneratorRun.Of(SchemaText.Native(Resource("integer optional"), types: Rule, enums: Acl));

        Assert.Equal(
            "[Output(\"value\")] public Output<int?> Value => _value ??= OutputOf<int?>(\"value\");",
            run.Line("[Output(\"value\")]"));
        Assert.Equal("internal override bool HasLazyOutputs => true;", run.Line("HasLazyOutputs"));
    }

    [Fact]
    public void A_structured_output_has_read_only_fields_and_a_private_constructor_with_the_wire_names()
    {
        var run = GeneratorRun.Of(SchemaText.Native(
            Resource("@s3.Rule"),
            types: """
            "s3.Rule": {
              "outputs": {
                "namespace": "string", "default": "integer optional", "Id": "string optional", "$ref": "string",
                "days-left": "[integer] optional"
              }
            }
            """));

        Assert.Equal(
            """
            public sealed class Rule
            {
                public readonly string Namespace;
                public readonly int? Default;
                public readonly string? Id;
                public readonly string Ref;
                public readonly ImmutableArray<int> DaysLeft;
                [OutputConstructor]
                private Rule(
                    string @namespace,
                    int? @default,
                    string? Id,
                    [OutputConstructorParameter("$ref")] string @ref,
                    [OutputConstructorParameter("days-left")] ImmutableArray<int> daysleft)
                {
                    Namespace = @namespace;
                    Default = @default;
                    this.Id = Id;
                    Ref = @ref;
                    DaysLeft = daysleft;
                }
            }
            """,
            run.Source("public sealed class Rule"));
    }

    private const string Rule = """ "s3.Rule": { "outputs": { "days": "integer" } } """;

    private const string Acl = """ "s3.Acl": { "type": "string", "values": { "Private": "private" } } """;

    private static string Resource(string notation) => $$"""
        "aws-native:s3:Bucket": { "module": "s3", "name": "Bucket", "inputs": {}, "outputs": { "value": "{{notation}}" } }
        """;
}
