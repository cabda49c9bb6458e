using LandingZone.Engine.Values;

namespace LandingZone.Engine.Monitor;

/// <summary>
/// What a program's SDK asks of an engine during one run of one stack. The engine behind it may be the embedded one,
/// or a test's mocks; later also a connection. Safe to call from several threads.
/// </summary>
public interface IResourceMonitor
{
    /// <summary>The stack that runs, and how.</summary>
    RunSettings Settings { get; }

    /// <summary>Declares a resource. Completes at once wherever the engine has no reason to wait.</summary>
    /// <exception cref="MonitorException">The engine refuses the resource; the message names it.</exception>
    ValueTask<ResourceState> RegisterResourceAsync(RegisterResourceRequest request);

    /// <summary>Reads a resource that exists already, for example another stack's outputs.</summary>
    /// <exception cref="MonitorException">There is no such resource; the message names it.</exception>
    ValueTask<ResourceState> ReadResourceAsync(ReadResourceRequest request);

    /// <summary>Says what a component, or the stack itself, gives out. Closes the resource.</summary>
    /// <exception cref="MonitorException">No resource has that URN, or its outputs have been registered before.</exception>
    ValueTask RegisterResourceOutputsAsync(string urn, PropertyValue.Map outputs);

    /// <summary>Calls a provider function.</summary>
    /// <exception cref="MonitorException">The function does not exist, or refuses its arguments.</exception>
    ValueTask<PropertyValue.Map> InvokeAsync(InvokeRequest request);

    /// <summary>Takes a message of the program. One of severity <see cref="LogSeverity.Error"/> fails the run.</summary>
    void Log(LogMessage message);
}
