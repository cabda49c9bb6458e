using Microsoft.CodeAnalysis;

namespace LandingZone.ProviderGenerator;

/// <summary>The rules that a schema has to keep; breaking one fails the build.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Unreadable = Rule("LZP001", "The schema file cannot be read");

    public static readonly DiagnosticDescriptor UnknownModule = Rule("LZP002", "The C# namespace of a module is not known");

    public static readonly DiagnosticDescriptor NamedLikeClass = Rule("LZP003", "A property would be called like its class");

    public static readonly DiagnosticDescriptor UnknownType = Rule("LZP004", "The type of a property is not known");

    public static readonly DiagnosticDescriptor Undeclared = Rule("LZP005", "A nested type or enum is used but not declared");

    public static readonly DiagnosticDescriptor SameName = Rule("LZP006", "Two members would have the same C# name");

    public static readonly DiagnosticDescriptor Unsupported = Rule("LZP007", "There is no rule for this form of member");

    private static DiagnosticDescriptor Rule(string id, string title) =>
        new(id, title, "{0}: {1}", "ProviderSchema", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
