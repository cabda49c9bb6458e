using System.Collections.Immutable;

namespace LandingZone.Stacks.Settings;

/// <summary>
/// A setting's value before it is read: the same for a settings file and for the settings that the Pulumi engine hands over.
/// </summary>
/// <param name="Path">Its full key, "landing-zone:network.availabilityZones[0]".</param>
/// <param name="Position">Its place in the file; null where it comes from the engine.</param>
internal abstract record SettingNode(string Path, SettingPosition? Position)
{
    /// <summary>What it is, in words.</summary>
    public abstract string Description { get; }

    /// <summary>The value of a key of this map, or the map itself where it has none: where a problem of that key is to be shown.</summary>
    public SettingNode At(string key) => (this as Map)?.Find(key) ?? this;

    /// <summary>A single value.</summary>
    /// <param name="Text">The value, as text.</param>
    /// <param name="Type">What it is written as.</param>
    public sealed record Scalar(string Path, SettingPosition? Position, string Text, ScalarType Type) : SettingNode(Path, Position)
    {
        /// <inheritdoc/>
        public override string Description => Type switch
        {
            ScalarType.Null => "nothing",
            ScalarType.Boolean => $"the boolean {Text}",
            ScalarType.Number => $"the number {Text}",
            _ => $"the text '{Text}'",
        };
    }

    /// <summary>A list.</summary>
    public sealed record List(string Path, SettingPosition? Position, ImmutableArray<SettingNode> Items) : SettingNode(Path, Position)
    {
        /// <inheritdoc/>
        public override string Description => "a list";
    }

    /// <summary>A map; every key once.</summary>
    public sealed record Map(string Path, SettingPosition? Position, ImmutableArray<SettingEntry> Entries) : SettingNode(Path, Position)
    {
        /// <inheritdoc/>
        public override string Description => "a map";

        /// <summary>The full key of a key of this map: top-level keys stand behind a colon, others behind a dot.</summary>
        public string PathOf(string key) => Path.Contains(':', StringComparison.Ordinal) ? $"{Path}.{key}" : $"{Path}:{key}";

        /// <summary>The value of a key; null where there is none.</summary>
        public SettingNode? Find(string key)
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>A value that is encrypted and cannot be read here.</summary>
    public sealed record Sealed(string Path, SettingPosition? Position) : SettingNode(Path, Position)
    {
        /// <inheritdoc/>
        public override string Description => "an encrypted value";
    }
}
