using LandingZone.Providers.Tests.Support;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>What the generator says of a schema file that it cannot read.</summary>
public sealed class SchemaFileTests
{
    [Theory]
    [InlineData("{", "line 1, column 2: a member's name must be a string")]
    [InlineData("{\n  \"package\": }", "line 2, column 14: a value is missing")]
    [InlineData("{ \"package\": tru }", "line 1, column 14: a value is none that JSON knows")]
    [InlineData("{ \"package\": 1.2.3 }", "line 1, column 19: '1.2.3' is no number")]
    [InlineData("{ \"package\": \"a\nb\" }", "line 1, column 16: a string is not closed on its line")]
    [InlineData("{ \"package\": \"\\x\" }", "line 1, column 17: an escape is not one that JSON knows")]
    [InlineData("{ \"a\": 1, \"a\": 2 }", "line 1, column 14: the name 'a' stands there twice")]
    [InlineData("{ \"a\": [1, 2 }", "line 1, column 14: ']' is missing")]
    [InlineData("{} {}", "line 1, column 4: text follows after the end of the value")]
    [InlineData("{ \"packages\": {} }", "line 1, column 15: the key 'packages' is not known; "
        + "known are csharp, enums, functions, package, resources, types, version")]
    [InlineData("{ \"package\": \"aws\" }", "line 1, column 1: the key 'csharp' is missing")]
    [InlineData("[]", "line 1, column 1: an object is expected")]
    public void A_file_that_cannot_be_read_fails_the_build_with_its_place(string text, string expected)
    {
        var fault = Assert.Single(GeneratorRun.Try(text).Diagnostics);

        Assert.Equal("LZP001", fault.Id);
        Assert.Equal($"schema/small.json: {expected}", fault.GetMessage(null));
    }

    [Theory]
    [InlineData("\"style\": \"native\"", "\"style\": \"x\"", "the style 'x' is not known; use native, tfbridge20 or kubernetes20")]
    [InlineData("\"kind\": \"provider\"", "\"kind\": \"component\"", "the kind 'component' is not known; the only one is provider")]
    [InlineData("\"deprecated\": true", "\"deprecated\": \"yes\"", "true or false is expected")]
    [InlineData("\"type\": \"string\"", "\"type\": \"x\"", "the type 'x' of an enum is not known; use string, integer or number")]
    [InlineData("\"module\": \"s3\",", "", "the key 'module' is missing")]
    [InlineData("\"aliases\": []", "\"aliases\": [1]", "a string is expected")]
    public void A_word_that_is_not_known_fails_the_build(string good, string bad, string expected)
    {
        var schema = SchemaText.Native(
            enums: """ "s3.Acl": { "type": "string", "values": {} } """,
            resources: """
            "pulumi:providers:aws-native": { "module": "", "name": "Provider", "kind": "provider", "inputs": {}, "outputs": {} },
            "aws-native:s3:Bucket": { "module": "s3", "name": "Bucket", "deprecated": true, "aliases": [], "inputs": {}, "outputs": {} }
            """);
        Assert.Empty(GeneratorRun.Of(schema).Diagnostics);

        var fault = Assert.Single(GeneratorRun.Try(schema.Replace(good, bad, StringComparison.Ordinal)).Diagnostics);

        Assert.Equal("LZP001", fault.Id);
        Assert.EndsWith(expected, fault.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Strings_keep_their_escapes()
    {
        var run = GeneratorRun.Of(SchemaText.Aws(resources: """
            "aws:ec2/vpc:Vpc": {
              "module": "ec2", "name": "Vpc", "inputs": { "note": "string optional" }, "outputs": {},
              "defaults": { "note": { "value": "a \"quoted\" \u00e9\n\tline \\ \/" } }
            }
            """));

        Assert.Equal("Note = \"a \\\"quoted\\\" \u00e9\\n\\tline \\\\ /\";", run.Line("Note = "));
    }

    [Fact]
    public void The_same_schema_gives_the_same_files()
    {
        var schema = SchemaText.Aws(resources: """
            "aws:ec2/vpc:Vpc": { "module": "ec2", "name": "Vpc", "inputs": { "b": "string", "a": "string" }, "outputs": { "b": "string" } }
            """);

        Assert.Equal(GeneratorRun.Of(schema).Files, GeneratorRun.Of(schema).Files);
    }
}
