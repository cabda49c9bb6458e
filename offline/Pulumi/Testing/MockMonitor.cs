using System.Collections.Immutable;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi.Testing;

/// <summary>The engine of a test run: asks the mocks.</summary>
internal sealed class MockMonitor : IResourceMonitor
{
    private readonly IMocks _mocks;
    private readonly Lock _lock = new();
    private readonly List<string> _errors = [];
    private readonly Dictionary<string, PropertyValue.Map> _states = [];

    public MockMonitor(IMocks mocks, TestOptions options)
    {
        _mocks = mocks;
        Settings = new RunSettings
        {
            Project = options.ProjectName ?? "project",
            Stack = options.StackName ?? "stack",
            Organization = options.OrganizationName ?? "organization",
            IsDryRun = options.IsPreview ?? true,
            RootDirectory = options.RootDirectory ?? "",
        };
    }

    public RunSettings Settings { get; }

    /// <summary>The errors that the program reported, or that made it fail.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public async ValueTask<ResourceState> RegisterResourceAsync(RegisterResourceRequest request)
    {
        var urn = NewUrn(request.Parent, request.Type, request.Name);
        if (request.Type == Stack.TypeToken)
        {
            return new ResourceState(urn, null, PropertyValue.Map.Empty);
        }

        var (id, state) = await _mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Known(request.Inputs),
            Provider = request.Provider ?? "",
            Id = request.ImportId ?? "",
        }).ConfigureAwait(false);
        return Remember(urn, id ?? request.ImportId, await ToMapAsync(state).ConfigureAwait(false));
    }

    public async ValueTask<ResourceState> ReadResourceAsync(ReadResourceRequest request)
    {
        var requestedId = (request.Id as PropertyValue.Text)?.Value ?? "";
        var (_, state) = await _mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = Known(request.Inputs),
            Provider = request.Provider ?? "",
            Id = requestedId,
        }).ConfigureAwait(false);
        var urn = NewUrn(request.Parent, request.Type, request.Name);
        return Remember(urn, requestedId, await ToMapAsync(state).ConfigureAwait(false));
    }

    public async ValueTask RegisterResourceOutputsAsync(string urn, PropertyValue.Map outputs)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Output<object?>>();
        foreach (var (name, value) in outputs.Entries)
        {
            values[name] = new Output<object?>(PropertyReader.Read<object?>(value, default, new ConversionContext(null, null, urn, name)));
        }

        await _mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn, values.ToImmutable())).ConfigureAwait(false);
    }

    public async ValueTask<PropertyValue.Map> InvokeAsync(InvokeRequest request)
    {
        if (request.Token == "pulumi:pulumi:getResource")
        {
            var urn = (request.Arguments["urn"] as PropertyValue.Text)?.Value ?? "";
            lock (_lock)
            {
                return _states.GetValueOrDefault(urn) ?? throw new InvalidOperationException($"Unknown resource {urn}");
            }
        }

        var result = await _mocks.CallAsync(new MockCallArgs
        {
            Token = request.Token,
            Args = Known(request.Arguments),
            Provider = request.Provider ?? "",
        }).ConfigureAwait(false);
        return await ToMapAsync(result).ConfigureAwait(false);
    }

    public void Log(LogMessage message)
    {
        if (message.Severity == LogSeverity.Error)
        {
            lock (_lock)
            {
                _errors.Add(message.Text);
            }
        }
    }

    private ResourceState Remember(string urn, string? id, PropertyValue.Map state)
    {
        PropertyValue idValue = string.IsNullOrEmpty(id) ? PropertyValue.Unknown.Instance : new PropertyValue.Text(id);
        lock (_lock)
        {
            _states[urn] = PropertyValue.Map.Of(
            [
                KeyValuePair.Create<string, PropertyValue>("urn", new PropertyValue.Text(urn)),
                KeyValuePair.Create("id", idValue),
                KeyValuePair.Create<string, PropertyValue>("state", state),
            ]);
        }

        return new ResourceState(urn, idValue, state);
    }

    // As the official mocks do it: the outermost parent type stands for all of them.
    private string NewUrn(string? parent, string type, string name)
    {
        var parentType = parent?.Split("::")[2].Split('$')[0];
        return $"urn:pulumi:{Settings.Stack}::{Settings.Project}::{(parentType is null ? type : $"{parentType}${type}")}::{name}";
    }

    // A mock sees what is known: an input with an unknown part is left out.
    private static ImmutableDictionary<string, object> Known(PropertyValue.Map inputs)
    {
        var known = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in inputs.Entries)
        {
            if (!PropertyMarks.Of(value).HasUnknown && PlainValues.FromKnown(value) is { } plain)
            {
                known[name] = plain;
            }
        }

        return known.ToImmutable();
    }

    private static async ValueTask<PropertyValue.Map> ToMapAsync(object state)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> values)
        {
            throw new InvalidOperationException($"{state?.GetType().FullName ?? "null"} is not a supported argument type");
        }

        var collector = new InputCollector();
        while (true)
        {
            collector.Collect(values);
            if (collector.TakePending() is not { } pending)
            {
                return collector.Inputs;
            }

            await Task.WhenAll(pending).ConfigureAwait(false);
        }
    }
}
