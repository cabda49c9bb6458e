using LandingZone.Engine.Values;

namespace LandingZone.Engine.Monitor;

/// <summary>A call of a provider function.</summary>
public sealed record InvokeRequest
{
    /// <summary>Function token, such as "aws:iam/getPolicyDocument:getPolicyDocument".</summary>
    public required string Token { get; init; }

    /// <summary>The arguments by wire name; no unknown is among them.</summary>
    public PropertyValue.Map Arguments { get; init; } = PropertyValue.Map.Empty;

    /// <summary>Reference of the provider, "urn::id"; null for the default provider of the package.</summary>
    public string? Provider { get; init; }

    /// <summary>Version of the provider package.</summary>
    public string? Version { get; init; }

    /// <summary>Where the provider plugin is downloaded from.</summary>
    public string? PluginDownloadUrl { get; init; }
}
