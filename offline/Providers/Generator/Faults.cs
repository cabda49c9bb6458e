using LandingZone.ProviderGenerator.Json;
using Microsoft.CodeAnalysis;

namespace LandingZone.ProviderGenerator;

/// <summary>Collects what is wrong with a schema, so that one build shows all of it.</summary>
internal sealed class Faults
{
    private readonly List<(DiagnosticDescriptor Rule, string Text)> _found = [];

    public IReadOnlyList<(DiagnosticDescriptor Rule, string Text)> Found => _found;

    /// <summary>Notes that <paramref name="rule"/> is broken.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="text">What breaks it, and what to do.</param>
    public void Add(DiagnosticDescriptor rule, string text) => _found.Add((rule, text));

    /// <summary>Notes that the file cannot be read.</summary>
    public void Add(JsonSyntaxException exception) => Add(Rules.Unreadable, exception.Message);
}
