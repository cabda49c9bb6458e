using FsCheck;
using FsCheck.Fluent;
using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Tests.Documents;

/// <summary>Policies are read as IAM reads them.</summary>
public sealed class PolicyDocumentTests
{
    [Fact]
    public void Statement_is_read_with_all_its_parts()
    {
        var document = Read("""
            {"Version":"2012-10-17","Statement":{"Sid":"One","Effect":"Deny","Principal":{"AWS":["*","444455556666"],"Service":"s3.amazonaws.com"},
            "NotAction":"s3:GetObject","Resource":["arn:aws:s3:::a","arn:aws:s3:::a/*"],
            "Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"s3:TlsVersion":1.2}}}}
            """);

        var statement = Assert.Single(document.Statements);
        Assert.False(statement.IsAllow);
        Assert.Equal("statement 'One'", statement.Label);
        Assert.Equal(
            [new PolicyPrincipal("AWS", "*"), new PolicyPrincipal("AWS", "444455556666"), new PolicyPrincipal("Service", "s3.amazonaws.com")],
            statement.Principals!);
        Assert.Null(statement.Actions);
        Assert.Equal(["s3:GetObject"], statement.NotActions!);
        Assert.True(statement.IsAboutAction("s3:PutObject"));
        Assert.False(statement.IsAboutAction("S3:getobject"));
        Assert.True(statement.IsAboutResource("arn:aws:s3:::a/key"));
        Assert.False(statement.IsAboutResource("arn:aws:s3:::b"));
        Assert.Equal(["aws:SecureTransport = false", "s3:TlsVersion = 1.2"], statement.Conditions.Select(one => $"{one.Key} = {string.Join(',', one.Values)}"));
    }

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("{\"AWS\":\"*\"}")]
    [InlineData("{\"*\":\"*\"}")]
    public void Everybody_is_written_in_three_ways(string principal) =>
        Assert.True(Read($$"""{"Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"s3:GetObject","Resource":"*"}]}""").Statements[0].IsPublic);

    [Theory]
    [InlineData("{}", "it has no Statement")]
    [InlineData("[]", "it has no Statement")]
    [InlineData("not json", "it is no JSON (line 1, byte 2)")]
    [InlineData("""{"Statement":[{"Effect":"allow"}]}""", "statement 1 has the effect 'allow', and only 'Allow' and 'Deny' exist")]
    public void What_is_no_policy_is_said_to_be_none(string text, string fault)
    {
        var reading = PolicyDocument.Read(Value.Of(text));
        Assert.Equal(fault, reading.Fault);
        Assert.True(reading.Has(_ => true).IsUnknown);
    }

    [Fact]
    public void Nothing_is_no_policy_and_unknown_is_unknown()
    {
        Assert.Same(PolicyReading.None, PolicyDocument.Read(Value.Absent));
        Assert.Same(PolicyReading.None, PolicyDocument.Read(Value.Of("")));
        Assert.True(PolicyDocument.Read(Value.Unknown).IsUnknown);
    }

    [Fact]
    public void Unknown_anywhere_in_a_map_makes_the_policy_unknown()
    {
        var statement = Value.Of([Entry("Effect", Value.Of("Allow")), Entry("Resource", Value.Of([Value.Of("a"), Value.Unknown]))]);
        var reading = PolicyDocument.Read(Value.Of([Entry("Statement", Value.Of([statement]))]));
        Assert.True(reading.IsUnknown);
        Assert.True(reading.Has(_ => true).IsUnknown);
    }

    [Fact]
    public void Text_and_map_read_alike() =>
        Prop.ForAll(
                Gen.NonEmptyListOf(Gen.Elements("s3:GetObject", "s3:*", "kms:Decrypt")).ToArbitrary(),
                Gen.Elements("Allow", "Deny").ToArbitrary(),
                (actions, effect) =>
                {
                    var list = string.Join(',', actions.Select(action => $"\"{action}\""));
                    var text = $$"""{"Statement":[{"Effect":"{{effect}}","Action":[{{list}}],"Resource":"*"}]}""";
                    var (asText, asMap) = (Read(text), PolicyDocument.Read(JsonValues.Parse(text)).Document!);
                    return asText.Statements.Count == 1
                        && asText.Statements[0].Actions!.SequenceEqual(actions)
                        && asMap.Statements[0].Actions!.SequenceEqual(actions)
                        && asMap.Statements[0].IsAllow == (effect == "Allow");
                })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5", false)]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::444455556666:role/zone-*", false)]
    [InlineData("StringLike", "aws:PrincipalArn", "arn:aws:iam::*:role/zone", true)]
    [InlineData("ArnLike", "aws:SourceArn", "arn:aws:s3:::zone-data", false)]
    [InlineData("ArnLike", "aws:SourceArn", "arn:aws:s3:::zone-*", true)]
    [InlineData("StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*", false)]
    [InlineData("StringLike", "aws:PrincipalOrgPaths", "*/ou-1/*", true)]
    [InlineData("StringLike", "aws:PrincipalOrgID", "o-*", true)]
    [InlineData("StringEquals", "aws:PrincipalAccount", "${aws:ResourceAccount}", true)]
    [InlineData("ArnLike", "aws:SourceArn", "*", true)]
    [InlineData("IpAddress", "aws:SourceIp", "10.0.0.0/8", false)]
    [InlineData("IpAddress", "aws:SourceIp", "0.0.0.0/0", true)]
    [InlineData("StringNotEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5", true)]
    [InlineData("StringEqualsIfExists", "aws:SourceVpce", "vpce-1", true)]
    [InlineData("Bool", "aws:SecureTransport", "true", true)]
    public void Condition_on_the_caller_makes_a_statement_not_public(string comparison, string key, string value, bool isPublic) =>
        Assert.Equal(
            isPublic,
            Read($$$"""{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"{{{comparison}}}":{"{{{key}}}":"{{{value}}}"} } } }""")
                .Statements[0].IsPublic);

    private static PolicyDocument Read(string text) => PolicyDocument.Read(Value.Of(text)).Document!;

    private static KeyValuePair<string, Value> Entry(string key, Value value) => KeyValuePair.Create(key, value);
}
