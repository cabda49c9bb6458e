using System.Collections;
using System.Collections.Immutable;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>
/// A list for a resource, whose elements are inputs, or which as a whole comes from an output. Made to be written with a
/// collection initialiser.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    // The elements, as long as they can be told apart; otherwise _deferred has them all.
    private List<Input<T>> _items;
    private Output<ImmutableArray<Input<T>>>? _deferred;

    /// <summary>An empty list.</summary>
    public InputList() => _items = [];

    private InputList(List<Input<T>> items) => _items = items;

    private InputList(Output<ImmutableArray<Input<T>>> deferred) => (_items, _deferred) = ([], deferred);

    /// <summary>A list of one element.</summary>
    /// <param name="value">The element.</param>
    public static implicit operator InputList<T>(T value) => new([value]);

    /// <summary>A list of one element.</summary>
    /// <param name="value">The element.</param>
    public static implicit operator InputList<T>(Output<T> value) => new([value]);

    /// <summary>A list of one element.</summary>
    /// <param name="value">The element.</param>
    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    /// <summary>A list of plain elements.</summary>
    /// <param name="values">The elements.</param>
    public static implicit operator InputList<T>(T[] values) => FromValues(values);

    /// <summary>A list of outputs.</summary>
    /// <param name="values">The elements.</param>
    public static implicit operator InputList<T>(Output<T>[] values) => FromOutputs(values);

    /// <summary>A list of inputs.</summary>
    /// <param name="values">The elements.</param>
    public static implicit operator InputList<T>(Input<T>[] values) => new([.. values]);

    /// <summary>A list of plain elements.</summary>
    /// <param name="values">The elements.</param>
    public static implicit operator InputList<T>(List<T> values) => FromValues(values);

    /// <summary>A list of outputs.</summary>
    /// <param name="values">The elements.</param>
    public static implicit operator InputList<T>(List<Output<T>> values) => FromOutputs(values);

    /// <summary>A list of inputs.</summary>
    /// <param name="values">The elements.</param>
    public static implicit operator InputList<T>(List<Input<T>> values) => new([.. values]);

    /// <summary>A list of plain elements.</summary>
    /// <param name="values">The elements; an array that was never made counts as empty.</param>
    public static implicit operator InputList<T>(ImmutableArray<T> values) => FromValues(values.IsDefault ? [] : values);

    /// <summary>A list of outputs.</summary>
    /// <param name="values">The elements; an array that was never made counts as empty.</param>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => FromOutputs(values.IsDefault ? [] : values);

    /// <summary>A list of inputs.</summary>
    /// <param name="values">The elements; an array that was never made counts as empty.</param>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new([.. values.IsDefault ? [] : values]);

    /// <summary>A list that as a whole comes from an output.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputList<T>(Output<T[]> values) => FromOutput(values);

    /// <summary>A list that as a whole comes from an output.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputList<T>(Output<List<T>> values) => FromOutput(values);

    /// <summary>A list that as a whole comes from an output.</summary>
    /// <param name="values">The output.</param>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => FromOutput(values);

    /// <summary>A list that as a whole comes from an output.</summary>
    /// <param name="values">The output; an array that was never made counts as empty.</param>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new InputList<T>(values.MapKnown(static elements => ToInputs(elements.IsDefault ? [] : elements)));
    }

    /// <summary>Adds elements at the end.</summary>
    /// <param name="inputs">The elements.</param>
    public void Add(params Input<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (_deferred is null)
        {
            _items.AddRange(inputs);
            return;
        }

        _deferred = _deferred.MapKnown(elements => elements.AddRange(inputs));
    }

    /// <summary>Adds all elements of another list at the end.</summary>
    /// <param name="inputs">The other list.</param>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Adds all elements of another list at the end.</summary>
    /// <param name="inputs">The other list.</param>
    public void AddRange(InputList<T> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (_deferred is null && inputs._deferred is null)
        {
            _items.AddRange(inputs._items);
            return;
        }

        _deferred = Output.Tuple(Elements(), inputs.Elements()).MapKnown(static both => both.Item1.AddRange(both.Item2));
        _items = [];
    }

    /// <summary>A new list of all elements of this list and then all of another.</summary>
    /// <param name="other">The other list.</param>
    public InputList<T> Concat(InputList<T> other)
    {
        var both = Clone();
        both.AddRange(other);
        return both;
    }

    /// <summary>The elements, once it is known which there are.</summary>
    /// <param name="cancellationToken">Not used.</param>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await Elements().DataAsync().ConfigureAwait(false);
        foreach (var element in data.IsKnown ? data.Value : [])
        {
            yield return element;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be enumerated synchronously, since its elements may not be known yet; use await foreach.");

    /// <summary>Whether it is known to have no element.</summary>
    internal bool IsEmpty => _deferred is null && _items.Count == 0;

    internal InputList<T> Clone() => new([.. _items]) { _deferred = _deferred };

    internal override Output<ImmutableArray<T>> AsOutput() => _deferred is null
        ? OutputSequence.Combine<T>([.. _items.Select(item => item.ToOutput())])
        : _deferred.Flatten();

    internal override PropertyValue ToPropertyValue(InputCollector collector)
    {
        if (_deferred is not null)
        {
            return ((IInputValue)_deferred).ToPropertyValue(collector);
        }

        var values = ImmutableArray.CreateBuilder<PropertyValue>(_items.Count);
        foreach (var item in _items)
        {
            values.Add(item is null ? PropertyValue.Null.Instance : item.ToPropertyValue(collector));
        }

        return new PropertyValue.List(values.MoveToImmutable());
    }

    private Output<ImmutableArray<Input<T>>> Elements() => _deferred ?? Output.Create<ImmutableArray<Input<T>>>([.. _items]);

    private static InputList<T> FromValues(IEnumerable<T> values) => new([.. values.Select(value => (Input<T>)value)]);

    private static InputList<T> FromOutputs(IEnumerable<Output<T>> values) => new([.. values.Select(value => (Input<T>)value)]);

    private static InputList<T> FromOutput<TList>(Output<TList> values)
        where TList : IEnumerable<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return new InputList<T>(values.MapKnown(static elements => ToInputs(elements)));
    }

    private static ImmutableArray<Input<T>> ToInputs(IEnumerable<T>? values) => [.. (values ?? []).Select(value => (Input<T>)value)];
}
