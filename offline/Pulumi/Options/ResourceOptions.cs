namespace Pulumi;

/// <summary>Settings that hold for resources of every kind.</summary>
public abstract class ResourceOptions
{
    private List<Input<Alias>>? _aliases;
    private InputList<Resource>? _dependsOn;
    private List<string>? _hideDiffs;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private InputList<Resource>? _replaceWith;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<ResourceTransform>? _resourceTransforms;

    /// <summary>For derived classes.</summary>
    protected ResourceOptions()
    {
    }

    /// <summary>The provider's id of an existing resource, which is then read and not managed.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The resource that this one belongs to; null for the stack itself.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must be there before this one; of a component, all that belong to it at that time.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    /// <summary>The engine refuses to delete it. Null takes over the parent's setting.</summary>
    public bool? Protect { get; set; }

    /// <summary>Properties whose changes are not acted upon.</summary>
    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    /// <summary>Properties whose changes replace the resource; "*" stands for all.</summary>
    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    /// <summary>Resources whose replacement replaces this one too.</summary>
    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    /// <summary>A value whose change replaces the resource.</summary>
    public Input<object>? ReplacementTrigger { get; set; }

    /// <summary>Properties whose changes a display leaves out.</summary>
    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    /// <summary>The version of the provider package.</summary>
    public string? Version { get; set; }

    /// <summary>The provider that manages it, or, for a component, whatever of that package belongs to it.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long its operations may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Callbacks that may change arguments and options of this resource and of all that belong to it.</summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    /// <summary>Asynchronous callbacks that may change inputs and options of this resource and of all that belong to it.</summary>
    public List<ResourceTransform> ResourceTransforms
    {
        get => _resourceTransforms ??= [];
        set => _resourceTransforms = value;
    }

    /// <summary>Other names under which it may stand in an older state.</summary>
    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    /// <summary>The URN of a resource that the engine knows already, and whose state is taken over.</summary>
    public string? Urn { get; set; }

    /// <summary>Where the provider plugin is downloaded from.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>Leave the real resource in place when it is removed from the program.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>A resource whose deletion deletes this one too.</summary>
    public Resource? DeletedWith { get; set; }

    internal List<Input<Alias>>? AliasesOrNull => _aliases;

    internal InputList<Resource>? DependsOnOrNull => _dependsOn;

    internal InputList<Resource>? ReplaceWithOrNull => _replaceWith;

    internal List<ResourceTransformation>? TransformationsOrNull => _resourceTransformations;

    internal List<ResourceTransform>? TransformsOrNull => _resourceTransforms;

    internal IReadOnlyList<string> HideDiffsOrNone => OrNone(_hideDiffs);

    internal IReadOnlyList<string> IgnoreChangesOrNone => OrNone(_ignoreChanges);

    internal IReadOnlyList<string> ReplaceOnChangesOrNone => OrNone(_replaceOnChanges);

    /// <summary>A copy that shares nothing that can change.</summary>
    internal abstract ResourceOptions Clone();

    /// <summary>A list that may be kept: empty ones are shared.</summary>
    private protected static IReadOnlyList<string> OrNone(List<string>? list) => list is { Count: > 0 } ? [.. list] : [];

    /// <summary>Puts the settings of <paramref name="over"/> over these: single values replace, lists are joined.</summary>
    private protected void Overlay(ResourceOptions? over)
    {
        if (over is null)
        {
            return;
        }

        Id = over.Id ?? Id;
        Parent = over.Parent ?? Parent;
        Protect = over.Protect ?? Protect;
        Urn = over.Urn ?? Urn;
        Version = over.Version ?? Version;
        PluginDownloadURL = over.PluginDownloadURL ?? PluginDownloadURL;
        Provider = over.Provider ?? Provider;
        CustomTimeouts = over.CustomTimeouts ?? CustomTimeouts;
        RetainOnDelete = over.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = over.DeletedWith ?? DeletedWith;
        ReplacementTrigger = over.ReplacementTrigger ?? ReplacementTrigger;
        Join(ref _aliases, over._aliases);
        Join(ref _hideDiffs, over._hideDiffs);
        Join(ref _ignoreChanges, over._ignoreChanges);
        Join(ref _replaceOnChanges, over._replaceOnChanges);
        Join(ref _resourceTransformations, over._resourceTransformations);
        Join(ref _resourceTransforms, over._resourceTransforms);
        Join(ref _dependsOn, over._dependsOn);
        Join(ref _replaceWith, over._replaceWith);
    }

    private protected static void Join<T>(ref List<T>? list, List<T>? more)
    {
        if (more is { Count: > 0 })
        {
            list = list is null ? [.. more] : [.. list, .. more];
        }
    }

    private static void Join(ref InputList<Resource>? list, InputList<Resource>? more)
    {
        if (more is { IsEmpty: false })
        {
            list = list is null ? more.Clone() : list.Concat(more);
        }
    }
}
