using LandingZone.Engine.Values;

namespace LandingZone.Engine.Monitor;

/// <summary>The wish to read a resource that exists already.</summary>
public sealed record ReadResourceRequest
{
    /// <summary>Type token; "pulumi:pulumi:StackReference" reads another stack's outputs.</summary>
    public required string Type { get; init; }

    /// <summary>The resource's logical name here.</summary>
    public required string Name { get; init; }

    /// <summary>The provider's id, text or unknown. For a stack reference: the stack's full name.</summary>
    public required PropertyValue Id { get; init; }

    /// <summary>URN of the parent.</summary>
    public string? Parent { get; init; }

    /// <summary>What is known of it, by wire name.</summary>
    public PropertyValue.Map Inputs { get; init; } = PropertyValue.Map.Empty;

    /// <summary>URNs of everything this resource waits for.</summary>
    public IReadOnlyCollection<string> Dependencies { get; init; } = [];

    /// <summary>Reference of the provider, "urn::id"; null for the default provider of the package.</summary>
    public string? Provider { get; init; }

    /// <summary>Outputs that are secret although the provider does not say so.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Version of the provider package.</summary>
    public string? Version { get; init; }

    /// <summary>Where the provider plugin is downloaded from.</summary>
    public string? PluginDownloadUrl { get; init; }
}
