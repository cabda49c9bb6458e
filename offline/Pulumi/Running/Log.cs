using LandingZone.Engine.Monitor;

namespace Pulumi;

/// <summary>Messages of the program to whoever watches the deployment.</summary>
public static class Log
{
    /// <summary>A message for those who look for a fault.</summary>
    /// <param name="message">The message.</param>
    /// <param name="resource">The resource that it is about.</param>
    /// <param name="streamId">Not used offline.</param>
    /// <param name="ephemeral">Shown while it is current, kept nowhere.</param>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Debug, message, resource, ephemeral);

    /// <summary>A message for everybody.</summary>
    /// <param name="message">The message.</param>
    /// <param name="resource">The resource that it is about.</param>
    /// <param name="streamId">Not used offline.</param>
    /// <param name="ephemeral">Shown while it is current, kept nowhere.</param>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Info, message, resource, ephemeral);

    /// <summary>Something that may be wrong.</summary>
    /// <param name="message">The message.</param>
    /// <param name="resource">The resource that it is about.</param>
    /// <param name="streamId">Not used offline.</param>
    /// <param name="ephemeral">Shown while it is current, kept nowhere.</param>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Warning, message, resource, ephemeral);

    /// <summary>Something that is wrong: the run goes on and then fails.</summary>
    /// <param name="message">The message.</param>
    /// <param name="resource">The resource that it is about.</param>
    /// <param name="streamId">Not used offline.</param>
    /// <param name="ephemeral">Shown while it is current, kept nowhere.</param>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Error, message, resource, ephemeral);

    /// <summary>An exception, as an error.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="resource">The resource that it is about.</param>
    /// <param name="streamId">Not used offline.</param>
    /// <param name="ephemeral">Shown while it is current, kept nowhere.</param>
    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Write(LogSeverity.Error, exception.ToString(), resource, ephemeral);
    }

    private static void Write(LogSeverity severity, string message, Resource? resource, bool? ephemeral)
    {
        var run = ProgramRun.Required;
        if (resource is null || resource.TryGetState(out _))
        {
            run.Log(severity, message, resource, ephemeral ?? false);
            return;
        }

        run.Track(WriteLaterAsync());

        // The engine knows the resource by its URN, which is not there yet.
        async Task WriteLaterAsync()
        {
            await ((Task)resource.StateAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            run.Log(severity, message, resource, ephemeral ?? false);
        }
    }
}
