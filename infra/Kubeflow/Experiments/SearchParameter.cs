using System.Globalization;

namespace LandingZone.Kubeflow;

/// <summary>A parameter that a search tries values of.</summary>
public sealed record SearchParameter
{
    private SearchParameter(string name, string type, IReadOnlyList<string> values, string? min, string? max, bool isLogarithmic)
    {
        (Name, Type, Values, Min, Max, IsLogarithmic) = (name, type, values, min, max, isLogarithmic);
    }

    /// <summary>Its name: letters, digits and underscores, beginning with a letter.</summary>
    public string Name { get; }

    /// <summary>Katib's name of its type.</summary>
    internal string Type { get; }

    /// <summary>Its values, where they are counted out.</summary>
    internal IReadOnlyList<string> Values { get; }

    /// <summary>The least value.</summary>
    internal string? Min { get; }

    /// <summary>The greatest value.</summary>
    internal string? Max { get; }

    /// <summary>Whether orders of magnitude are tried evenly.</summary>
    internal bool IsLogarithmic { get; }

    /// <summary>Any number between two.</summary>
    /// <exception cref="ArgumentException">The first is not less than the second, or a logarithmic range does not begin above 0.</exception>
    public static SearchParameter Range(string name, double min, double max, bool logarithmic = false)
    {
        if (!double.IsFinite(min) || !double.IsFinite(max) || min >= max || (logarithmic && min <= 0))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The parameter '{name}' cannot go from {min} to {max}; ")
                + (logarithmic ? "begin above 0, and end above the beginning." : "end above the beginning."));
        }

        return new(name, "double", [], min.ToString(CultureInfo.InvariantCulture), max.ToString(CultureInfo.InvariantCulture), logarithmic);
    }

    /// <summary>Any whole number between two.</summary>
    /// <exception cref="ArgumentException">The first is not less than the second.</exception>
    public static SearchParameter WholeRange(string name, int min, int max) => min < max
        ? new(name, "int", [], min.ToString(CultureInfo.InvariantCulture), max.ToString(CultureInfo.InvariantCulture), false)
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The parameter '{name}' cannot go from {min} to {max}; end above the beginning."));

    /// <summary>One of a few values.</summary>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static SearchParameter OneOf(string name, params IReadOnlyList<string> values) => values.Count > 1
        ? new(name, "categorical", values, null, null, false)
        : throw new ArgumentException($"The parameter '{name}' has {values.Count} values; give two or more.");
}
