using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Identity;
using LandingZone.Policies.Rules.Keys;

namespace LandingZone.Policies.Tests.Rules.Identity;

/// <summary>Questions about what statements give, and to whom.</summary>
public sealed class GrantsTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("arn:aws:iam::444455556666:role/*", true)]
    [InlineData("arn:aws:iam::*:role/*", true)]
    [InlineData("arn:aws:iam::444455556666:*", true)]
    [InlineData("arn:aws:iam::444455556666:ro*", true)]
    [InlineData("arn:aws:iam::444455556666:role/zone-*", false)]
    [InlineData("arn:aws:iam::444455556666:user/*", false)]
    public void Resource_is_every_role(string resource, bool isEvery) =>
        Assert.Equal(isEvery, Statement($$"""{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{resource}}"}""").IsForEvery("role"));

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::444455556666:role/one"}""", "{}", "arn:aws:iam::444455556666:role/one")]
    [InlineData("""{"AWS":"444455556666"}""", "{}", "the account 444455556666")]
    [InlineData("""{"AWS":"arn:aws:iam::444455556666:root"}""", """{"StringEquals":{"aws:PrincipalType":"Account"}}""", "the root user of 444455556666")]
    [InlineData(
        """{"AWS":"arn:aws:iam::444455556666:root"}""", """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/a"}}""",
        "arn:aws:iam::444455556666:role/a")]
    [InlineData(
        """{"AWS":"arn:aws:iam::444455556666:root"}""", """{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/a"}}""",
        "the account 444455556666")]
    public void Callers_of_a_key_are_told_by_principal_and_condition(string principal, string condition, string caller) =>
        Assert.Equal(
            [caller],
            Statement($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"kms:Decrypt","Resource":"*","Condition":{{condition}}}""").Callers());

    [Fact]
    public void No_way_of_escalation_stands_twice()
    {
        var ways = EscalationPaths.All.Select(path => string.Join(',', path)).ToList();
        Assert.Equal(ways.Distinct(), ways);
    }

    private static PolicyStatement Statement(string json) => PolicyDocument.Read(Value.Of($$"""{"Statement":{{json}} }""")).Document!.Statements[0];
}
