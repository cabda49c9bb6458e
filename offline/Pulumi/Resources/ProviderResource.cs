using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A provider: what manages the resources of one package, with settings of its own.</summary>
public class ProviderResource : CustomResource
{
    /// <summary>
    /// What stands for an id that is not known yet in the reference of a provider; Pulumi's own text for an unknown value.
    /// </summary>
    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private string? _reference;

    /// <summary>Declares a provider.</summary>
    /// <param name="package">The package, such as "aws".</param>
    /// <param name="name">The name.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options) => Package = package;

    /// <summary>The package whose resources it manages.</summary>
    internal string Package { get; }

    /// <summary>How the engine refers to it: its URN and id.</summary>
    internal string Reference(ResourceState state) =>
        _reference ??= $"{state.Urn}::{(state.Id is PropertyValue.Text { Value.Length: > 0 } id ? id.Value : UnknownId)}";
}
