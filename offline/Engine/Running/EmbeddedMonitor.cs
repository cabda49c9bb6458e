using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Schema;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>The engine's side of one run: takes what the program declares, checks it, and answers as a provider would.</summary>
internal sealed class EmbeddedMonitor : IResourceMonitor
{
    private readonly StackRun _run;
    private readonly SchemaCatalog _schemas;
    private readonly CancellationToken _cancellation;
    private readonly ResourceTable _resources;
    private readonly ProviderPlaces _places;
    private readonly DefaultProviders _defaultProviders;
    private readonly StackReferences _stackReferences;
    private readonly FunctionCalls _functions;
    private readonly AssetContent _assets;

    public EmbeddedMonitor(StackRun run, SchemaCatalog schemas, CancellationToken cancellation)
    {
        (_run, _schemas, _cancellation) = (run, schemas, cancellation);
        Settings = run.Settings with { IsDryRun = run.Mode == RunMode.Preview };
        _resources = new ResourceTable(Settings, Diagnostics);
        _places = new ProviderPlaces(Settings.Config);
        _defaultProviders = new DefaultProviders(Settings, run.Mode);
        _stackReferences = new StackReferences(run, Diagnostics);
        _functions = new FunctionCalls(schemas, _defaultProviders, _places, run.Mode, Diagnostics);
        _assets = new AssetContent(Settings.ProgramDirectory);
    }

    /// <inheritdoc/>
    public RunSettings Settings { get; }

    /// <summary>What the program and the engine have to say.</summary>
    public DiagnosticLog Diagnostics { get; } = new();

    /// <summary>What the stack gives out, once it has said so.</summary>
    public PropertyValue.Map StackOutputs { get; private set; } = PropertyValue.Map.Empty;

    /// <inheritdoc/>
    public ValueTask<ResourceState> RegisterResourceAsync(RegisterResourceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _cancellation.ThrowIfCancellationRequested();
        var urn = _resources.UrnOf(request.Type, request.Name, request.Parent, out var parent);
        var schema = request.Custom ? SchemaOf(request.Type, request.Name, urn) : null;
        var inputs = WithDefaults(schema, request, urn);
        var provider = request.Custom && schema is not { IsComponent: true }
            ? ProviderOf(request.Type, request.Name, urn, request.Provider, request.Version, parent)
            : null;
        var (id, outputs) = Answer(schema, request, urn, inputs, provider);
        Add(new PlannedResource
        {
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            Custom = request.Custom,
            Id = id,
            Parent = request.Parent,
            Inputs = inputs,
            Outputs = outputs,
            Dependencies = Sorted(request.Dependencies),
            PropertyDependencies = Sorted(request.PropertyDependencies),
            Provider = provider,
            Providers = request.Providers,
            // What a program leaves open, its parent decides, as in the Pulumi engine.
            Protect = request.Protect ?? parent?.Protect ?? false,
            RetainOnDelete = request.RetainOnDelete ?? parent?.RetainOnDelete ?? false,
            DeletedWith = request.DeletedWith ?? parent?.DeletedWith,
            Aliases = AliasesOf(request, urn),
            IgnoreChanges = request.IgnoreChanges,
            ReplaceOnChanges = request.ReplaceOnChanges,
            DeleteBeforeReplace = request.DeleteBeforeReplace,
            ReplaceWith = request.ReplaceWith,
            ReplacementTrigger = request.ReplacementTrigger,
            HideDiffs = request.HideDiffs,
            CustomTimeouts = request.CustomTimeouts,
            AdditionalSecretOutputs = request.AdditionalSecretOutputs,
            ImportId = request.ImportId,
        });
        _places.Learn(request.Type, urn, inputs);
        if (schema is not null)
        {
            // Reported, not refused: what depends on the resource is declared too, so that one run shows every fault.
            foreach (var fault in InputCheck.Faults(schema, inputs))
            {
                Diagnostics.AddError($"{request.Type} '{request.Name}': {fault}.", urn);
            }
        }

        return new ValueTask<ResourceState>(new ResourceState(urn, id, outputs));
    }

