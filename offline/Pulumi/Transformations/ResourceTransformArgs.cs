using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a <see cref="ResourceTransform"/> is given.</summary>
public readonly struct ResourceTransformArgs
{
    /// <summary>A resource as it is declared.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type token.</param>
    /// <param name="custom">Whether a provider manages it.</param>
    /// <param name="args">Its inputs by wire name; unknown and secret ones are outputs.</param>
    /// <param name="options">Its options.</param>
    public ResourceTransformArgs(
        string name, string type, bool custom, ImmutableDictionary<string, object?> args, ResourceOptions options) =>
        (Name, Type, Custom, Args, Options) = (name, type, custom, args, options);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its type token.</summary>
    public string Type { get; }

    /// <summary>Whether a provider manages it.</summary>
    public bool Custom { get; }

    /// <summary>Its inputs by wire name; unknown and secret ones are outputs.</summary>
    public ImmutableDictionary<string, object?> Args { get; }

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; }
}
