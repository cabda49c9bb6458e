using LandingZone.Engine.Values;

namespace LandingZone.Engine.Monitor;

/// <summary>What the engine knows of a resource after it was declared or read.</summary>
/// <param name="Urn">The resource's URN.</param>
/// <param name="Id">The provider's id: text, unknown in a preview, null for a component.</param>
/// <param name="Outputs">The outputs by wire name. In a preview, one that is absent is unknown; otherwise it is null.</param>
public sealed record ResourceState(string Urn, PropertyValue? Id, PropertyValue.Map Outputs);
