namespace Pulumi;

/// <summary>A callback that may change the arguments and options of a resource before it is registered.</summary>
/// <param name="args">The resource as it is declared.</param>
/// <returns>What to use instead, or null to change nothing.</returns>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);
