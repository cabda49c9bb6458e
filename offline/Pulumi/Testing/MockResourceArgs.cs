using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that a mock is to answer for.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The known inputs by wire name; secrets in clear.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The reference of the provider; empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of a resource that is read or imported; empty for others.</summary>
    public string? Id { get; set; }
}
