namespace LandingZone.Engine.Monitor;

/// <summary>Another name of a resource: either a whole URN, or the parts in which the old one differs.</summary>
public sealed record AliasRequest
{
    /// <summary>The whole URN; when set, nothing else is.</summary>
    public string? Urn { get; init; }

    /// <summary>The old logical name.</summary>
    public string? Name { get; init; }

    /// <summary>The old type token.</summary>
    public string? Type { get; init; }

    /// <summary>The old stack.</summary>
    public string? Stack { get; init; }

    /// <summary>The old project.</summary>
    public string? Project { get; init; }

    /// <summary>URN of the old parent.</summary>
    public string? ParentUrn { get; init; }

    /// <summary>The resource had no parent but the stack.</summary>
    public bool NoParent { get; init; }
}
