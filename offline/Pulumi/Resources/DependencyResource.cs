using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A resource that the program knows by a reference only.</summary>
internal sealed class DependencyResource(PropertyValue.Reference reference)
    : CustomResource(new ResourceState(reference.Urn, reference.Id, PropertyValue.Map.Empty))
{
    internal override bool HasLazyOutputs => true;
}
