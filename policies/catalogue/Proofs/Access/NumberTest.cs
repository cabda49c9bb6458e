namespace LandingZone.Policies.Proofs.Access;

/// <summary>A comparison with numbers, one of which is enough, or its opposite.</summary>
/// <param name="Comparison">The operator, such as <c>NumericLessThan</c>.</param>
/// <param name="Numbers">What is compared with.</param>
/// <param name="Negated">Whether it must not hold.</param>
internal sealed record NumberTest(string Comparison, IReadOnlyList<double> Numbers, bool Negated)
{
    /// <summary>Whether a number passes.</summary>
    public bool Passes(double number) => Negated != (Comparison == "numericnotequals"
        ? !Numbers.Contains(number)
        : Numbers.Any(other => Comparison switch
        {
            "numericequals" => number == other,
            "numericlessthan" => number < other,
            "numericlessthanequals" => number <= other,
            "numericgreaterthan" => number > other,
            _ => number >= other,
        }));

    /// <summary>
    /// Whether some number passes all tests. Only the numbers that the tests name, one between each two and one beyond each end can
    /// make a difference.
    /// </summary>
    public static bool CanPassAll(IReadOnlyList<NumberTest> tests)
    {
        var named = tests.SelectMany(test => test.Numbers).Distinct().Order().ToList();
        if (named.Count == 0)
        {
            return true;
        }

        var between = named.Zip(named.Skip(1), (low, high) => (low + high) / 2);
        return named.Concat(between).Append(named[0] - 1).Append(named[^1] + 1).Any(number => tests.All(test => test.Passes(number)));
    }
}
