using System.Diagnostics.CodeAnalysis;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Estates;

/// <summary>A stack of the estate, as its settings file describes it.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stack in the sense of Pulumi.")]
public sealed record EstateStack
{
    /// <summary>The stack's name, "rnd-eu-west-1".</summary>
    public required string Name { get; init; }

    /// <summary>The path of its settings file.</summary>
    public required string Path { get; init; }

    /// <summary>The names of the stacks whose outputs it reads.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Its settings by full key ("landing-zone:zone"), as the Pulumi engine hands them to the program.</summary>
    public required IReadOnlyDictionary<string, SettingText> Config { get; init; }

    /// <summary>Its settings, read and checked; null where they have problems.</summary>
    public ZoneSettings? Settings { get; init; }
}
