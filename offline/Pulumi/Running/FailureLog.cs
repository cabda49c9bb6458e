using System.Reflection;
using LandingZone.Engine.Monitor;

namespace Pulumi;

/// <summary>The failures of a run. Each is reported once, however many outputs and resources it spreads to.</summary>
internal sealed class FailureLog(ProgramRun run)
{
    private readonly HashSet<Exception> _known = new(ReferenceEqualityComparer.Instance);

    public int Count { get; private set; }

    /// <summary>Notes and reports a failure.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="resource">The resource that it is about, where there is one.</param>
    /// <param name="headline">How the report begins; {0} is the resource.</param>
    public void Add(Exception exception, Resource? resource, string? headline)
    {
        lock (_known)
        {
            if (!_known.Add(exception))
            {
                return;
            }
        }

        if (exception is LogException)
        {
            Console.Error.WriteLine($"Error occurred trying to send logging message to engine:{Environment.NewLine}{exception}");
            return;
        }

        lock (_known)
        {
            Count++;
        }

        resource ??= ConstructionSite.Find(exception, run.Components());
        run.Send(LogSeverity.Error, Describe(exception, resource, headline), (exception as ResourceException)?.Resource ?? resource);
    }

    private static string Describe(Exception exception, Resource? resource, string? headline) => exception switch
    {
        RunException or MonitorException => exception.Message,
        ResourceException { HideStack: true } => exception.Message,
        ResourceException => exception.ToString(),
        _ when resource is not null => Unhandled(string.Format(null, headline ?? "{0} failed", resource.Describe()), exception),
        _ => Unhandled($"Running program '{Assembly.GetEntryAssembly()?.Location}' failed", exception),
    };

    private static string Unhandled(string headline, Exception exception) =>
        $"{headline} with an unhandled exception:{Environment.NewLine}{exception}";
}
