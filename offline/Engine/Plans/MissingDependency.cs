namespace LandingZone.Engine.Plans;

/// <summary>Something that a resource needs and that its stack does not declare.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Kind">By what it needs it: an option, or the name of an input.</param>
/// <param name="Urn">The URN that nothing has.</param>
internal sealed record MissingDependency(PlannedResource Resource, string Kind, string Urn);
