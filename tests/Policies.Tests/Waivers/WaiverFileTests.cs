using LandingZone.Policies.Waivers;

namespace LandingZone.Policies.Tests.Waivers;

public sealed class WaiverFileTests
{
    private const string Good = """
        - rule: NET-03
          resource: rnd-*/public-*
          reason: The load balancer of the partner stands there until it moves.
          owner: network@bank.example
          expires: 2027-03-31
        """;

    [Fact]
    public void A_waiver_is_read_with_its_line()
    {
        var (waivers, problems) = Read(Good);
        Assert.Empty(problems);
        Assert.Equal(
            new Waiver("NET-03", "rnd-*/public-*", "The load balancer of the partner stands there until it moves.", "network@bank.example", new(2027, 3, 31), 1),
            Assert.Single(waivers));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing is waived\n")]
    public void An_empty_file_waives_nothing(string text) => Assert.Equal((0, 0), (Read(text).Waivers.Count, Read(text).Problems.Count));

    [Theory]
    [InlineData("rule: NET-03", "rule: NET-3", "1: rule: 'NET-3' is no rule and no proof; 'landing-zone rules' shows what there is.")]
    [InlineData("resource: rnd-*/public-*", "resource: '*'", "2: resource: '*' would waive the rule everywhere; name the stack and the resource, or change the rule's settings.")]
    [InlineData("expires: 2027-03-31", "expires: 31.3.2027", "5: expires: '31.3.2027' is no date; write it as year-month-day, such as 2027-03-31.")]
    [InlineData("expires: 2027-03-31", "expires: 2027-02-30", "5: expires: '2027-02-30' is no date; write it as year-month-day, such as 2027-03-31.")]
    [InlineData("owner: network@bank.example", "owner:", "1: owner: it is missing; give who answers for it: a team or an address.")]
    [InlineData("owner: network@bank.example", "owners: network@bank.example", "1: owner: it is missing; give who answers for it: a team or an address.|4: owners: a waiver has no such key; it has rule, resource, reason, owner, expires.")]
    [InlineData("reason: The load balancer of the partner stands there until it moves.", "reason: ok", "3: reason: 'ok' is no reason; say in a sentence why this is accepted.")]
    [InlineData("rule: NET-03", "rule: [NET-03]", "1: rule: this is no text; write one line of text.")]
    public void Each_fault_is_told_with_line_key_value_rule_and_remedy(string old, string changed, string expected)
    {
        var (waivers, problems) = Read(Good.Replace(old, changed, StringComparison.Ordinal));
        Assert.Empty(waivers);
        Assert.Equal(expected.Split('|'), problems.Select(problem => $"{problem.Line}: {problem.What}"));
    }

    [Fact]
    public void Text_that_is_no_yaml_or_no_list_is_refused()
    {
        Assert.StartsWith("this is no YAML: ", Read("- rule: [").Problems.Single().What, StringComparison.Ordinal);
        Assert.Equal("the file is a list of waivers, each with rule, resource, reason, owner, expires.", Read("rule: NET-03").Problems.Single().What);
    }

    [Fact]
    public void The_same_waiver_twice_is_refused() => Assert.Equal(
        "rule NET-03 is waived for 'rnd-*/public-*' twice; keep one.", Read($"{Good}\n{Good}").Problems.Single().What);

    private static (IReadOnlyList<Waiver> Waivers, IReadOnlyList<WaiverProblem> Problems) Read(string text) =>
        WaiverFile.Read(text, id => id == "NET-03");
}
