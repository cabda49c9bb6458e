using System.Diagnostics.CodeAnalysis;

namespace LandingZone.Stacks.Settings;

/// <summary>Reads a value, or notes in <paramref name="reading"/> what is wrong with it.</summary>
internal delegate bool SettingReader<T>(SettingNode node, SettingReading reading, [MaybeNullWhen(false)] out T value);
