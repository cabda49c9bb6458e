using FsCheck;
using FsCheck.Fluent;
using LandingZone.Policies.Checks;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Tests.Rules.Network;

/// <summary>A rule of a security group is judged alike wherever it is written.</summary>
public sealed class SecurityGroupFormsTests
{
    private static readonly string[] RuleIds = ["NET-04", "NET-05", "NET-06"];

    private static readonly Gen<(string Protocol, int From, int To, string Range)> Openings =
        from protocol in Gen.Elements("tcp", "udp", "-1", "icmp")
        from low in Gen.Elements(0, 22, 80, 443, 3389, 5432)
        from length in Gen.Elements(0, 1, 3000)
        from range in Gen.Elements("0.0.0.0/0", "10.0.0.0/8", "128.0.0.0/1")
        select (protocol, low, low + length, range);

    [Fact]
    public void Five_forms_give_the_same_findings() =>
        Prop.ForAll(
                Openings.ToArbitrary(),
                opening =>
                {
                    var found = Forms(opening).Select(Judged).ToList();
                    return found.All(one => one.SequenceEqual(found[0]));
                })
            .QuickCheckThrowOnFailure();

    private static IEnumerable<Resource> Forms((string Protocol, int From, int To, string Range) opening)
    {
        var old = Map(
            ("protocol", Value.Of(opening.Protocol)), ("fromPort", Value.Of(opening.From)), ("toPort", Value.Of(opening.To)),
            ("cidrBlocks", Value.Of([Value.Of(opening.Range)])));
        yield return Of("aws:ec2/securityGroup:SecurityGroup", Map(("ingress", Value.Of([old]))));
        yield return Of("aws:ec2/securityGroupRule:SecurityGroupRule", Value.Of(old.Entries.Append(KeyValuePair.Create("type", Value.Of("ingress")))));
        yield return Of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", Newer("cidrIpv4"));
        yield return Of("aws-native:ec2:SecurityGroupIngress", Newer("cidrIp"));
        yield return Of("aws-native:ec2:SecurityGroup", Map(("securityGroupIngress", Value.Of([Newer("cidrIp")]))));

        Value Newer(string range) => Map(
            ("ipProtocol", Value.Of(opening.Protocol)), ("fromPort", Value.Of(opening.From)), ("toPort", Value.Of(opening.To)),
            (range, Value.Of(opening.Range)));
    }

    /// <summary>The rules and the ends of their sentences, which do not say where the rule is written.</summary>
    private static List<string> Judged(Resource resource) =>
    [
        .. new RuleRunner(RuleIds.Select(id => RuleCatalogue.Find(id)!)).CheckResource(resource)
            .Select(found => $"{found.Rule.Facts.Id}{found.Verdict.Message[found.Verdict.Message.IndexOf(" opens", StringComparison.Ordinal)..]}"),
    ];

    private static Resource Of(string type, Value inputs) => new() { Urn = $"urn:pulumi:test::test::{type}::one", Type = type, Name = "one", Inputs = inputs };

    private static Value Map(params (string Key, Value Value)[] entries) =>
        Value.Of(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));
}
