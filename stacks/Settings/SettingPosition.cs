namespace LandingZone.Stacks.Settings;

/// <summary>A place in a settings file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct SettingPosition(int Line, int Column);
