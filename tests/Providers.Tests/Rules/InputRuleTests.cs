using LandingZone.Providers.Tests.Support;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>The types of inputs: rules 6, 7, 9 and 13, and the defaults.</summary>
public sealed class InputRuleTests
{
    private const string Args = "Pulumi.Aws.S3.BucketArgs";

    [Theory]
    [InlineData("string optional", "Input<string>?")]
    [InlineData("string", "Input<string>")]
    [InlineData("boolean optional", "Input<bool>?")]
    [InlineData("integer optional", "Input<int>?")]
    [InlineData("number optional", "Input<double>?")]
    [InlineData("any optional", "Input<object>?")]
    [InlineData("json optional", "InputJson?")]
    [InlineData("asset optional", "Input<AssetOrArchive>?")]
    [InlineData("archive optional", "Input<Archive>?")]
    [InlineData("'v1' optional", "Input<string>?")]
    [InlineData("[string] optional", "InputList<string>")]
    [InlineData("[string]", "InputList<string>")]
    [InlineData("{string} optional", "InputMap<string>")]
    [InlineData("{any} optional", "InputMap<object>")]
    [InlineData("{[string]} optional", "InputMap<ImmutableArray<string>>")]
    [InlineData("[{string}] optional", "InputList<ImmutableDictionary<string, string>>")]
    [InlineData("#s3.Acl optional", "Input<Acl>?")]
    [InlineData("string|#s3.Acl optional", "InputUnion<string, Acl>?")]
    [InlineData("string|@s3.Rule optional", "InputUnion<string, RuleArgs>?")]
    [InlineData("string|[string] optional", "InputUnion<string, ImmutableArray<string>>?")]
    [InlineData("integer|string optional", "InputUnion<int, string>?")]
    [InlineData("string|'a'|'b' optional", "Input<string>?")]
    [InlineData("string|@s3.Rule|integer optional", "Input<object>?")]
    [InlineData("[string|#s3.Acl] optional", "InputList<Union<string, Acl>>")]
    public void An_input_has_the_type_that_the_official_package_gives_it(string notation, string expected)
    {
        var run = GeneratorRun.Of(Bucket($"\"value\": \"{notation}\""));

        Assert.Equal($"{expected} BucketArgs.Value", run.Member(Args, "Value"));
    }

    [Fact]
    public void A_required_input_says_so_in_its_attribute_and_when_it_is_collected()
    {
        var run = GeneratorRun.Of(Bucket("\"value\": \"string\""));

        Assert.Equal(
            "[Input(\"value\", required: true)] public Input<string> Value { get; set; } = null!;",
            run.Line("Value { get; set; } = null!"));
        Assert.Equal("inputs.Add(\"value\", Value, true, false, \"Value\");", run.Line("inputs.Add(\"value\", Value, true"));
    }

    [Fact]
    public void A_list_or_map_is_made_when_it_is_first_used_and_collected_only_if_it_was()
    {
        var run = GeneratorRun.Of(Bucket("\"value\": \"{string} optional\""));

        Assert.Equal(
            """
            public sealed class BucketArgs : global::Pulumi.ResourceArgs
            {
                [Input("value")] private InputMap<string>? _value;
                public InputMap<string> Value { get => _value ??= new InputMap<string>(); set => _value = value; }
                public BucketArgs() { }
                public static new BucketArgs Empty => new BucketArgs();
                internal override void Collect(global::Pulumi.InputCollector inputs)
                {
                    inputs.Add("value", _value);
                }
            }
            """,
            run.Source("public sealed class BucketArgs : global::Pulumi.ResourceArgs"));
    }

