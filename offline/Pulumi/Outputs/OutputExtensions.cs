using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Shorthands for outputs that hold a list or a union.</summary>
public static class OutputExtensions
{
    /// <summary>The first element; the run fails when there is none.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The list.</param>
    public static Output<T> First<T>(this Output<ImmutableArray<T>> array) => array.GetAt(0);

    /// <summary>The element at <paramref name="index"/>; the run fails when there is none.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The list.</param>
    /// <param name="index">The place, from 0.</param>
    public static Output<T> GetAt<T>(this Output<ImmutableArray<T>> array, Input<int> index)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Output.Tuple(array, index.ToOutput()).Apply(static both => both.Item1[both.Item2]);
    }

    /// <summary>The number of elements.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The list.</param>
    public static Output<int> Length<T>(this Output<ImmutableArray<T>> array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.Apply(static values => values.Length);
    }

    /// <summary>The value as the first type; the run fails when it is of the second.</summary>
    /// <typeparam name="T0">The first type.</typeparam>
    /// <typeparam name="T1">The second type.</typeparam>
    /// <param name="output">The union.</param>
    public static Output<T0> AsT0<T0, T1>(this Output<Union<T0, T1>> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Apply(static union => union.AsT0);
    }

    /// <summary>The value as the second type; the run fails when it is of the first.</summary>
    /// <typeparam name="T0">The first type.</typeparam>
    /// <typeparam name="T1">The second type.</typeparam>
    /// <param name="output">The union.</param>
    public static Output<T1> AsT1<T0, T1>(this Output<Union<T0, T1>> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Apply(static union => union.AsT1);
    }

    /// <summary>Whether the value is of the first type.</summary>
    /// <typeparam name="T0">The first type.</typeparam>
    /// <typeparam name="T1">The second type.</typeparam>
    /// <param name="output">The union.</param>
    public static Output<bool> IsT0<T0, T1>(this Output<Union<T0, T1>> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Apply(static union => union.IsT0);
    }

    /// <summary>Whether the value is of the second type.</summary>
    /// <typeparam name="T0">The first type.</typeparam>
    /// <typeparam name="T1">The second type.</typeparam>
    /// <param name="output">The union.</param>
    public static Output<bool> IsT1<T0, T1>(this Output<Union<T0, T1>> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Apply(static union => union.IsT1);
    }

    /// <summary>The value, whichever type it is of.</summary>
    /// <typeparam name="T0">The first type.</typeparam>
    /// <typeparam name="T1">The second type.</typeparam>
    /// <param name="output">The union.</param>
    public static Output<object?> Value<T0, T1>(this Output<Union<T0, T1>> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Apply(static union => union.Value);
    }
}