    /// <inheritdoc/>
    public ValueTask<ResourceState> ReadResourceAsync(ReadResourceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _cancellation.ThrowIfCancellationRequested();
        var urn = _resources.UrnOf(request.Type, request.Name, request.Parent, out var parent);
        if (request.Id is not (PropertyValue.Text { Value.Length: > 0 } or PropertyValue.Unknown))
        {
            throw Diagnostics.Refuse(urn, $"{request.Type} '{request.Name}': a resource is read by its id, and none is given.");
        }

        var isStackReference = request.Type == StackReferences.Type;
        var schema = isStackReference ? null : SchemaOf(request.Type, request.Name, urn);
        var provider = isStackReference
            ? _defaultProviders.ReferenceFor("pulumi", null)
            : ProviderOf(request.Type, request.Name, urn, request.Provider, request.Version, parent);
        var outputs = isStackReference ? _stackReferences.Read(urn, request)
            : schema is null ? request.Inputs
            : ComputedOutputs.Of(
                schema,
                request.Inputs,
                request.AdditionalSecretOutputs,
                Simulated(urn, request.Type, request.Name, provider, request.Inputs, (request.Id as PropertyValue.Text)?.Value));
        Add(new PlannedResource
        {
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            Custom = true,
            External = true,
            Id = request.Id,
            Parent = request.Parent,
            Inputs = request.Inputs,
            Outputs = outputs,
            Dependencies = Sorted(request.Dependencies),
            Provider = provider,
            AdditionalSecretOutputs = request.AdditionalSecretOutputs,
        });
        return new ValueTask<ResourceState>(new ResourceState(urn, request.Id, outputs));
    }

