namespace LandingZone.Engine.Monitor;

/// <summary>
/// Where the SDK finds the engine of its run. The value follows the logical flow of the caller,
/// so that several stacks can run in one process without seeing each other.
/// </summary>
public static class ResourceMonitor
{
    private static readonly AsyncLocal<IResourceMonitor?> Flowing = new();

    /// <summary>The engine that runs the current flow, or null outside a run.</summary>
    public static IResourceMonitor? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
