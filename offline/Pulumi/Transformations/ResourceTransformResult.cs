using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a <see cref="ResourceTransform"/> wants to be used.</summary>
public readonly struct ResourceTransformResult
{
    /// <summary>Inputs and options.</summary>
    /// <param name="args">The inputs by wire name.</param>
    /// <param name="options">The options.</param>
    public ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options) => (Args, Options) = (args, options);

    /// <summary>The inputs by wire name.</summary>
    public ImmutableDictionary<string, object?> Args { get; }

    /// <summary>The options.</summary>
    public ResourceOptions Options { get; }
}
