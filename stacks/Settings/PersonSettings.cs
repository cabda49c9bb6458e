using LandingZone.Identity;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a persona.</summary>
public sealed record PersonSettings
{
    /// <summary>Which persona.</summary>
    public required Persona Persona { get; init; }

    /// <summary>The buckets that it reads, by what they hold.</summary>
    public required IReadOnlyList<string> Reads { get; init; }

    /// <summary>The buckets that it reads and writes.</summary>
    public required IReadOnlyList<string> Writes { get; init; }

    internal static SettingKind<PersonSettings> Kind { get; } = SettingKinds.Record(fields => new PersonSettings
    {
        Persona = fields.Required("persona", PersonaWords.Kind, "Which persona."),
        Reads = fields.OptionalList("reads", SettingKinds.Text, "The buckets that it reads, by content: 'approved-data'. Default: none."),
        Writes = fields.OptionalList(
            "writes", SettingKinds.Text, "The buckets that it reads and writes, by content; in an rnd zone only. Default: none."),
    });
}
