using System.Collections.Immutable;
using Pulumi.Testing;

namespace LandingZone.Providers.Tests.Support;

/// <summary>Mocks that note what they are asked and answer with what a test has laid down, or else with the inputs.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly Lock _gate = new();
    private readonly List<MockResourceArgs> _resources = [];
    private readonly List<MockCallArgs> _calls = [];

    /// <summary>What a resource gives back beside its inputs.</summary>
    public ImmutableDictionary<string, object> Outputs { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>What a function gives back.</summary>
    public ImmutableDictionary<string, object> Result { get; init; } = ImmutableDictionary<string, object>.Empty;

    public IReadOnlyList<MockResourceArgs> Resources => _resources;

    public IReadOnlyList<MockCallArgs> Calls => _calls;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_gate)
        {
            _resources.Add(args);
        }

        return Task.FromResult<(string?, object)>((args.Name + "-id", args.Inputs.SetItems(Outputs)));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        lock (_gate)
        {
            _calls.Add(args);
        }

        return Task.FromResult<object>(Result);
    }
}
