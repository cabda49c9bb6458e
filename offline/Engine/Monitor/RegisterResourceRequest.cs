using System.Collections.ObjectModel;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Monitor;

/// <summary>The declaration of one resource, in the terms of the Pulumi engine's RegisterResource call.</summary>
public sealed record RegisterResourceRequest
{
    /// <summary>Type token, such as "aws:ec2/vpc:Vpc".</summary>
    public required string Type { get; init; }

    /// <summary>The resource's logical name.</summary>
    public required string Name { get; init; }

    /// <summary>True for a resource that a provider manages, false for a component.</summary>
    public required bool Custom { get; init; }

    /// <summary>URN of the parent; null only for the stack itself.</summary>
    public string? Parent { get; init; }

    /// <summary>The inputs by wire name.</summary>
    public PropertyValue.Map Inputs { get; init; } = PropertyValue.Map.Empty;

    /// <summary>URNs of everything this resource waits for.</summary>
    public IReadOnlyCollection<string> Dependencies { get; init; } = [];

    /// <summary>URNs behind each top-level input.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> PropertyDependencies { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyCollection<string>>.Empty;

    /// <summary>Reference of the provider, "urn::id"; null for the default provider of the package.</summary>
    public string? Provider { get; init; }

    /// <summary>For a component: references of the providers that its children get, by package name.</summary>
    public IReadOnlyDictionary<string, string> Providers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The engine must refuse to delete it. Null when the program says nothing.</summary>
    public bool? Protect { get; init; }

    /// <summary>Other names under which the resource may stand in an older state.</summary>
    public IReadOnlyList<AliasRequest> Aliases { get; init; } = [];

    /// <summary>Properties whose changes are not acted upon.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Properties whose changes replace the resource.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>On replacement, delete first. Null when the program says nothing.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Leave the real resource in place when it is removed from the program.</summary>
    public bool? RetainOnDelete { get; init; }

    /// <summary>URN of a resource whose deletion deletes this one too.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>URNs of resources whose replacement replaces this one too.</summary>
    public IReadOnlyList<string> ReplaceWith { get; init; } = [];

    /// <summary>A value whose change replaces the resource.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>Properties whose changes a display leaves out.</summary>
    public IReadOnlyList<string> HideDiffs { get; init; } = [];

    /// <summary>How long each operation may take.</summary>
    public OperationTimeouts? CustomTimeouts { get; init; }

    /// <summary>Outputs that are secret although the provider does not say so.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Id of an existing resource to adopt.</summary>
    public string? ImportId { get; init; }

    /// <summary>Version of the provider package.</summary>
    public string? Version { get; init; }

    /// <summary>Where the provider plugin is downloaded from.</summary>
    public string? PluginDownloadUrl { get; init; }
}
