using LandingZone.Identity;

namespace LandingZone.Stacks.Settings;

/// <summary>How settings call personas.</summary>
internal static class PersonaWords
{
    /// <summary>One persona.</summary>
    public static SettingKind<Persona> Kind { get; } = SettingKinds.Choice(
        [.. Enum.GetValues<Persona>().Select(persona => (PersonaNames.Of(persona), persona))]);
}
