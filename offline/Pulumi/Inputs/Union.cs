using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A value of one of two types.</summary>
/// <typeparam name="T0">The first type.</typeparam>
/// <typeparam name="T1">The second type.</typeparam>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IInputValue
{
    private readonly T0 _value0;
    private readonly T1 _value1;

    private Union(bool isT1, T0 value0, T1 value1) => (IsT1, _value0, _value1) = (isT1, value0, value1);

    /// <summary>Whether the value is of the first type.</summary>
    public bool IsT0 => !IsT1;

    /// <summary>Whether the value is of the second type.</summary>
    public bool IsT1 { get; }

    /// <summary>The value of the first type.</summary>
    /// <exception cref="InvalidOperationException">It is of the second.</exception>
    public T0 AsT0 => IsT0 ? _value0 : throw new InvalidOperationException("Cannot return as T0 as result is T1");

    /// <summary>The value of the second type.</summary>
    /// <exception cref="InvalidOperationException">It is of the first.</exception>
    public T1 AsT1 => IsT1 ? _value1 : throw new InvalidOperationException("Cannot return as T1 as result is T0");

    /// <summary>The value, whichever type it is of.</summary>
    public object? Value => IsT1 ? _value1 : _value0;

    /// <summary>A union of a value of the first type.</summary>
    /// <param name="t">The value.</param>
    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    /// <summary>A union of a value of the second type.</summary>
    /// <param name="t">The value.</param>
    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    /// <summary>Whether both hold equal values of the same type.</summary>
    /// <param name="left">One union.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    /// <summary>Whether they hold different values, or values of different types.</summary>
    /// <param name="left">One union.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    /// <summary>A union of a value of the first type.</summary>
    /// <param name="input">The value.</param>
    public static Union<T0, T1> FromT0(T0 input) => new(false, input, default!);

    /// <summary>A union of a value of the second type.</summary>
    /// <param name="input">The value.</param>
    public static Union<T0, T1> FromT1(T1 input) => new(true, default!, input);

    /// <summary>Hands the value to the action for its type.</summary>
    /// <param name="f0">The action for the first type.</param>
    /// <param name="f1">The action for the second type.</param>
    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        ArgumentNullException.ThrowIfNull(f0);
        ArgumentNullException.ThrowIfNull(f1);
        if (IsT1)
        {
            f1(_value1);
        }
        else
        {
            f0(_value0);
        }
    }

    /// <summary>The result of the function for the value's type.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="f0">The function for the first type.</param>
    /// <param name="f1">The function for the second type.</param>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1)
    {
        ArgumentNullException.ThrowIfNull(f0);
        ArgumentNullException.ThrowIfNull(f1);
        return IsT1 ? f1(_value1) : f0(_value0);
    }

    /// <summary>A union of other types, with the value transformed.</summary>
    /// <typeparam name="TResult0">What the first type becomes.</typeparam>
    /// <typeparam name="TResult1">What the second type becomes.</typeparam>
    /// <param name="mapFunc0">The transformation of the first type.</param>
    /// <param name="mapFunc1">The transformation of the second type.</param>
    public Union<TResult0, TResult1> Bimap<TResult0, TResult1>(Func<T0, TResult0> mapFunc0, Func<T1, TResult1> mapFunc1)
    {
        ArgumentNullException.ThrowIfNull(mapFunc0);
        ArgumentNullException.ThrowIfNull(mapFunc1);
        return IsT1 ? Union<TResult0, TResult1>.FromT1(mapFunc1(_value1)) : Union<TResult0, TResult1>.FromT0(mapFunc0(_value0));
    }

    /// <summary>The union with a value of the first type transformed.</summary>
    /// <typeparam name="TResult">What the first type becomes.</typeparam>
    /// <param name="mapFunc">The transformation.</param>
    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc) => Bimap(mapFunc, static value => value);

    /// <summary>The union with a value of the second type transformed.</summary>
    /// <typeparam name="TResult">What the second type becomes.</typeparam>
    /// <param name="mapFunc">The transformation.</param>
    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc) => Bimap(static value => value, mapFunc);

    /// <summary>Whether the value is of the first type.</summary>
    /// <param name="value">The value, when it is.</param>
    /// <param name="remainder">The value of the second type, when it is not.</param>
    public bool TryPickT0(out T0 value, out T1 remainder)
    {
        (value, remainder) = (_value0, _value1);
        return IsT0;
    }

    /// <summary>Whether the value is of the second type.</summary>
    /// <param name="value">The value, when it is.</param>
    /// <param name="remainder">The value of the first type, when it is not.</param>
    public bool TryPickT1(out T1 value, out T0 remainder)
    {
        (value, remainder) = (_value1, _value0);
        return IsT1;
    }

    /// <summary>Whether the other union holds an equal value of the same type.</summary>
    /// <param name="other">The other union.</param>
    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Value?.GetType().FullName ?? "null"}: {Value}";

    PropertyValue IInputValue.ToPropertyValue(InputCollector collector) => IsT1 ? collector.Convert(_value1) : collector.Convert(_value0);
}
