using System.Globalization;

namespace LandingZone.Policies.Resources;

/// <summary>
/// A value of a resource's property: one of the closed set of cases nested below. Immutable. Questions about a value never throw: a
/// value that is absent or of another kind answers no, one that is not known yet answers <see cref="Truth.Unknown"/>.
/// </summary>
public abstract class Value
{
    private Value()
    {
    }

    /// <summary>No value: the property is not set, or set to null.</summary>
    public static Value Absent { get; } = new AbsentValue();

    /// <summary>A value that is known only after the deployment, or that is encrypted and cannot be read here.</summary>
    public static Value Unknown { get; } = new UnknownValue();

    /// <summary>True.</summary>
    public static Value True { get; } = new Flag(true);

    /// <summary>False.</summary>
    public static Value False { get; } = new Flag(false);

    /// <summary>The elements of a list. A single value is a list of itself, nothing is an empty list; see also <see cref="IsUnknown"/>.</summary>
    public virtual IReadOnlyList<Value> Items => [this];

    /// <summary>The entries of a map, in ordinal order of their names; empty for anything else.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, Value>> Entries => [];

    /// <summary>Whether the value is not known yet.</summary>
    public bool IsUnknown => this is UnknownValue;

    /// <summary>Whether there is no value.</summary>
    public bool IsAbsent => this is AbsentValue;

    /// <summary>Whether it is a list, and not one value that stands for a list.</summary>
    public bool IsList => this is ListValue;

    /// <summary>Whether it is a text, and no number or flag.</summary>
    public bool IsText => this is TextValue;

    /// <summary>Whether it is a number, and no text that reads like one.</summary>
    public bool IsNumber => this is NumberValue;

    /// <summary>Whether it is true or false, and no text that reads like that.</summary>
    public bool IsFlag => this is Flag;

    /// <summary>Whether there is a value that is not empty: no for nothing, an empty text, an empty list and an empty map.</summary>
    public virtual Truth IsSet => Truth.Yes;

    /// <summary>Whether it is true, or the text "true" as some providers write it.</summary>
    public virtual Truth IsTrue => Truth.No;

    /// <summary>Whether it is false, or the text "false". Nothing at all is not false: give the default first (<see cref="Or(bool)"/>).</summary>
    public virtual Truth IsFalse => Truth.No;

    /// <summary>The text where it is one and known, otherwise null.</summary>
    public virtual string? Text => null;

    /// <summary>The number where it is one and known, or a text that is one, otherwise null.</summary>
    public virtual double? Number => null;

    /// <summary>Whether the program marked it as a secret: then no message may show it.</summary>
    public virtual bool IsSecret => false;

    /// <summary>The entry of a map; absent where there is none or this is no map; unknown where this is unknown. A list of one element
    /// stands for the element, since providers differ in whether a nested block is a list.</summary>
    public virtual Value this[string name] => Absent;

    /// <summary>A text.</summary>
    public static Value Of(string text) => new TextValue(text, secret: false);

    /// <summary>A secret text that is known here and must not be shown.</summary>
    public static Value SecretOf(string text) => new TextValue(text, secret: true);

    /// <summary>A number.</summary>
    public static Value Of(double number) => new NumberValue(number);

    /// <summary>True or false.</summary>
    public static Value Of(bool flag) => flag ? True : False;

    /// <summary>A list.</summary>
    public static Value Of(IReadOnlyList<Value> items) => new ListValue(items);

    /// <summary>A map. Of entries with one name the last counts.</summary>
    public static Value Of(IEnumerable<KeyValuePair<string, Value>> entries)
    {
        var unique = new SortedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            unique[name] = value;
        }

