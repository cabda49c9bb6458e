using LandingZone.Policies.Checks;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Tests.Checks;

public sealed class RuleRunnerTests
{
    private static readonly Resource Vault = new() { Urn = "urn:pulumi:dev::p::test:a:Vault::gold", Type = "test:a:Vault", Name = "gold" };

    [Fact]
    public void A_rule_sees_only_resources_of_its_types()
    {
        var runner = new RuleRunner([new Complaining("test:a:Vault")]);
        Assert.Single(runner.CheckResource(Vault));
        Assert.Empty(new RuleRunner([new Complaining("test:a:Other")]).CheckResource(Vault));
    }

    [Fact]
    public void A_rule_that_breaks_is_an_error_that_names_it_and_never_a_pass()
    {
        var problem = Assert.Throws<RuleFailedException>(() => new RuleRunner([new Breaking()]).CheckResource(Vault));
        Assert.Equal("Rule T-2 failed on urn:pulumi:dev::p::test:a:Vault::gold: too much gold", problem.Message);
    }

    [Fact]
    public void Configured_options_reach_the_rule()
    {
        var configured = new Dictionary<string, Value> { ["T-1"] = Value.Of([KeyValuePair.Create("words", Value.Of([Value.Of("loud")]))]) };
        Assert.Equal("loud", new RuleRunner([new Complaining("test:a:Vault")], configured).CheckResource(Vault)[0].Verdict.Message);
        Assert.Equal("quiet", new RuleRunner([new Complaining("test:a:Vault")]).CheckResource(Vault)[0].Verdict.Message);
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_rules()
    {
        var check = new RuleRunner([new OfStack(), new Complaining("test:a:Vault")]).Check(new StackResources("dev", [Vault]));
        Assert.Equal(["T-3", "T-1"], check.Breaches.Select(finding => finding.Rule.Facts.Id));
        Assert.Equal(["T-3"], check.Open.Select(finding => finding.Rule.Facts.Id));
    }

    private static RuleFacts Facts(string id) => new()
    {
        Id = id,
        Title = "t",
        Demand = "d",
        Why = "w",
        Repair = "r",
        Severity = Severity.Low,
        Options = [RuleOption.List("words", "What is said.", "quiet")],
    };

    private sealed class Complaining(string type) : ResourceRule(Facts("T-1"), type)
    {
        public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
            [null, Verdict.Breach(resource, settings.Texts("words")[0])];
    }

    private sealed class Breaking() : ResourceRule(Facts("T-2"), "test:a:Vault")
    {
        public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
        {
            yield return null;
            throw new InvalidOperationException("too much gold");
        }
    }

    private sealed class OfStack() : StackRule(Facts("T-3"))
    {
        public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
            [Verdict.Breach(stack.All[0], "b"), Verdict.Open(stack.All[0], "o")];
    }
}
