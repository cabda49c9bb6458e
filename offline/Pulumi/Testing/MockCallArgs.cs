using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A call of a provider function that a mock is to answer.</summary>
public class MockCallArgs
{
    /// <summary>The function token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments by wire name; secrets in clear.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The reference of the provider; empty for the default one.</summary>
    public string? Provider { get; set; }
}
