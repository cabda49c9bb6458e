using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>
/// Turns the inputs of one resource, function or stack into the engine's form. It notes which resources each input came from,
/// which required inputs are missing, and which outputs have to be waited for; the latter make a second pass necessary.
/// </summary>
internal sealed class InputCollector
{
    private readonly List<KeyValuePair<string, PropertyValue>> _entries = [];
    private readonly List<KeyValuePair<string, ResourceSet>> _origins = [];
    private readonly ResourceSetBuilder _resources = new();
    private List<string>? _missing;
    private List<Task>? _pending;
    private string _owner = "";
    private string _property = "";
    private int _depth;

    /// <summary>The inputs by name: valid after <see cref="Collect"/>, when nothing is pending.</summary>
    public PropertyValue.Map Inputs { get; private set; } = PropertyValue.Map.Empty;

    /// <summary>The resources behind each top-level input that has some.</summary>
    public IReadOnlyList<KeyValuePair<string, ResourceSet>> Origins => _origins;

    /// <summary>What has to complete before a further pass; null when nothing has.</summary>
    public List<Task>? TakePending()
    {
        var pending = _pending;
        _pending = null;
        return pending;
    }

    /// <summary>The required inputs without a value, as sentences.</summary>
    public IReadOnlyList<string> Missing => _missing ?? [];

    /// <summary>Makes it ready for the next object.</summary>
    public void Clear()
    {
        _entries.Clear();
        _origins.Clear();
        _resources.Clear();
        (_missing, _pending, _owner, _property, _depth, Inputs) = (null, null, "", "", 0, PropertyValue.Map.Empty);
    }

    /// <summary>One pass over <paramref name="args"/>.</summary>
    public void Collect(InputArgs args)
    {
        Clear();
        Inputs = CollectArgs(args);
    }

    /// <summary>One pass over named values, such as the outputs of a stack.</summary>
    public void Collect(IEnumerable<KeyValuePair<string, object?>> values)
    {
        Clear();
        var start = OpenMap();
        foreach (var (name, value) in values)
        {
            Add(name, value);
        }

        Inputs = CloseMap(start);
    }

    /// <summary>Adds an input of the arguments that are being collected.</summary>
    /// <param name="name">Its wire name.</param>
    /// <param name="value">An input, an output, or a plain value; null leaves it out.</param>
    /// <param name="required">Null is an error.</param>
    /// <param name="json">Sent as JSON text.</param>
    public void Add(string name, object? value, bool required = false, bool json = false) => Add(name, value, required, json, name);

    /// <summary>As the other, with the name that an error gives to a missing input.</summary>
    public void Add(string name, object? value, bool required, bool json, string member)
    {
        if (value is null)
        {
            if (required)
            {
                (_missing ??= []).Add($"[Input] {_owner}.{member} is required but was not given a value");
            }

            return;
        }

        if (_depth > 1)
        {
            AddEntry(name, json ? ToJson(Convert(value)) : Convert(value));
            return;
        }

        _property = name;
        AddEntry(name, json ? ToJson(Convert(value)) : Convert(value));
        if (_resources.Count > 0)
        {
            _origins.Add(KeyValuePair.Create(name, _resources.Build()));
            _resources.Clear();
        }
    }

    /// <summary>Notes that the current input came from <paramref name="resources"/>.</summary>
    public void AddResources(ResourceSet resources) => _resources.Add(resources);

    /// <summary>Notes that another pass is needed once <paramref name="task"/> is complete.</summary>
    public void WaitFor(Task task) => (_pending ??= []).Add(task);

    /// <summary>Opens a map; its entries follow with <see cref="AddEntry"/>.</summary>
    public int OpenMap()
    {
        _depth++;
        return _entries.Count;
    }

    /// <summary>Adds an entry to the open map. An entry that is null is as good as none.</summary>
    public void AddEntry(string name, PropertyValue value)
    {
        if (value is not PropertyValue.Null)
        {
            _entries.Add(KeyValuePair.Create(name, value));
        }
    }

