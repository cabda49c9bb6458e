using System.Text.Json;
using LandingZone.Engine.Functions;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class PolicyDocumentTests
{
    [Fact]
    public void A_policy_document_is_written_as_IAM_takes_it()
    {
        var statement = Map(
            ("sid", Text("ReadOwn")),
            ("actions", Texts("s3:GetObject", "s3:ListBucket")),
            ("resources", Texts("arn:aws:s3:::a")),
            ("principals", new PropertyValue.List([Map(("type", Text("AWS")), ("identifiers", Texts("arn:aws:iam::111122223333:root")))])),
            ("conditions", new PropertyValue.List(
            [
                Map(("test", Text("StringEquals")), ("variable", Text("aws:PrincipalOrgID")), ("values", Texts("o-1"))),
                Map(("test", Text("StringEquals")), ("variable", Text("aws:ResourceAccount")), ("values", Texts("1", "2"))),
            ])));

        var result = PolicyDocumentFunction.Result(Map(("statements", new PropertyValue.List([statement]))));

        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadOwn",
                  "Effect": "Allow",
                  "Action": [
                    "s3:ListBucket",
                    "s3:GetObject"
                  ],
                  "Resource": "arn:aws:s3:::a",
                  "Principal": {
                    "AWS": "arn:aws:iam::111122223333:root"
                  },
                  "Condition": {
                    "StringEquals": {
                      "aws:PrincipalOrgID": "o-1",
                      "aws:ResourceAccount": [
                        "1",
                        "2"
                      ]
                    }
                  }
                }
              ]
            }
            """,
            TextOf(result["json"]));
    }

    [Fact]
    public void An_overriding_document_replaces_the_statement_with_its_sid()
    {
        var arguments = Map(
            ("statements", new PropertyValue.List([Map(("sid", Text("A")), ("actions", Texts("a:1")), ("resources", Texts("*")))])),
            ("overridePolicyDocuments", Texts("""{"Statement":[{"Sid":"A","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""")));

        Assert.Equal("Deny", Assert.Single(Statements(arguments)).GetProperty("Effect").GetString());
    }

    [Fact]
    public void Statements_without_a_sid_are_all_kept_and_sources_come_first()
    {
        var arguments = Map(
            ("sourcePolicyDocuments", Texts("""{"Statement":{"Effect":"Deny","Action":"a:1","Resource":"*"}}""")),
            ("statements", new PropertyValue.List([Map(("sid", Text("")), ("actions", Texts("a:2")), ("resources", Texts("*")))])),
            ("overridePolicyDocuments", Texts("""{"Statement":[{"Effect":"Deny","Action":"a:3","Resource":"*"}]}""")));

        Assert.Equal(["a:1", "a:2", "a:3"], Statements(arguments).Select(statement => statement.GetProperty("Action").GetString()));
    }

    [Fact]
    public void Everybody_is_a_star_and_variables_are_those_of_IAM()
    {
        var statement = Map(
            ("effect", Text("Deny")),
            ("notActions", Texts("s3:*")),
            ("resources", Texts("arn:aws:s3:::home/&{aws:username}")),
            ("principals", new PropertyValue.List([Map(("type", Text("*")), ("identifiers", Texts("*")))])));

        Assert.Equal(
            """{"Effect":"Deny","NotAction":"s3:*","Resource":"arn:aws:s3:::home/${aws:username}","Principal":"*"}""",
            Statements(Map(("statements", new PropertyValue.List([statement])))).Single().GetRawText());
    }

    [Theory]
    [InlineData("not json", "'sourcePolicyDocuments[0]' is not a policy document: it is not JSON from line 1, column 2 on")]
    [InlineData("[]", "'sourcePolicyDocuments[0]' is not a policy document: it has no Statement")]
    [InlineData("""{"Statement":["x"]}""", "'sourcePolicyDocuments[0]' has a statement that is not an object")]
    public void A_document_that_is_none_is_refused(string document, string fault) => Assert.Equal(
        fault,
        Assert.Throws<FormatException>(() => PolicyDocumentFunction.Result(Map(("sourcePolicyDocuments", Texts(document))))).Message);

    private static List<JsonElement> Statements(PropertyValue.Map arguments)
    {
        var json = ((PropertyValue.Text)PolicyDocumentFunction.Result(arguments)["minifiedJson"]!).Value;
        return [.. JsonDocument.Parse(json).RootElement.GetProperty("Statement").EnumerateArray()];
    }
}
