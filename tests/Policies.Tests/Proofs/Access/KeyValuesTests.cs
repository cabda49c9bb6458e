using FsCheck;
using FsCheck.Fluent;
using LandingZone.Policies.Documents;
using LandingZone.Policies.Proofs.Access;

namespace LandingZone.Policies.Tests.Proofs.Access;

/// <summary>The sets of values that conditions leave are exact for exact texts, and never too small for patterns.</summary>
public sealed class KeyValuesTests
{
    private static readonly string[] Texts = ["", "a", "b", "ab", "ba", "abc"];
    private static readonly string[] PatternTexts = ["a", "b", "ab", "a*", "*b", "*", "?", "a?", "abc"];
    private static readonly string[] Operators = ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIfExists", "StringNotEqualsIfExists", "Null"];

    private static readonly Gen<PolicyCondition> Conditions =
        from op in Gen.Elements(Operators)
        from values in Gen.Elements(op == "Null" ? ["true", "false"] : PatternTexts).ListOf()
        where values.Count > 0
        select new PolicyCondition(op, "s3:prefix", op == "Null" ? [values.First()] : [.. values]);

    [Fact]
    public void A_value_that_meets_all_conditions_is_never_lost() => Prop.ForAll(
        Arb.From(Conditions.ListOf(3)),
        conditions =>
        {
            KeyValues? left = KeyValues.Free;
            foreach (var condition in conditions)
            {
                left = left?.With(ConditionReading.Read(condition));
            }

            var possible = Texts.Append(null).Any(text => conditions.All(condition => Reference.Holds(condition, text)));
            return !possible || left is not null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Opposite_of_a_demand_is_met_exactly_where_the_demand_is_not() => Prop.ForAll(
        Arb.From(Conditions),
        Arb.From(Gen.Elements(Texts)),
        (condition, text) =>
        {
            var demand = ConditionReading.Read(condition);
            var value = KeyValues.Is(text);
            return value.Allows(demand) == Reference.Holds(condition, text)
                && value.Allows(demand.Opposite()) == !Reference.Holds(condition, text)
                && KeyValues.Missing.Allows(demand) == Reference.Holds(condition, null)
                && KeyValues.Missing.Allows(demand.Opposite()) == !Reference.Holds(condition, null);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("NumericLessThan", "1.2", "NumericGreaterThan", "1.1", true)]
    [InlineData("NumericLessThan", "1.2", "NumericGreaterThanEquals", "1.2", false)]
    [InlineData("NumericEquals", "3", "NumericNotEquals", "3", false)]
    public void Numbers_are_compared_as_numbers(string first, string one, string second, string two, bool possible)
    {
        var left = KeyValues.SomeValue.With(ConditionReading.Read(new PolicyCondition(first, "s3:TlsVersion", [one])));
        Assert.Equal(possible, left!.Allows(ConditionReading.Read(new PolicyCondition(second, "s3:TlsVersion", [two]))));
    }

    [Theory]
    [InlineData("arn:aws:iam::111111111111:role/*", "arn:aws:iam::111111111111:role/a", true)]
    [InlineData("arn:aws:iam::*:role/a", "arn:aws:iam::111111111111:role/a", true)]
    [InlineData("arn:aws:iam:*:1:role/a", "arn:aws:iam:x:y:1:role/a", false)]
    public void ARNs_are_compared_part_by_part(string pattern, string arn, bool matches) => Assert.Equal(
        matches,
        KeyValues.Is(arn).Allows(ConditionReading.Read(new PolicyCondition("ArnLike", "aws:PrincipalArn", [pattern]))));
}
