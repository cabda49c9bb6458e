using System.Collections.ObjectModel;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>One resource on its way to the engine: its inputs, then what transforms make of them, then the request.</summary>
internal sealed class Declaration(ProgramRun run, Resource resource, ResourceArgs args, ResourceOptions options)
{
    private ResourceOptions _options = options;
    private PropertyValue.Map _inputs = PropertyValue.Map.Empty;
    private KeyValuePair<string, ResourceSet>[] _origins = [];
    private RegisterResourceRequest? _register;
    private ReadResourceRequest? _read;
    private List<Task>? _pending;

    /// <summary>Makes the request, if everything that it needs is there.</summary>
    public bool TryPrepare()
    {
        resource.AliasUrns = AliasResolver.UrnsOf(resource, _options);
        return !HasTransforms && TryCollect() && TryBuild();
    }

    /// <summary>Waits for what the request needs, makes it and sends it.</summary>
    public async ValueTask<ResourceState> PrepareAndSendAsync()
    {
        while (!TryCollect())
        {
            await Task.WhenAll(_pending!).ConfigureAwait(false);
        }

        if (HasTransforms)
        {
            (_inputs, _origins, _options) =
                await TransformStep.ApplyAsync(run, resource, _inputs, _origins, _options).ConfigureAwait(false);
        }

        while (!TryBuild())
        {
            await Task.WhenAll(_pending!).ConfigureAwait(false);
        }

        return await SendAsync().ConfigureAwait(false);
    }

    /// <summary>Hands the request to the engine.</summary>
    public ValueTask<ResourceState> SendAsync()
    {
        if (run.Declared is { } declared)
        {
            lock (declared)
            {
                declared.Add(resource);
            }
        }

        return _options.Urn is { } urn ? ReadStateAsync(urn)
            : _read is not null ? run.Monitor.ReadResourceAsync(_read)
            : run.Monitor.RegisterResourceAsync(_register!);
    }

    // The engine calls transforms; mocks do not.
    private bool HasTransforms => resource.Transforms.Length > 0 && run.Declared is null;

    private bool TryCollect()
    {
        var collector = run.RentCollector();
        try
        {
            collector.Collect(args);
            if (collector.Missing.Count > 0)
            {
                throw new MissingInputException($"{resource.Describe()}: {string.Join("; ", collector.Missing)}");
            }

            _pending = collector.TakePending();
            if (_pending is null)
            {
                (_inputs, _origins) = (collector.Inputs, collector.Origins.Count == 0 ? [] : [.. collector.Origins]);
            }

            return _pending is null;
        }
        finally
        {
            run.Return(collector);
        }
    }

