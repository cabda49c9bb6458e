using System.Collections.ObjectModel;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Plans;

/// <summary>A resource as the engine knows it at the end of a run.</summary>
public sealed record PlannedResource
{
    /// <summary>The URN.</summary>
    public required string Urn { get; init; }

    /// <summary>The type token.</summary>
    public required string Type { get; init; }

    /// <summary>The logical name.</summary>
    public required string Name { get; init; }

    /// <summary>True for a resource that a provider manages, false for a component.</summary>
    public required bool Custom { get; init; }

    /// <summary>True for a resource that was read, and is managed elsewhere.</summary>
    public bool External { get; init; }

    /// <summary>The provider's id: text, unknown, or null for a component.</summary>
    public PropertyValue? Id { get; init; }

    /// <summary>URN of the parent; null for the stack and for default providers.</summary>
    public string? Parent { get; init; }

    /// <summary>The inputs by wire name.</summary>
    public PropertyValue.Map Inputs { get; init; } = PropertyValue.Map.Empty;

    /// <summary>The outputs by wire name; unknown ones stand here as unknown.</summary>
    public PropertyValue.Map Outputs { get; init; } = PropertyValue.Map.Empty;

    /// <summary>URNs of everything it waits for, in ordinal order.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>URNs behind each top-level input, in ordinal order of the inputs.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> PropertyDependencies { get; init; } = [];

    /// <summary>Reference of its provider, "urn::id"; null for components and providers.</summary>
    public string? Provider { get; init; }

    /// <summary>For a component: references of the providers that its children get, by package name.</summary>
    public IReadOnlyDictionary<string, string> Providers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether the engine must refuse to delete it.</summary>
    public bool Protect { get; init; }

    /// <summary>The URNs under which it may stand in an older state.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Properties whose changes are not acted upon.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Properties whose changes replace it.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>On replacement, delete first. Null when the program says nothing.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Whether the real resource stays when it is removed from the program.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>URN of a resource whose deletion deletes this one too.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>URNs of resources whose replacement replaces this one too.</summary>
    public IReadOnlyList<string> ReplaceWith { get; init; } = [];

    /// <summary>A value whose change replaces it.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>Properties whose changes a display leaves out.</summary>
    public IReadOnlyList<string> HideDiffs { get; init; } = [];

    /// <summary>How long each operation may take.</summary>
    public OperationTimeouts? CustomTimeouts { get; init; }

    /// <summary>Outputs that are secret although the provider does not say so.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Id of an existing resource that is adopted.</summary>
    public string? ImportId { get; init; }
}
