using System.Globalization;
using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// Turns a condition into a demand. Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Multivalued context
/// keys".
/// </summary>
internal static class ConditionReading
{
    private const string EachOf = "ForAllValues:";
    private const string OneOf = "ForAnyValue:";

    /// <summary>The demand of a condition.</summary>
    public static KeyDemand Read(PolicyCondition condition)
    {
        // A key that the prover does not know makes every answer that hangs on it "not decided".
        var demand = WithOperator(condition);
        return demand.NotModelled is null && !ConditionKeys.IsModelled(condition.Key)
            ? demand with { NotModelled = $"condition key {condition.Key}" }
            : demand;
    }

    private static KeyDemand WithOperator(PolicyCondition condition)
    {
        var name = condition.BareOperator.ToLowerInvariant();
        var forAll = condition.Operator.StartsWith(EachOf, StringComparison.OrdinalIgnoreCase);
        var absentOk = condition.HoldsWithoutKey;
        if (name != "null" && (forAll || condition.Operator.StartsWith(OneOf, StringComparison.OrdinalIgnoreCase) || ConditionKeys.HasManyValues(condition.Key)))
        {
            // Which values a set has is up to the caller: it can be met with a value, and missed with another.
            return new KeyDemand { Key = condition.Key, AbsentOk = absentOk, Value = ValueDemand.Anything, IsSet = true };
        }

        return name switch
        {
            "stringequals" => Texts(false, text => TextPattern.Exactly(text)),
            "stringnotequals" => Texts(true, text => TextPattern.Exactly(text)),
            "stringequalsignorecase" => Texts(false, text => TextPattern.Exactly(text, ignoreCase: true)),
            "stringnotequalsignorecase" => Texts(true, text => TextPattern.Exactly(text, ignoreCase: true)),
            "stringlike" => Texts(false, TextPattern.Like),
            "stringnotlike" => Texts(true, TextPattern.Like),
            "arnequals" or "arnlike" => Texts(false, TextPattern.LikeArn),
            "arnnotequals" or "arnnotlike" => Texts(true, TextPattern.LikeArn),
            "bool" => Texts(false, text => TextPattern.Exactly(text, ignoreCase: true)) with { IsFlag = true },
            "null" => new KeyDemand
            {
                Key = condition.Key,
                AbsentOk = MustBeMissing(condition),
                Value = MustBeMissing(condition) ? ValueDemand.Nothing : ValueDemand.Anything,
            },
            "numericequals" or "numericnotequals" or "numericlessthan" or "numericlessthanequals" or "numericgreaterthan"
                or "numericgreaterthanequals" => Numbers(name),
            _ => new KeyDemand
            {
                Key = condition.Key,
                AbsentOk = absentOk,
                Value = ValueDemand.Anything,
                NotModelled = $"operator {condition.Operator} on condition key {condition.Key}",
            },
        };

        KeyDemand Texts(bool negated, Func<string, TextPattern> pattern) => new()
        {
            Key = condition.Key,
            AbsentOk = absentOk || negated,
            Value = negated ? ValueDemand.NoneOf : ValueDemand.OneOf,
            Texts = [.. condition.Values.Select(pattern)],
        };

        KeyDemand Numbers(string comparison)
        {
            var numbers = condition.Values
                .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
                .ToList();
            return new KeyDemand
            {
                Key = condition.Key,
                AbsentOk = absentOk || comparison == "numericnotequals",
                Value = ValueDemand.Number,
                Number = new NumberTest(comparison, numbers, Negated: false),
                NotModelled = numbers.Any(double.IsNaN) ? $"a value of condition key {condition.Key} that is no number" : null,
            };
        }
    }

    private static bool MustBeMissing(PolicyCondition condition) =>
        condition.Values.Any(value => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
}