    /// <inheritdoc/>
    public ValueTask RegisterResourceOutputsAsync(string urn, PropertyValue.Map outputs)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_resources.Close(urn, outputs).Type == Urns.StackType)
        {
            StackOutputs = outputs;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<PropertyValue.Map> InvokeAsync(InvokeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _cancellation.ThrowIfCancellationRequested();
        return new ValueTask<PropertyValue.Map>(_functions.Call(request));
    }

    /// <inheritdoc/>
    public void Log(LogMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!message.IsEphemeral)
        {
            Diagnostics.Add(new Diagnostic(message.Severity, message.Text, message.Urn));
        }
    }

    /// <summary>Ends the run: makes the checks that need everything, and gives back all resources.</summary>
    public StackPlan Complete()
    {
        var providers = _defaultProviders.Declared.Where(provider => !_resources.TryGet(provider.Urn, out _));
        var graph = new DependencyGraph(_resources.All.Concat(providers));
        foreach (var (resource, kind, urn) in graph.Missing)
        {
            Diagnostics.AddError(
                $"{resource.Type} '{resource.Name}' waits for '{urn}' ({kind}), which has not been declared in this stack; " +
                "declare it, or do without it.",
                resource.Urn);
        }

        if (graph.Cycle is { } cycle)
        {
            Diagnostics.AddError(
                $"These resources wait for each other: {string.Join(" -> ", cycle)}; remove one of the dependencies.", cycle[0]);
        }

        return new StackPlan(Settings.Project, Settings.Stack, graph);
    }

    private static IReadOnlyList<string> Sorted(IReadOnlyCollection<string> urns) =>
        urns.Count == 0 ? [] : urns.Count == 1 && urns is IReadOnlyList<string> alone ? alone : [.. urns.Order(StringComparer.Ordinal)];

    private static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Sorted(
        IReadOnlyDictionary<string, IReadOnlyCollection<string>> dependencies) => dependencies.Count == 0
        ? []
        :
        [
            .. dependencies.Where(entry => entry.Value.Count > 0).OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value))),
        ];

    private void Add(PlannedResource resource)
    {
        var count = _resources.Add(resource);
        _run.Progress?.Invoke(new StackProgress(Settings.Stack, count));
    }

    private ResourceSchema? SchemaOf(string type, string name, string urn)
    {
        if (_schemas.Package(TypeTokens.PackageOf(type)) is not { } package)
        {
            // Packages whose facts are not at hand are taken as they are.
            return null;
        }

        var schema = package.Resource(type);
        if (schema is not null || package.IsCustomKind(type))
        {
            return schema;
        }

        var nearest = NearestName.Of(type, package.ResourceTokens);
        throw Diagnostics.Refuse(
            urn,
            $"{type} '{name}': this resource type is not known here{NearestName.Question(nearest)}; "
            + $"{ExtractionList.Remedy(type, "resources")}.");
    }

    private PropertyValue.Map WithDefaults(ResourceSchema? schema, RegisterResourceRequest request, string urn)
    {
        try
        {
            var inputs = _assets.WithHashes(request.Inputs);
            return request.Custom ? KubernetesObjects.WithName(request.Type, request.Name, schema, inputs, urn) : inputs;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Diagnostics.Refuse(urn, $"{request.Type} '{request.Name}': {exception.Message}");
        }
    }

    private string? ProviderOf(string type, string name, string urn, string? reference, string? version, PlannedResource? parent)
    {
        if (type.StartsWith("pulumi:", StringComparison.Ordinal))
        {
            return null;
        }

        var package = TypeTokens.PackageOf(type);
        var provider = reference ?? parent?.Providers.GetValueOrDefault(package) ?? _defaultProviders.ReferenceFor(package, version);
        return ProviderReference.IsValid(provider)
            ? provider
            : throw Diagnostics.Refuse(
                urn, $"{type} '{name}': '{provider}' is not a reference of a provider; it is the provider's URN, '::' and its id.");
    }

    private (PropertyValue? Id, PropertyValue.Map Outputs) Answer(
        ResourceSchema? schema, RegisterResourceRequest request, string urn, PropertyValue.Map inputs, string? provider)
    {
        if (!request.Custom)
        {
            return (null, PropertyValue.Map.Empty);
        }

        var simulated = Simulated(urn, request.Type, request.Name, provider, inputs, request.ImportId);
        PropertyValue id = request.ImportId is { } imported ? new PropertyValue.Text(imported)
            : simulated is null ? PropertyValue.Unknown.Instance
            : new PropertyValue.Text(schema is { IsProvider: true } ? StableDigits.Uuid(urn) : simulated.Id);
        return (id, schema is null ? inputs : ComputedOutputs.Of(schema, inputs, request.AdditionalSecretOutputs, simulated));
    }

    private SimulatedThing? Simulated(string urn, string type, string name, string? provider, PropertyValue.Map inputs, string? id) =>
        _run.Mode == RunMode.Preview
            ? null
            : new SimulatedThing(urn, type, name, _places.Of(provider), inputs, ValueTemplates.OfResource(type)) { KnownId = id };

    private IReadOnlyList<string> AliasesOf(RegisterResourceRequest request, string urn)
    {
        if (request.Aliases.Count == 0)
        {
            return [];
        }

        try
        {
            return [.. request.Aliases.Select(alias => AliasUrn(alias, request))];
        }
        catch (FormatException exception)
        {
            throw Diagnostics.Refuse(urn, $"{request.Type} '{request.Name}': an alias has a parent that cannot be: {exception.Message}");
        }
    }

    private string AliasUrn(AliasRequest alias, RegisterResourceRequest request) => alias.Urn ?? Urns.Of(
        alias.Stack ?? Settings.Stack,
        alias.Project ?? Settings.Project,
        alias.NoParent ? null : alias.ParentUrn ?? request.Parent,
        alias.Type ?? request.Type,
        alias.Name ?? request.Name);
}
