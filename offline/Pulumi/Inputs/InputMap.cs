using System.Collections;
using System.Collections.Immutable;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>
/// Named values for a resource, which are inputs, or which as a whole come from an output. Made to be written with a
/// collection initialiser.
/// </summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable,
    IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    // The entries, as long as they can be told apart; otherwise _deferred has them all.
    private Dictionary<string, Input<TValue>> _entries;
    private Output<ImmutableDictionary<string, Input<TValue>>>? _deferred;

    /// <summary>An empty map.</summary>
    public InputMap() => _entries = [];

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> deferred) => (_entries, _deferred) = ([], deferred);

    /// <summary>Adds a value.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="ArgumentException">There is another value of that name.</exception>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>A map of plain values.</summary>
    /// <param name="values">The values by name.</param>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => FromValues(values);

    /// <summary>A map of plain values.</summary>
    /// <param name="values">The values by name.</param>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => FromValues(values);

    /// <summary>A map that as a whole comes from an output.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => FromOutput(values);

    /// <summary>A map that as a whole comes from an output.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => FromOutput(values);

    /// <summary>A map that as a whole comes from an output.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => FromOutput(values);

    /// <summary>A new map of all entries of two others; where both have a name, the second wins.</summary>
    /// <param name="first">The first map.</param>
    /// <param name="second">The second map.</param>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first._deferred is not null || second._deferred is not null)
        {
            return new InputMap<TValue>(Output.Tuple(first.Entries(), second.Entries())
                .MapKnown(static both => both.Item1.SetItems(both.Item2)));
        }

        var merged = new InputMap<TValue> { _entries = new Dictionary<string, Input<TValue>>(first._entries) };
        foreach (var (key, value) in second._entries)
        {
            merged._entries[key] = value;
        }

        return merged;
    }

    /// <summary>Adds a value.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">There is another value of that name.</exception>
    public void Add(string key, Input<TValue> value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_deferred is not null)
        {
            _deferred = _deferred.MapKnown(entries => entries.Add(key, value));
        }
        else if (!_entries.TryAdd(key, value) && !ReferenceEquals(_entries[key], value))
        {
            throw new ArgumentException($"The map has another value for '{key}' already.", nameof(key));
        }
    }

    /// <summary>Adds all entries of another map.</summary>
    /// <param name="values">The other map.</param>
    /// <exception cref="ArgumentException">There is another value of one of the names.</exception>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds all entries of another map.</summary>
    /// <param name="values">The other map.</param>
    /// <exception cref="ArgumentException">There is another value of one of the names.</exception>
    public void AddRange(InputMap<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (_deferred is null && values._deferred is null)
        {
            foreach (var (key, value) in values._entries)
            {
                Add(key, value);
            }

            return;
        }

        _deferred = Output.Tuple(Entries(), values.Entries()).MapKnown(static both => both.Item1.AddRange(both.Item2));
        _entries = [];
    }

    /// <summary>The entries, once it is known which there are.</summary>
    /// <param name="cancellationToken">Not used.</param>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await Entries().DataAsync().ConfigureAwait(false);
        foreach (var (key, value) in data.IsKnown ? data.Value : [])
        {
            yield return value.ToOutput().MapData(entry => entry.With(KeyValuePair.Create(key, entry.Value)));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be enumerated synchronously, since its entries may not be known yet; use await foreach.");

    internal override Output<ImmutableDictionary<string, TValue>> AsOutput() =>
        _deferred is null ? NestedOutputs.Flatten<TValue>([.. _entries]) : _deferred.Flatten();

    internal override PropertyValue ToPropertyValue(InputCollector collector)
    {
        if (_deferred is not null)
        {
            return ((IInputValue)_deferred).ToPropertyValue(collector);
        }

        var start = collector.OpenMap();
        foreach (var (key, value) in _entries)
        {
            collector.AddEntry(key, value?.ToPropertyValue(collector) ?? PropertyValue.Null.Instance);
        }

        return collector.CloseMap(start);
    }

    private Output<ImmutableDictionary<string, Input<TValue>>> Entries() => _deferred ?? Output.Create(_entries.ToImmutableDictionary());

    private static InputMap<TValue> FromValues(IEnumerable<KeyValuePair<string, TValue>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new InputMap<TValue> { _entries = values.ToDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value) };
    }

    private static InputMap<TValue> FromOutput<TMap>(Output<TMap> values)
        where TMap : IEnumerable<KeyValuePair<string, TValue>>
    {
        ArgumentNullException.ThrowIfNull(values);
        return new InputMap<TValue>(values.MapKnown(static entries => entries is null
            ? []
            : entries.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)));
    }
}
