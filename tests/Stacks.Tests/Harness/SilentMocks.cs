using System.Collections.Immutable;
using Pulumi.Testing;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>Mocks that compute nothing, as many a test on the official SDK does: what the cloud would answer is missing.</summary>
internal sealed class SilentMocks : IMocks
{
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
        Task.FromResult<(string?, object)>(($"{args.Name}-id", ImmutableDictionary<string, object>.Empty));

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);
}