    private bool TryBuild()
    {
        _pending = null;
        var custom = _options as CustomResourceOptions;
        var dependencies = new DependencyUrns(resource, WaitFor);
        IReadOnlyDictionary<string, IReadOnlyCollection<string>> byProperty = DependencyUrns.None;
        if (Resolve(_options.DependsOnOrNull) is { IsEmpty: false } explicitly)
        {
            dependencies.Add(explicitly);
        }

        if (_origins.Length > 0)
        {
            var table = new Dictionary<string, IReadOnlyCollection<string>>(_origins.Length);
            foreach (var (name, origin) in _origins)
            {
                if (dependencies.Add(origin) is { Length: > 0 } urns)
                {
                    table.Add(name, urns);
                }
            }

            byProperty = table;
        }

        var parent = _options.Parent is { } explicitParent ? UrnOf(explicitParent)
            : resource.GetResourceType() == Stack.TypeToken || run.Stack is null ? null
            : UrnOf(run.Stack);
        // A transform may have put another provider into the options.
        var provider = resource is CustomResource ? _options.Provider ?? resource.Provider : null;
        var reference = provider is null ? null : ReferenceOf(provider);
        if (_options.Id is { } id && TryReadId(id, out var readId))
        {
            _read = new ReadResourceRequest
            {
                Type = resource.GetResourceType(),
                Name = resource.GetResourceName(),
                Id = readId,
                Parent = parent,
                Inputs = _inputs,
                Dependencies = dependencies.All,
                Provider = reference,
                AdditionalSecretOutputs = custom?.AdditionalSecretOutputsOrNone ?? [],
                Version = _options.Version,
                PluginDownloadUrl = _options.PluginDownloadURL,
            };
            return _pending is null;
        }

        var timeouts = _options.CustomTimeouts;
        _register = new RegisterResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Custom = resource is CustomResource,
            Parent = parent,
            Inputs = _inputs,
            Dependencies = dependencies.All,
            PropertyDependencies = byProperty,
            Provider = reference,
            Providers = resource is CustomResource ? ReadOnlyDictionary<string, string>.Empty : ReferencesOf(resource.Providers),
            Protect = _options.Protect ?? (resource.IsProtected ? true : null),
            Aliases = AliasResolver.Requests(resource, _options, WaitFor),
            IgnoreChanges = _options.IgnoreChangesOrNone,
            ReplaceOnChanges = _options.ReplaceOnChangesOrNone,
            DeleteBeforeReplace = custom?.DeleteBeforeReplace,
            RetainOnDelete = _options.RetainOnDelete,
            DeletedWith = _options.DeletedWith is { } with ? UrnOf(with) : null,
            ReplaceWith = _options.ReplaceWithOrNull is { } replaceWith ? UrnsOf(replaceWith) : [],
            ReplacementTrigger = ValueOf(_options.ReplacementTrigger),
            HideDiffs = _options.HideDiffsOrNone,
            CustomTimeouts = timeouts is null ? null : new OperationTimeouts(timeouts.Create, timeouts.Update, timeouts.Delete),
            AdditionalSecretOutputs = custom?.AdditionalSecretOutputsOrNone ?? [],
            ImportId = custom?.ImportId,
            Version = _options.Version,
            PluginDownloadUrl = _options.PluginDownloadURL,
        };
        return _pending is null;
    }

    private void WaitFor(Task task) => (_pending ??= []).Add(task);

    private string? UrnOf(Resource other)
    {
        if (other.TryGetState(out var state))
        {
            return state.Urn;
        }

        WaitFor(other.StateAsync());
        return null;
    }

    private string? ReferenceOf(ProviderResource provider)
    {
        if (provider.TryGetState(out var state))
        {
            return provider.Reference(state);
        }

        WaitFor(provider.StateAsync());
        return null;
    }

    private IReadOnlyDictionary<string, string> ReferencesOf(ProviderTable providers)
    {
        if (providers.Rows.Count == 0)
        {
            return ReadOnlyDictionary<string, string>.Empty;
        }

        var references = new Dictionary<string, string>(providers.Rows.Count);
        foreach (var (package, provider) in providers.Rows)
        {
            if (ReferenceOf(provider) is { } reference)
            {
                references.Add(package, reference);
            }
        }

        return references;
    }

    private ResourceSet Resolve(InputList<Resource>? resources)
    {
        if (resources is null || resources.IsEmpty)
        {
            return default;
        }

        var output = resources.AsOutput();
        if (!output.TryGetData(out var data))
        {
            WaitFor(output.DataAsync());
            return default;
        }

        var set = new ResourceSetBuilder();
        foreach (var item in data.IsKnown ? data.Value : [])
        {
            if (item is not null)
            {
                set.Add(item);
            }
        }

        return set.Build();
    }

    private List<string> UrnsOf(InputList<Resource> resources)
    {
        var set = Resolve(resources);
        var urns = new List<string>(set.Count);
        for (var i = 0; i < set.Count; i++)
        {
            if (UrnOf(set[i]) is { } urn)
            {
                urns.Add(urn);
            }
        }

        return urns;
    }

    private PropertyValue? ValueOf(Input<object>? input)
    {
        if (input is null)
        {
            return null;
        }

        var collector = run.RentCollector();
        try
        {
            var value = collector.Convert(input);
            collector.TakePending()?.ForEach(WaitFor);
            return value;
        }
        finally
        {
            run.Return(collector);
        }
    }

    /// <summary>Whether the resource is to be read rather than registered: an id that is known to be empty is no id.</summary>
    private bool TryReadId(Input<string> id, out PropertyValue value)
    {
        value = PropertyValue.Unknown.Instance;
        var output = id.AsOutput();
        if (!output.TryGetData(out var data))
        {
            WaitFor(output.DataAsync());
            return false;
        }

        if (data.IsKnown)
        {
            if (string.IsNullOrEmpty(data.Value))
            {
                return false;
            }

            value = new PropertyValue.Text(data.Value);
        }

        return resource is CustomResource
            ? true
            : throw new ArgumentException($"ResourceOptions.Id is only valid for a CustomResource, and {resource.Describe()} is none.");
    }

    private async ValueTask<ResourceState> ReadStateAsync(string urn)
    {
        var result = await run.Monitor.InvokeAsync(new InvokeRequest
        {
            Token = "pulumi:pulumi:getResource",
            Arguments = PropertyValue.Map.Of([KeyValuePair.Create<string, PropertyValue>("urn", new PropertyValue.Text(urn))]),
        }).ConfigureAwait(false);
        return new ResourceState(
            result["urn"] is PropertyValue.Text text ? text.Value : urn,
            result["id"],
            result["state"] as PropertyValue.Map ?? PropertyValue.Map.Empty);
    }
}