    [Fact]
    public void The_setter_of_a_secret_wraps_what_it_is_given()
    {
        var run = GeneratorRun.Of(Bucket("\"password\": \"string optional secret\", \"data\": \"{string} optional secret\""));

        var source = run.Source("public sealed class BucketArgs : global::Pulumi.ResourceArgs");
        Assert.Contains(
            "public Input<string>? Password { get => _password; set => _password = global::Pulumi.Aws.Utilities.Secret(value); }",
            source,
            StringComparison.Ordinal);
        Assert.Contains(
            "public InputMap<string> Data "
            + "{ get => _data ??= new InputMap<string>(); set => _data = global::Pulumi.Aws.Utilities.Secret(value); }",
            source,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_for_which_there_is_no_setter_fails_the_build()
    {
        var run = GeneratorRun.Try(Bucket("\"value\": \"string|#s3.Acl optional secret\""));

        Assert.Equal("LZP007", run.Diagnostics[0].Id);
    }

    [Fact]
    public void Defaults_are_set_by_the_constructor()
    {
        var run = GeneratorRun.Of(Bucket(
            "\"description\": \"string optional\", \"region\": \"string optional\", \"skip\": \"boolean optional\"",
            """
            "defaults": {
              "description": { "value": "Managed by Pulumi" },
              "region": { "environment": ["AWS_REGION", "AWS_DEFAULT_REGION"] },
              "skip": { "environment": ["SKIP"], "value": true }
            },
            """));

        Assert.Equal("Description = \"Managed by Pulumi\";", run.Line("Description = "));
        Assert.Equal("Region = Utilities.GetEnv(\"AWS_REGION\", \"AWS_DEFAULT_REGION\")!;", run.Line("Region = "));
        Assert.Equal("Skip = Utilities.GetEnvBoolean(\"SKIP\") ?? true;", run.Line("Skip = "));
    }

    [Theory]
    [InlineData("[string] optional deprecated", true)]
    [InlineData("{string} optional deprecated", true)]
    [InlineData("string optional secret deprecated", true)]
    [InlineData("string optional deprecated", false)]
    [InlineData("[string] optional", false)]
    public void A_deprecated_input_is_obsolete_where_the_official_packages_say_so(string notation, bool expected)
    {
        var run = GeneratorRun.Of(Bucket($"\"value\": \"{notation}\""));

        var messages = run.Type(Args).GetMembers("Value").Single().GetAttributes()
            .Where(attribute => attribute.AttributeClass!.Name == "ObsoleteAttribute")
            .Select(attribute => (string?)attribute.ConstructorArguments[0].Value);
        string[] message =
            ["'value' of aws:s3/bucket:Bucket is deprecated by the provider; see its documentation for what to use instead."];
        Assert.Equal(expected ? message : [], messages);
    }

    [Fact]
    public void An_output_is_never_obsolete()
    {
        var run = GeneratorRun.Of(Bucket("", outputs: "\"value\": \"[string] deprecated\""));

        Assert.DoesNotContain(
            run.Type("Pulumi.Aws.S3.Bucket").GetMembers("Value").Single().GetAttributes(),
            attribute => attribute.AttributeClass!.Name == "ObsoleteAttribute");
    }

    [Theory]
    [InlineData("strin")]
    [InlineData("[string")]
    [InlineData("string optoinal")]
    [InlineData("@")]
    public void A_type_that_is_not_known_fails_the_build(string notation)
    {
        var run = GeneratorRun.Try(Bucket($"\"value\": \"{notation}\""));

        var fault = Assert.Single(run.Diagnostics);
        Assert.Equal("LZP004", fault.Id);
        Assert.Equal(
            $"schema/small.json: 'aws:s3/bucket:Bucket', property 'value': '{notation}' is no type; "
            + "refresh the schema with 'npm run refresh' in offline/extract.",
            fault.GetMessage(null));
    }

    private static string Bucket(string inputs, string more = "", string outputs = "") => SchemaText.Aws(
        types: """ "s3.Rule": { "inputs": { "days": "integer" } } """,
        enums: """ "s3.Acl": { "type": "string", "values": { "Private": "private" } } """,
        resources: $$"""
        "aws:s3/bucket:Bucket": {
          "module": "s3", "name": "Bucket", {{more}} "inputs": { {{inputs}} }, "outputs": { {{outputs}} }
        }
        """);
}
