using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A value of one of two types for a resource.</summary>
/// <typeparam name="T0">The first type.</typeparam>
/// <typeparam name="T1">The second type.</typeparam>
public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
{
    private readonly Output<Union<T0, T1>> _union;

    /// <summary>The default value of the first type.</summary>
    public InputUnion()
        : this(Output.Create(default(Union<T0, T1>)))
    {
    }

    private InputUnion(Output<Union<T0, T1>> union)
    {
        ArgumentNullException.ThrowIfNull(union);
        _union = union;
    }

    /// <summary>A value of the first type.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator InputUnion<T0, T1>(T0 value) => new(Output.Create(Union<T0, T1>.FromT0(value)));

    /// <summary>A value of the second type.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator InputUnion<T0, T1>(T1 value) => new(Output.Create(Union<T0, T1>.FromT1(value)));

    /// <summary>An input of the first type.</summary>
    /// <param name="value">The input.</param>
    public static implicit operator InputUnion<T0, T1>(Input<T0> value) => value.ToOutput();

    /// <summary>An input of the second type.</summary>
    /// <param name="value">The input.</param>
    public static implicit operator InputUnion<T0, T1>(Input<T1> value) => value.ToOutput();

    /// <summary>An output of the first type.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator InputUnion<T0, T1>(Output<T0> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new InputUnion<T0, T1>(value.MapData(static data => data.With(Union<T0, T1>.FromT0(data.Value))));
    }

    /// <summary>An output of the second type.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator InputUnion<T0, T1>(Output<T1> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new InputUnion<T0, T1>(value.MapData(static data => data.With(Union<T0, T1>.FromT1(data.Value))));
    }

    /// <summary>A value of either type.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => new(Output.Create(value));

    /// <summary>An output of either type.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator InputUnion<T0, T1>(Output<Union<T0, T1>> value) => new(value);

    internal override Output<Union<T0, T1>> AsOutput() => _union;

    internal override PropertyValue ToPropertyValue(InputCollector collector) => ((IInputValue)_union).ToPropertyValue(collector);
}