    /// <summary>Closes the map that <see cref="OpenMap"/> opened.</summary>
    public PropertyValue.Map CloseMap(int start)
    {
        _depth--;
        if (_entries.Count == start)
        {
            return PropertyValue.Map.Empty;
        }

        var map = PropertyValue.Map.Of(start == 0 ? _entries : _entries.GetRange(start, _entries.Count - start));
        _entries.RemoveRange(start, _entries.Count - start);
        return map;
    }

    /// <summary>The engine's form of a value of a type that is known when compiled: the usual ones without boxing.</summary>
    public PropertyValue Convert<T>(T value)
    {
        if (typeof(T) == typeof(bool))
        {
            return PropertyValue.Boolean.Of(Unsafe.As<T, bool>(ref value));
        }

        if (typeof(T) == typeof(int))
        {
            return new PropertyValue.Number(Unsafe.As<T, int>(ref value));
        }

        if (typeof(T) == typeof(double))
        {
            return new PropertyValue.Number(Unsafe.As<T, double>(ref value));
        }

        return Convert((object?)value);
    }

    /// <summary>The engine's form of any value that an input can have.</summary>
    /// <exception cref="InvalidOperationException">An input cannot have such a value.</exception>
    public PropertyValue Convert(object? value) => value switch
    {
        null => PropertyValue.Null.Instance,
        string text => new PropertyValue.Text(text),
        IInputValue input => input.ToPropertyValue(this),
        InputArgs args => CollectArgs(args),
        bool boolean => PropertyValue.Boolean.Of(boolean),
        int number => new PropertyValue.Number(number),
        double number => new PropertyValue.Number(number),
        JsonElement json => PropertyJson.FromElement(json),
        Enum member when member.GetTypeCode() == TypeCode.Int32 =>
            new PropertyValue.Number(System.Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture)),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{Place}"),
        ValueTuple => PropertyValue.Null.Instance,
        IDictionary dictionary => ConvertDictionary(dictionary),
        IList list => ConvertList(list),
        _ => EnumTypes.ToPropertyValue(value) ?? throw new InvalidOperationException(
            $"{value.GetType().FullName} is not a supported argument type.\n\t{Place}"),
    };

    private string Place => _owner.Length == 0 ? _property : $"{_owner}.{_property}";

    private PropertyValue.Map CollectArgs(InputArgs args)
    {
        var owner = _owner;
        _owner = args.GetType().FullName ?? args.GetType().Name;
        var start = OpenMap();
        args.Collect(this);
        var map = CloseMap(start);
        _owner = owner;
        return map;
    }

    private PropertyValue.Map ConvertDictionary(IDictionary dictionary)
    {
        var start = OpenMap();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
            {
                throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{Place}");
            }

            AddEntry(key, Convert(entry.Value));
        }

        return CloseMap(start);
    }

    private PropertyValue ConvertList(IList list)
    {
        if (ImmutableArrays.IsDefault(list))
        {
            return PropertyValue.Null.Instance;
        }

        var values = ImmutableArray.CreateBuilder<PropertyValue>(list.Count);
        foreach (var item in list)
        {
            values.Add(Convert(item));
        }

        return new PropertyValue.List(values.MoveToImmutable());
    }

    // JSON text has no place for an unknown or a secret: the whole text becomes what one of its parts is.
    private static PropertyValue ToJson(PropertyValue value)
    {
        if (value is PropertyValue.Null)
        {
            return value;
        }

        var (hasUnknown, hasSecret) = PropertyMarks.Of(value);
        PropertyValue text = hasUnknown ? PropertyValue.Unknown.Instance : new PropertyValue.Text(PropertyJson.ToText(value));
        return hasSecret ? PropertyValue.Secret.Of(text) : text;
    }
}
