namespace LandingZone.Stacks.Settings;

/// <summary>
/// The keys of a map. A record asks for each of its keys once; what answers either reads the values or writes the JSON schema,
/// so that the two cannot differ.
/// </summary>
internal interface ISettingFields
{
    /// <summary>The value of a key that must be there. Where it is missing or wrong, the record is never used.</summary>
    T Required<T>(string key, SettingKind<T> kind, string description);

    /// <summary>The value of a key, or <paramref name="otherwise"/> where it is not there.</summary>
    T Optional<T>(string key, SettingKind<T> kind, T otherwise, string description);
}
