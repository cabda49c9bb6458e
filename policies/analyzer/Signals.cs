using System.Runtime.InteropServices;

namespace LandingZone.Policies.Analyzer;

/// <summary>Ends the server in order when the engine, or a person, asks the process to stop.</summary>
internal sealed class Signals : IDisposable
{
    private readonly IReadOnlyList<PosixSignalRegistration> _registrations;

    private Signals(IReadOnlyList<PosixSignalRegistration> registrations) => _registrations = registrations;

    /// <summary>Cancels <paramref name="stop"/> on SIGINT and SIGTERM, and keeps the process alive until it has ended by itself.</summary>
    public static Signals StopOn(CancellationTokenSource stop)
    {
        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }

        return new Signals([PosixSignalRegistration.Create(PosixSignal.SIGINT, End), PosixSignalRegistration.Create(PosixSignal.SIGTERM, End)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