        return new MapValue([.. unique]);
    }

    /// <summary>A map of entries that stand in ordinal order of their names already, each name once. The array is not copied.</summary>
    public static Value OfSorted(KeyValuePair<string, Value>[] entries) => new MapValue(entries);

    /// <summary>This value, or <paramref name="fallback"/> where there is none.</summary>
    public Value Or(Value fallback) => IsAbsent ? fallback : this;

    /// <summary>This value, or the flag that the provider takes where there is none.</summary>
    public Value Or(bool fallback) => IsAbsent ? Of(fallback) : this;

    /// <summary>This value, or the number that the provider takes where there is none.</summary>
    public Value Or(double fallback) => IsAbsent ? Of(fallback) : this;

    /// <summary>This value, or the text that the provider takes where there is none.</summary>
    public Value Or(string fallback) => IsAbsent ? Of(fallback) : this;

    /// <summary>Whether it is exactly this text.</summary>
    public Truth Is(string text) => Matches(own => own == text);

    /// <summary>Whether it is one of these texts.</summary>
    public Truth IsOneOf(params ReadOnlySpan<string> texts)
    {
        if (IsUnknown)
        {
            return Truth.Unknown;
        }

        foreach (var text in texts)
        {
            if (Text == text)
            {
                return Truth.Yes;
            }
        }

        return Truth.No;
    }

    /// <summary>Whether it is a text of which <paramref name="question"/> holds.</summary>
    public Truth Matches(Func<string, bool> question) => IsUnknown ? Truth.Unknown : Text is { } text && question(text);

    /// <summary>Whether it is a number of at least <paramref name="least"/>.</summary>
    public Truth IsAtLeast(double least) => IsUnknown ? Truth.Unknown : Number >= least;

    /// <summary>Whether it is a number of at most <paramref name="most"/>.</summary>
    public Truth IsAtMost(double most) => IsUnknown ? Truth.Unknown : Number <= most;

    /// <summary>Whether the list has this text.</summary>
    public Truth Contains(string text) => Truth.Any(Items, item => item.Is(text));

    /// <summary>The texts of a list, where all is known; null where the list or one element is not known.</summary>
    public IReadOnlyList<string>? Texts =>
        Items.Any(item => item.IsUnknown) ? null : [.. Items.Select(item => item.Text).OfType<string>()];

    /// <summary>The value for a message: texts in quotes, secrets and unknown values as such.</summary>
    public override string ToString() => this switch
    {
        AbsentValue => "not set",
        UnknownValue => "not known yet",
        { IsSecret: true } => "a secret",
        Flag flag => flag.IsTrue.IsYes ? "true" : "false",
        NumberValue => Number!.Value.ToString(CultureInfo.InvariantCulture),
        TextValue => $"'{Text}'",
        ListValue => $"[{string.Join(", ", Items)}]",
        _ => $"{{{string.Join(", ", Entries.Select(entry => $"{entry.Key}: {entry.Value}"))}}}",
    };

    private sealed class AbsentValue : Value
    {
        public override IReadOnlyList<Value> Items => [];

        public override Truth IsSet => Truth.No;
    }

    private sealed class UnknownValue : Value
    {
        public override Truth IsSet => Truth.Unknown;

        public override Truth IsTrue => Truth.Unknown;

        public override Truth IsFalse => Truth.Unknown;

        public override Value this[string name] => this;
    }

    private sealed class Flag(bool value) : Value
    {
        public override Truth IsTrue => value;

        public override Truth IsFalse => !value;

        public override string? Text => value ? "true" : "false";
    }

    private sealed class NumberValue(double value) : Value
    {
        public override double? Number => value;

        public override string? Text => value.ToString(CultureInfo.InvariantCulture);
    }

    private sealed class TextValue(string value, bool secret) : Value
    {
        public override Truth IsSet => value.Length > 0;

        public override Truth IsTrue => value == "true";

        public override Truth IsFalse => value == "false";

        public override string? Text => value;

        public override double? Number =>
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

        public override bool IsSecret => secret;
    }

    private sealed class ListValue(IReadOnlyList<Value> items) : Value
    {
        public override IReadOnlyList<Value> Items => items;

        public override Truth IsSet => items.Count > 0;

        public override Value this[string name] => items.Count == 1 ? items[0][name] : Absent;
    }

    private sealed class MapValue : Value
    {
        /// <summary>Below this many entries a look along the list is faster than a hash.</summary>
        private const int FewEntries = 12;

        private readonly KeyValuePair<string, Value>[] _entries;
        private readonly Dictionary<string, Value>? _index;

        public MapValue(KeyValuePair<string, Value>[] entries)
        {
            _entries = entries;
            _index = _entries.Length > FewEntries ? new Dictionary<string, Value>(_entries, StringComparer.Ordinal) : null;
        }

        public override IReadOnlyList<KeyValuePair<string, Value>> Entries => _entries;

        public override Truth IsSet => _entries.Length > 0;

        public override Value this[string name]
        {
            get
            {
                if (_index is not null)
                {
                    return _index.GetValueOrDefault(name, Absent);
                }

                foreach (var (key, value) in _entries)
                {
                    if (key == name)
                    {
                        return value;
                    }
                }

                return Absent;
            }
        }
    }
}
