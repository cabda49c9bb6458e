using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>
/// A value that is there now, comes later, or is only known once the stack is deployed. It remembers which resources
/// it came from and whether it is secret; both marks pass on to whatever is made of it.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Output<T> : IOutput, IInputValue
{
    private OutputData<T> _data;

    // null when _data holds the value; else a Task<OutputData<T>>, which may have failed, or a PendingProperty<T>.
    private object? _source;

    internal Output(OutputData<T> data) => _data = data;

    internal Output(PendingProperty<T> property) => _source = property;

    internal Output(Task<OutputData<T>> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            _data = task.Result;
            return;
        }

        _source = task;
        ProgramRun.Current?.Track(task);
    }

    /// <summary>An output whose value comes from <paramref name="value"/>.</summary>
    /// <param name="value">The task that gives the value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static Output<T> Create(Task<T> value) => FromTask(value, isSecret: false);

    /// <summary>
    /// Transforms the value, once it is there. A value that only a deployment can tell does not call <paramref name="func"/>.
    /// </summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="func">The transformation. When it throws, the run fails.</param>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return TryGetData(out var data) ? ApplyNow(data, func) : new Output<TResult>(ApplyLaterAsync(func));
    }

    /// <summary>As <see cref="Apply{TResult}(Func{T, TResult})"/>, for a transformation that takes time.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="func">The transformation. When it fails, the run fails.</param>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return Apply(value => Output<TResult>.Create(func(value)));
    }

    /// <summary>As <see cref="Apply{TResult}(Func{T, TResult})"/>, for a transformation that gives an input.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="func">The transformation. When it throws, the run fails.</param>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return Apply(value => func(value).ToOutput());
    }

    /// <summary>
    /// As <see cref="Apply{TResult}(Func{T, TResult})"/>, for a transformation that gives another output. The result is known,
    /// secret and dependent as both of them are together.
    /// </summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="func">The transformation. When it throws, the run fails.</param>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return TryGetData(out var data) ? ApplyNow(data, func) : new Output<TResult>(ApplyLaterAsync(func));
    }

    /// <summary>As <see cref="Apply{TResult}(Func{T, TResult})"/>, for an action that takes time and gives nothing.</summary>
    /// <param name="func">The action. When it fails, the run fails.</param>
    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return Apply(async value =>
        {
            await func(value).ConfigureAwait(false);
            return default(ValueTuple);
        });
    }

    /// <summary>As <see cref="Apply{TResult}(Func{T, Output{TResult}})"/>, with the value as an object.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="func">The transformation. When it throws, the run fails.</param>
    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return Apply<TResult>(value => func(value));
    }

    /// <summary>Says how to get at the value: an output is not a text.</summary>
    public override string ToString() =>
        "An Output<T> has no text of its own, because its value may not be known yet. To make an Output<string> of it, use " +
        "Output.Format($\"...{output}...\") or output.Apply(value => $\"...{value}...\").";

    internal static Output<T> FromTask(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.IsCompletedSuccessfully
            ? new Output<T>(new OutputData<T>(value.Result, default, true, isSecret))
            : new Output<T>(WaitAsync());

        async Task<OutputData<T>> WaitAsync() => new(await value.ConfigureAwait(false), default, true, isSecret);
    }

    internal static Output<T> Failed(Exception exception, ResourceSet origin)
    {
        ProgramRun.Current?.Fail(exception, origin.IsEmpty ? null : origin[0], "A callback over an output of {0} failed");
        return new Output<T>(Task.FromException<OutputData<T>>(exception));
    }

    internal static Output<T> Unknown(T value, bool isSecret = false) => new(new OutputData<T>(value, default, false, isSecret));

    /// <summary>What the output holds; false while it is not there, and for ever when it failed.</summary>
    internal bool TryGetData(out OutputData<T> data)
    {
        switch (Volatile.Read(ref _source))
        {
            case null:
                break;
            case Task<OutputData<T>> { IsCompletedSuccessfully: true } task:
                Keep(task.Result);
                break;
            case PendingProperty<T> property when property.Resource.TryGetState(out var state):
                if (!TryRead(property, state))
                {
                    data = default;
                    return false;
                }

                break;
            default:
                data = default;
                return false;
        }

        data = _data;
        return true;
    }

    /// <summary>Waits for what the output holds.</summary>
    internal Task<OutputData<T>> DataAsync()
    {
        if (TryGetData(out var data))
        {
            return Task.FromResult(data);
        }

        return Volatile.Read(ref _source) switch
        {
            Task<OutputData<T>> task => task,
            PendingProperty<T> property => WaitForPropertyAsync(property),
            _ => Task.FromResult(_data),
        };
    }

    /// <summary>The same output with another secrecy.</summary>
    internal Output<T> WithSecrecy(bool isSecret)
    {
        return TryGetData(out var data)
            ? new Output<T>(new OutputData<T>(data.Value, data.Resources, data.IsKnown, isSecret))
            : new Output<T>(LaterAsync());

        async Task<OutputData<T>> LaterAsync()
        {
            var later = await DataAsync().ConfigureAwait(false);
            return new OutputData<T>(later.Value, later.Resources, later.IsKnown, isSecret);
        }
    }

    Output<object?> IOutput.ToObjectOutput() => this as Output<object?> ?? MapData(static data => data.With<object?>(data.Value));

    PropertyValue IInputValue.ToPropertyValue(InputCollector collector)
    {
        if (!TryGetData(out var data))
        {
            collector.WaitFor(DataAsync());
            return PropertyValue.Unknown.Instance;
        }

        collector.AddResources(data.Resources);
        var value = data.IsKnown ? collector.Convert(data.Value) : PropertyValue.Unknown.Instance;
        return data.IsSecret ? PropertyValue.Secret.Of(value) : value;
    }

    /// <summary>Transforms what the output holds, whether it is known or not.</summary>
    internal Output<TResult> MapData<TResult>(Func<OutputData<T>, OutputData<TResult>> map)
    {
        return TryGetData(out var data) ? new Output<TResult>(map(data)) : new Output<TResult>(LaterAsync());

        async Task<OutputData<TResult>> LaterAsync() => map(await DataAsync().ConfigureAwait(false));
    }

    /// <summary>Transforms a known value, in an update as in a preview; what is unknown stays so.</summary>
    internal Output<TResult> MapKnown<TResult>(Func<T, TResult> map) =>
        MapData(data => data.With(data.IsKnown ? map(data.Value) : default!));

    private static Output<TResult> ApplyNow<TResult>(in OutputData<T> data, Func<T, TResult> func)
    {
        if (!CallsBack(data))
        {
            return new Output<TResult>(data.With(default(TResult)!));
        }

        try
        {
            return new Output<TResult>(data.With(func(data.Value)));
        }
#pragma warning disable CA1031 // Whatever a callback throws belongs to its output, and to the report of the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Output<TResult>.Failed(exception, data.Resources);
        }
    }

    private static Output<TResult> ApplyNow<TResult>(OutputData<T> data, Func<T, Output<TResult>?> func)
    {
        if (!CallsBack(data))
        {
            return new Output<TResult>(data.With(default(TResult)!));
        }

        Output<TResult>? inner;
        try
        {
            inner = func(data.Value);
        }
#pragma warning disable CA1031 // Whatever a callback throws belongs to its output, and to the report of the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Output<TResult>.Failed(exception, data.Resources);
        }

        if (inner is null)
        {
            return new Output<TResult>(data.With(default(TResult)!));
        }

        return data.IsPlain ? inner : inner.MapData(result => data.Combine(result));
    }

    // In a preview an unknown value calls nobody; in an update every value counts as known.
    private static bool CallsBack(in OutputData<T> data) => data.IsKnown || ProgramRun.Current is { IsDryRun: false };

    private async Task<OutputData<TResult>> ApplyLaterAsync<TResult>(Func<T, TResult> func)
    {
        var data = await DataAsync().ConfigureAwait(false);
        return await ApplyNow(data, func).DataAsync().ConfigureAwait(false);
    }

    private async Task<OutputData<TResult>> ApplyLaterAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await DataAsync().ConfigureAwait(false);
        return await ApplyNow(data, func).DataAsync().ConfigureAwait(false);
    }

    private async Task<OutputData<T>> WaitForPropertyAsync(PendingProperty<T> property)
    {
        await property.Resource.StateAsync().ConfigureAwait(false);
        return TryGetData(out var data) ? data : await ((Task<OutputData<T>>)_source!).ConfigureAwait(false);
    }

    private bool TryRead(PendingProperty<T> property, LandingZone.Engine.Monitor.ResourceState state)
    {
        try
        {
            Keep(property.Read(state));
            return true;
        }
#pragma warning disable CA1031 // The failure belongs to this output, and to the report of the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            property.Resource.Run?.Fail(exception, property.Resource);
            Volatile.Write(ref _source, Task.FromException<OutputData<T>>(exception));
            return false;
        }
    }

    // Several threads may arrive here with the same value; the value must be in place before the source is gone.
    private void Keep(OutputData<T> data)
    {
        lock (this)
        {
            if (_source is not null)
            {
                _data = data;
                Volatile.Write(ref _source, null);
            }
        }
    }
}
