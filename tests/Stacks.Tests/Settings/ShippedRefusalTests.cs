using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>One wrong value in shipped settings, and what is said about it: the key, the value, the rule and the remedy.</summary>
public sealed class ShippedRefusalTests
{
    private const string Rnd = "rnd-eu-west-1";
    private const string Production = "production-eu-west-1";

    [Theory]
    [InlineData(Rnd, "lake.maxScanMib", "20000", "lake.maxScanMib: 20000 is out of range; write a whole number from 10 to 2047.")]
    [InlineData(Rnd, "spark[0].spotNodes", "true", "spark[0].spotNodes: this is the boolean true; write a whole number.")]
    [InlineData(Rnd, "audit.findings.leastSeverity", "critical", "audit.findings.leastSeverity: this is the text 'critical'; write a whole number.")]
    [InlineData(
        Rnd, "ingestion.databases[0].version", "16.9",
        "ingestion.databases[0].version: this is the number 16.9, and it must be a text; put it in quotes.")]
    [InlineData(
        Rnd, "ingestion.databases[0].version", "\"16.9\"",
        "ingestion.databases[0].version: Version is '16.9'; RDS offers PostgreSQL 14 to 18, write the major version.")]
    [InlineData(
        Rnd, "scoring[0].results", "scratch",
        "scoring[0].results: the bucket 'scratch' tells nobody of its objects, and so nothing would begin; write 'sendsEvents: true' there.")]
    [InlineData(
        Rnd, "training.models[0].evaluation.compute.instanceCount", "2",
        "training.models[0].evaluation: Evaluation runs on several instances; it writes one report, give it one instance.")]
    [InlineData(
        Rnd, "training.scorings[0].compute.volumeGib", "60",
        "training.scorings[0].compute.volumeGib: there is no setting 'volumeGib'; the settings here are instanceType, instanceCount.")]
    [InlineData(
        Rnd, "serving.models[0].versions[0].artifacts", "v4-again",
        "serving.models[0].versions[0].artifacts: this is the text 'v4-again'; write a list.")]
    [InlineData(
        Rnd, "cluster.nodePools[5].sharing", """{ "profile": "1g.5gb" }""",
        "cluster.nodePools[5]: Pool 'train-a100': distributed training needs whole GPUs; take Sharing out.")]
    [InlineData(
        Rnd, "labeling.signIn",
        """{ "issuer": "https://i.example", "authorizationEndpoint": "https://i.example/a", "tokenEndpoint": "https://i.example/t", "userInfoEndpoint": "https://i.example/u", "logoutEndpoint": "https://i.example/l", "keysEndpoint": "https://i.example/k", "clientId": "c" }""",
        "labeling.signIn: the identity provider's client secret is missing; set it: `pulumi config set --secret landing-zone:labelingClientSecret`.")]
    [InlineData(
        Production, "warehouse.tables[0].keys", """["client_id"]""",
        "warehouse.tables: Tables: in results.scores, keys and the column of the newest row go together, and that column is no key.")]
    public void A_wrong_value_is_refused_with_its_rule_and_a_remedy(string stack, string place, string value, string message)
    {
        var problems = StackSettings.ProblemsOf(stack, StackSettings.With(stack, place, value));

        Assert.Contains(problems, problem => problem.EndsWith($"landing-zone:{message}", StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.Contains($"Pulumi.{stack}.yaml:", problem, StringComparison.Ordinal));
    }
}
