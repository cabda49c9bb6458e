using System.Text.Json;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;
using Pulumi;
using Pulumi.Testing;

namespace LandingZone.Infra.Tests.Security;

public sealed class PolicyDocumentTests
{
    [Fact]
    public async Task A_policy_is_written_in_the_grammar_of_iam()
    {
        var json = await JsonOf(new PolicyDocument
        {
            Statements =
            [
                new PolicyStatement("ReadObjects", PolicyEffect.Allow)
                {
                    Principals =
                    [
                        PolicyPrincipal.Aws("arn:1"),
                        PolicyPrincipal.Service("s3.amazonaws.com"),
                        PolicyPrincipal.Aws(Output.Create("arn:2")),
                    ],
                    Actions = ["s3:GetObject", "s3:ListBucket"],
                    Resources = [Output.Create("arn:bucket"), "arn:bucket/*"],
                    Conditions =
                    [
                        PolicyCondition.StringEquals("aws:PrincipalOrgID", "o-1"),
                        PolicyCondition.Bool("aws:SecureTransport", true),
                        PolicyCondition.StringEquals("aws:SourceAccount", "1", "2"),
                    ],
                },
                new PolicyStatement("DenyAll", PolicyEffect.Deny)
                {
                    Principals = [PolicyPrincipal.Everyone],
                    Actions = ["s3:*"],
                    Resources = ["arn:bucket"],
                },
            ],
        });

        Assert.Equal(
            """
            {"Version":"2012-10-17","Statement":[
            {"Sid":"ReadObjects","Effect":"Allow","Principal":{"AWS":["arn:1","arn:2"],"Service":"s3.amazonaws.com"},
            "Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:bucket","arn:bucket/*"],
            "Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1","aws:SourceAccount":["1","2"]},"Bool":{"aws:SecureTransport":"true"}}},
            {"Sid":"DenyAll","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:bucket"}]}
            """.ReplaceLineEndings(""),
            json);
    }

    [Fact]
    public async Task A_value_that_comes_twice_is_written_once()
    {
        var json = await JsonOf(Policy(new PolicyStatement("Use", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Aws("arn:1"), PolicyPrincipal.Aws(Output.Create("arn:1"))],
            Actions = ["kms:Decrypt"],
            Resources = ["*"],
        }));

        Assert.Equal(["arn:1"], JsonDocument.Parse(json).RootElement.Statements()["Use"].Principals());
    }

    [Fact]
    public async Task Text_that_json_must_escape_is_escaped_and_the_rest_is_not()
    {
        var json = await JsonOf(Policy(new PolicyStatement("Match", PolicyEffect.Allow)
        {
            Actions = ["ec2:*"],
            Resources = ["arn:\"quoted\"/${aws:username}+<é>"],
        }));

        Assert.Contains("""arn:\"quoted\"/${aws:username}+<é>""", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_in_a_policy_makes_the_policy_secret()
    {
        var secret = false;
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), async () =>
        {
            var policy = Policy(new PolicyStatement("Use", PolicyEffect.Allow)
            {
                Actions = ["a:b"],
                Resources = [Output.CreateSecret("arn")],
            });
            secret = await Output.IsSecretAsync(policy.Json);
        });

        Assert.True(secret);
    }

    [Theory]
    [InlineData("Deny insecure")]
    [InlineData("")]
    [InlineData("deny-insecure")]
    public void An_id_of_other_characters_is_refused(string id)
    {
        var error = Assert.Throws<ArgumentException>(() => new PolicyStatement(id, PolicyEffect.Deny) { Actions = [] });

        Assert.StartsWith(
            $"'{id}' cannot be the id of a policy statement; use letters and digits only.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_needs_a_value()
    {
        var error = Assert.Throws<ArgumentException>(() => PolicyCondition.StringEquals("aws:SourceAccount"));

        Assert.StartsWith(
            "The condition StringEquals on aws:SourceAccount has no value; give one or more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_breaks_the_grammar_is_refused()
    {
        var good = new PolicyStatement("Good", PolicyEffect.Allow) { Actions = ["a:b"], Resources = ["*"] };

        Assert.Equal("A policy needs at least one statement.", Problem());
        Assert.Equal("Two statements of a policy have the id 'Good'; give each its own.", Problem(good, good));
        Assert.Equal(
            "The policy statement 'Idle' has no action; name one or more.",
            Problem(new PolicyStatement("Idle", PolicyEffect.Allow) { Actions = [], Resources = ["*"] }));
        Assert.Equal(
            "The policy statement 'Lost' names neither a principal nor a resource.",
            Problem(new PolicyStatement("Lost", PolicyEffect.Allow) { Actions = ["a:b"] }));
        Assert.Equal(
            "The policy statement 'Crowd' is about everyone; it can name nobody else.",
            Problem(new PolicyStatement("Crowd", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Everyone, PolicyPrincipal.Aws("arn:1")],
                Actions = ["a:b"],
            }));
        Assert.Equal(
            "The policy statement 'Twice' has the condition StringEquals on aws:SourceAccount twice; put all values in one.",
            Problem(good with { }, new PolicyStatement("Twice", PolicyEffect.Allow)
            {
                Actions = ["a:b"],
                Resources = ["*"],
                Conditions =
                [
                    PolicyCondition.StringEquals("aws:SourceAccount", "1"), PolicyCondition.StringEquals("aws:SourceAccount", "2"),
                ],
            }));

        static string Problem(params PolicyStatement[] statements) =>
            Assert.Throws<InvalidOperationException>(() => new PolicyDocument { Statements = statements }.Json).Message;
    }

    [Fact]
    public async Task A_statement_that_denies_can_say_what_it_is_not_about() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"Others","Effect":"Deny","NotAction":["sts:*","iam:*"],"NotResource":"arn:mine"}]}""",
        await JsonOf(Policy(new PolicyStatement("Others", PolicyEffect.Deny)
        {
            Actions = [], NotActions = ["sts:*", "iam:*"], NotResources = [Output.Create("arn:mine")],
        })));

    [Fact]
    public void A_statement_says_what_it_is_about_or_what_not() => Assert.Equal(
        "The policy statement 'Both' says both what it is about and what it is not about; IAM takes one of the two.",
        Assert.Throws<InvalidOperationException>(() => _ = Policy(new PolicyStatement("Both", PolicyEffect.Deny)
        {
            Actions = ["s3:*"], NotActions = ["iam:*"], Resources = ["*"],
        }).Json).Message);

    [Fact]
    public void Nothing_is_allowed_by_what_it_is_not() => Assert.Equal(
        "The policy statement 'Rest' allows everything but what it names; name what it allows.",
        Assert.Throws<InvalidOperationException>(() => _ = Policy(new PolicyStatement("Rest", PolicyEffect.Allow)
        {
            Actions = [], NotActions = ["iam:*"], Resources = ["*"],
        }).Json).Message);

    private static PolicyDocument Policy(PolicyStatement statement) => new() { Statements = [statement] };

    private static async Task<string> JsonOf(PolicyDocument policy)
    {
        var json = "";
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => { policy.Json.Apply(text => json = text); });
        return json;
    }
}
