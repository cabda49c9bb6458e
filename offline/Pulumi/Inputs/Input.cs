using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A value for a resource: a plain one, or an output that gives it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class Input<T> : IOutput, IInputValue
{
    private readonly T _value;
    private Output<T>? _output;

    private protected Input() => _value = default!;

    private Input(T value) => _value = value;

    private Input(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        (_value, _output) = (default!, output);
    }

    /// <summary>An input of a plain value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Input<T>(T value) => new(value);

    /// <summary>An input that takes its value from an output.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>The input as an output.</summary>
    /// <param name="input">The input.</param>
    public static implicit operator Output<T>(Input<T> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.AsOutput();
    }

    internal virtual Output<T> AsOutput() => _output ??= Output.Create(_value);

    internal virtual PropertyValue ToPropertyValue(InputCollector collector) =>
        _output is null ? collector.Convert(_value) : ((IInputValue)_output).ToPropertyValue(collector);

    Output<object?> IOutput.ToObjectOutput() => ((IOutput)AsOutput()).ToObjectOutput();

    PropertyValue IInputValue.ToPropertyValue(InputCollector collector) => ToPropertyValue(collector);
}
