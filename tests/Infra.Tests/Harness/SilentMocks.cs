using System.Collections.Immutable;
using Pulumi.Testing;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>
/// Mocks that give back nothing: every output has the default value of its type, as with the official SDK under such mocks.
/// </summary>
internal sealed class SilentMocks : IMocks
{
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
        Task.FromResult<(string?, object)>(("id", ImmutableDictionary<string, object>.Empty));

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);
}
