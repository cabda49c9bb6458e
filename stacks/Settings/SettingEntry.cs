namespace LandingZone.Stacks.Settings;

/// <summary>A key of a map and its value.</summary>
/// <param name="Key">The key, as it is written.</param>
/// <param name="Position">The key's place in the file; null where it comes from the engine.</param>
/// <param name="Value">The value.</param>
internal sealed record SettingEntry(string Key, SettingPosition? Position, SettingNode Value);
