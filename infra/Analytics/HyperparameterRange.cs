namespace LandingZone.Analytics;

/// <summary>What a tuning job tries for one hyper-parameter.</summary>
public sealed record HyperparameterRange
{
    private HyperparameterRange(string name) => Name = name;

    /// <summary>The hyper-parameter's name.</summary>
    public string Name { get; }

    /// <summary>The smallest number; 0 where it is a choice of texts.</summary>
    public double Least { get; private init; }

    /// <summary>The largest number; 0 where it is a choice of texts.</summary>
    public double Most { get; private init; }

    /// <summary>Whether only whole numbers are tried.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>Whether small numbers are tried as finely as large ones.</summary>
    public bool IsLogarithmic { get; private init; }

    /// <summary>The texts to choose from; empty where it is a number.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>Whole numbers.</summary>
    /// <exception cref="ArgumentException">The range is empty, or cannot be logarithmic.</exception>
    public static HyperparameterRange Whole(string name, int least, int most, bool logarithmic = false) =>
        Numbers(name, least, most, whole: true, logarithmic);

    /// <summary>Numbers.</summary>
    /// <exception cref="ArgumentException">The range is empty, or cannot be logarithmic.</exception>
    public static HyperparameterRange Continuous(string name, double least, double most, bool logarithmic = false) =>
        Numbers(name, least, most, whole: false, logarithmic);

    /// <summary>One of a few texts.</summary>
    /// <exception cref="ArgumentException">There is nothing to choose from.</exception>
    public static HyperparameterRange OneOf(string name, params IReadOnlyList<string> values) => values.Count is >= 2 and <= 30
        ? new HyperparameterRange(name) { Values = values }
        : throw new ArgumentException($"The hyper-parameter '{name}' has {values.Count} values; SageMaker tries 2 to 30.");

    private static HyperparameterRange Numbers(string name, double least, double most, bool whole, bool logarithmic)
    {
        if (!(least < most))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The hyper-parameter '{name}' goes from {least} to {most}; the first must be the smaller."));
        }

        if (logarithmic && least <= 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The hyper-parameter '{name}' begins at {least}; a logarithmic range begins above 0."));
        }

        return new HyperparameterRange(name) { Least = least, Most = most, IsWhole = whole, IsLogarithmic = logarithmic };
    }
}
