namespace Pulumi;

/// <summary>An asynchronous callback that may change the inputs and options of a resource before the engine takes it.</summary>
/// <param name="args">The resource as it is declared.</param>
/// <param name="cancellationToken">Cancelled when the run is.</param>
/// <returns>What to use instead, or null to change nothing.</returns>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);
