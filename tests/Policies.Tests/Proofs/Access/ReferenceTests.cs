using FsCheck;
using FsCheck.Fluent;
using LandingZone.Policies.Documents;
using LandingZone.Policies.Proofs.Access;

namespace LandingZone.Policies.Tests.Proofs.Access;

/// <summary>
/// Random small policies: what one of all requests is allowed, the prover finds; and of requests that it calls possible, one is allowed
/// wherever the policies have no wildcards.
/// </summary>
public sealed class ReferenceTests
{
    private const string Account = "111111111111";

    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject"];
    private static readonly string[] Resources = ["arn:aws:s3:::data/a", "arn:aws:s3:::data/b"];
    private static readonly string?[] Values = [null, "x", "y", "z"];

    [Fact]
    public void Agrees_with_the_plain_evaluator_on_exact_policies() =>
        Prop.ForAll(Arb.From(PoliciesOf(["s3:GetObject", "s3:PutObject"], Resources)), policies =>
            Actions.All(action => Resources.All(resource => Prover(policies, action, resource) == Plain(policies, [action], [resource])))).Check(Config);

    [Fact]
    public void Never_overlooks_what_the_plain_evaluator_allows() =>
        Prop.ForAll(Arb.From(PoliciesOf(["s3:*", "s3:Get*", "*", "s3:PutObject"], ["*", "arn:aws:s3:::data/*", "arn:aws:s3:::data/a", "arn:aws:s3:::*/b"])), policies =>
            Actions.All(action => !Plain(policies, [action], Resources) || Prover(policies, action, "arn:aws:s3:::data/*"))).Check(Config);

    private static Config Config => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1500);

    private static bool Plain(Reference.Policies policies, string[] actions, string[] resources) =>
        (from action in actions
         from resource in resources
         from prefix in Values
         from secure in Values
         select new Reference.Request(action, resource, prefix, secure)).Any(request => Reference.Allows(policies, request));

    private static bool Prover(Reference.Policies policies, string action, string resource)
    {
        var who = new AccessPrincipal { Kind = PrincipalKind.Role, Arn = $"arn:aws:iam::{Account}:role/reader", Account = Account, Name = "reader" };
        Fill(who.Identity, policies.Identity);
        if (policies.Boundary is { } edge)
        {
            who.Boundary = new PolicySet();
            Fill(who.Boundary, edge);
        }

        var target = new AccessTarget { Arn = "arn:aws:s3:::data", Account = policies.SameAccount ? Account : "222222222222", Name = "data" };
        Fill(target.Policy, policies.Bucket);
        var answer = new AccessEvaluator(new EstateFacts()).Decide(new AccessRequest(who, action, target, resource));
        Assert.Empty(answer.Assumed);
        return answer.CanBe;
    }

    private static void Fill(PolicySet set, IEnumerable<PolicyStatement> statements)
    {
        foreach (var statement in statements)
        {
            set.Add(new Permission(statement, "a policy", null));
        }
    }

    private static Gen<Reference.Policies> PoliciesOf(string[] actions, string[] resources) =>
        from same in Gen.Elements(true, false)
        from identity in StatementsOf(actions, resources, principals: false)
        from bounded in Gen.Elements(true, false)
        from boundary in StatementsOf(actions, resources, principals: false)
        from bucket in StatementsOf(actions, resources, principals: true)
        select new Reference.Policies(Account, same, identity, bounded ? boundary : null, bucket);

    private static Gen<IReadOnlyList<PolicyStatement>> StatementsOf(string[] actions, string[] resources, bool principals) =>
        from count in Gen.Choose(0, 3)
        from statements in StatementOf(actions, resources, principals).ListOf(count)
        select (IReadOnlyList<PolicyStatement>)[.. statements];

    private static Gen<PolicyStatement> StatementOf(string[] actions, string[] resources, bool principals) =>
        from allow in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from action in Gen.Elements(actions)
        from not in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
        from resource in Gen.Elements(resources)
        from everybody in Gen.Elements(true, false)
        from count in Gen.Choose(0, 2)
        from conditions in ConditionGen.ListOf(count)
        select new PolicyStatement
        {
            Index = 0,
            IsAllow = allow,
            Actions = not == 1 ? null : [action],
            NotActions = not == 1 ? [action] : null,
            Resources = not == 2 ? null : [resource],
            NotResources = not == 2 ? [resource] : null,
            Principals = !principals ? null : [new PolicyPrincipal("AWS", everybody || !allow ? "*" : Account)],
            Conditions = [.. conditions],
        };

    private static Gen<PolicyCondition> ConditionGen =>
        from op in Gen.Elements("StringEquals", "StringNotEquals", "StringEqualsIfExists", "StringNotEqualsIfExists", "Null")
        from key in Gen.Elements("s3:prefix", "s3:delimiter")
        from first in Gen.Elements("x", "y")
        from second in Gen.Elements("x", "y")
        from isNull in Gen.Elements("true", "false")
        select new PolicyCondition(op, key, op == "Null" ? [isNull] : [first, second]);
}
