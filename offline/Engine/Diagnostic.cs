using LandingZone.Engine.Monitor;

namespace LandingZone.Engine;

/// <summary>Something that a run has to say to people.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Urn">The resource that it is about, where there is one.</param>
public sealed record Diagnostic(LogSeverity Severity, string Text, string? Urn = null)
{
    /// <summary>The resource, where there is one, and the text.</summary>
    public override string ToString() => Urn is null || Text.Contains(Urn, StringComparison.Ordinal) ? Text : $"{Urn}: {Text}";
}
