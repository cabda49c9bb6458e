namespace LandingZone.Engine.Monitor;

/// <summary>A message of the program.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Urn">The resource that it is about, where there is one.</param>
/// <param name="IsEphemeral">Shown while it is current, kept nowhere.</param>
public sealed record LogMessage(LogSeverity Severity, string Text, string? Urn = null, bool IsEphemeral = false);
