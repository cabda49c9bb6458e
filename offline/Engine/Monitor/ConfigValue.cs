namespace LandingZone.Engine.Monitor;

/// <summary>
/// One setting as the engine hands it to a program: plain text as it is, everything structured as JSON.
/// <see cref="Text"/> is null when the setting is encrypted and its content cannot be read here; it is then secret.
/// </summary>
public sealed record ConfigValue(string? Text, bool IsSecret = false)
{
    /// <summary>An encrypted setting whose content is not at hand.</summary>
    public static ConfigValue Sealed { get; } = new(null, IsSecret: true);
}
