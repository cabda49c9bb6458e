using LandingZone.Engine.Monitor;

namespace Pulumi;

/// <summary>Where an output finds its value once a resource is registered.</summary>
internal abstract class PendingProperty<T>(Resource resource)
{
    public Resource Resource { get; } = resource;

    /// <summary>Reads the value from what the engine said of the resource.</summary>
    public abstract OutputData<T> Read(ResourceState state);
}
