using System.Collections.Immutable;

namespace LandingZone.Engine.Values;

/// <summary>
/// A value as it passes between a program and the engine: one of the closed set of cases nested below.
/// Immutable. Dependencies are not part of a value; they travel per top-level property in the request.
/// </summary>
public abstract class PropertyValue
{
    private protected PropertyValue()
    {
    }

    /// <summary>The absence of a value.</summary>
    public sealed class Null : PropertyValue
    {
        private Null()
        {
        }

        /// <summary>The only instance.</summary>
        public static Null Instance { get; } = new();
    }

    /// <summary>A value that is not known before the deployment has run.</summary>
    public sealed class Unknown : PropertyValue
    {
        private Unknown()
        {
        }

        /// <summary>The only instance.</summary>
        public static Unknown Instance { get; } = new();
    }

    /// <summary>True or false.</summary>
    public sealed class Boolean : PropertyValue
    {
        private Boolean(bool value) => Value = value;

        /// <summary>The value.</summary>
        public bool Value { get; }

        /// <summary>The shared instance for <paramref name="value"/>.</summary>
        public static Boolean Of(bool value) => value ? True : False;

        private static readonly Boolean True = new(true);
        private static readonly Boolean False = new(false);
    }

    /// <summary>A number; the wire format knows only double precision.</summary>
    public sealed class Number(double value) : PropertyValue
    {
        /// <summary>The value.</summary>
        public double Value { get; } = value;
    }

    /// <summary>A piece of text.</summary>
    public sealed class Text(string value) : PropertyValue
    {
        /// <summary>The value.</summary>
        public string Value { get; } = value;
    }

    /// <summary>An ordered list of values.</summary>
    public sealed class List(ImmutableArray<PropertyValue> items) : PropertyValue
    {
        /// <summary>The elements, in order; never default.</summary>
        public ImmutableArray<PropertyValue> Items { get; } = items.IsDefault ? [] : items;
    }

    /// <summary>A value that must not be shown: <see cref="Element"/> is never itself a secret.</summary>
    public sealed class Secret : PropertyValue
    {
        private Secret(PropertyValue element) => Element = element;

        /// <summary>What is hidden.</summary>
        public PropertyValue Element { get; }

        /// <summary>Hides <paramref name="element"/>; a secret stays the secret that it is.</summary>
        public static Secret Of(PropertyValue element) => element as Secret ?? new Secret(element);
    }

    /// <summary>A single file: from a path, a text or a URI.</summary>
    public sealed class Asset(AssetSource source, string value) : PropertyValue
    {
        /// <summary>Where the content comes from.</summary>
        public AssetSource Source { get; } = source;

        /// <summary>The path, the text or the URI.</summary>
        public string Value { get; } = value;

        /// <summary>
        /// SHA-256 of the content in lower-case hexadecimal digits, once the engine has read it; null before, and for a URI.
        /// </summary>
        public string? Hash { get; init; }
    }

    /// <summary>A collection of files: from a path, a URI or, when <see cref="Assets"/> is set, from named parts.</summary>
    public sealed class Archive : PropertyValue
    {
        /// <summary>An archive from a path or a URI.</summary>
        public Archive(AssetSource source, string value) => (Source, Value) = (source, value);

        /// <summary>An archive of named assets and archives.</summary>
        public Archive(Map assets) => (Source, Assets) = (AssetSource.Parts, assets);

        /// <summary>Where the content comes from.</summary>
        public AssetSource Source { get; }

        /// <summary>The path or the URI; null for an archive of parts.</summary>
        public string? Value { get; }

        /// <summary>The named parts; null otherwise.</summary>
        public Map? Assets { get; }

        /// <summary>
        /// SHA-256 of the content in lower-case hexadecimal digits, once the engine has read it; null before, and for a URI.
        /// </summary>
        public string? Hash { get; init; }
    }

    /// <summary>A reference to a resource that is passed as a value.</summary>
    public sealed class Reference(string urn, PropertyValue? id) : PropertyValue
    {
        /// <summary>The URN of the resource.</summary>
        public string Urn { get; } = urn;

        /// <summary>The id: text, unknown, or null for a component.</summary>
        public PropertyValue? Id { get; } = id;
    }

    /// <summary>Named values, in ordinal order of their names, so that the same content always writes the same bytes.</summary>
    public sealed class Map : PropertyValue
    {
        private readonly KeyValuePair<string, PropertyValue>[] _entries;

        private Map(KeyValuePair<string, PropertyValue>[] entries) => _entries = entries;

        /// <summary>The map without entries.</summary>
        public static Map Empty { get; } = new([]);

        /// <summary>How many entries there are.</summary>
        public int Count => _entries.Length;

        /// <summary>The entries in ordinal order of their names.</summary>
        public ReadOnlySpan<KeyValuePair<string, PropertyValue>> Entries => _entries;

        /// <summary>The value called <paramref name="name"/>, or null where there is none.</summary>
        public PropertyValue? this[string name]
        {
            get
            {
                int low = 0, high = _entries.Length - 1;
                while (low <= high)
                {
                    var middle = (low + high) >>> 1;
                    var order = string.CompareOrdinal(_entries[middle].Key, name);
                    if (order == 0)
                    {
                        return _entries[middle].Value;
                    }

                    (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
                }

                return null;
            }
        }

        /// <summary>Makes a map of <paramref name="entries"/>, whose order does not matter.</summary>
        /// <exception cref="ArgumentException">Two entries have one name.</exception>
        public static Map Of(IEnumerable<KeyValuePair<string, PropertyValue>> entries)
        {
            var sorted = entries.ToArray();
            if (sorted.Length == 0)
            {
                return Empty;
            }

            if (!IsSorted(sorted))
            {
                Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
                for (var i = 1; i < sorted.Length; i++)
                {
                    if (string.Equals(sorted[i - 1].Key, sorted[i].Key, StringComparison.Ordinal))
                    {
                        throw new ArgumentException($"Two entries are called '{sorted[i].Key}'.", nameof(entries));
                    }
                }
            }

            return new Map(sorted);
        }

        /// <summary>A map of entries that stand in ordinal order already, each name once. The array is not copied.</summary>
        internal static Map OfSorted(KeyValuePair<string, PropertyValue>[] entries) => entries.Length == 0 ? Empty : new Map(entries);

        private static bool IsSorted(KeyValuePair<string, PropertyValue>[] entries)
        {
            for (var i = 1; i < entries.Length; i++)
            {
                if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) >= 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
