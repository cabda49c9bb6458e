using LandingZone.Engine.Monitor;

namespace LandingZone.Engine.Running;

/// <summary>The diagnostics of one run, in the order in which they came. Safe to use from several threads.</summary>
internal sealed class DiagnosticLog
{
    private readonly Lock _gate = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Diagnostic> _refusals = [];

    /// <summary>Whether anything in it fails the run.</summary>
    public bool HasErrors
    {
        get
        {
            lock (_gate)
            {
                return _refusals.Count > 0 || _diagnostics.Exists(static diagnostic => diagnostic.Severity == LogSeverity.Error);
            }
        }
    }

    /// <summary>Takes a message.</summary>
    public void Add(Diagnostic diagnostic)
    {
        lock (_gate)
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Takes an error.</summary>
    public void AddError(string text, string? urn = null) => Add(new Diagnostic(LogSeverity.Error, text, urn));

    /// <summary>
    /// What to throw at a program that asks for what it cannot have. It is noted too, in case that the program keeps it to itself.
    /// </summary>
    /// <param name="urn">The resource that it is about, where there is one.</param>
    /// <param name="text">What is refused and why.</param>
    public MonitorException Refuse(string? urn, string text)
    {
        lock (_gate)
        {
            _refusals.Add(new Diagnostic(LogSeverity.Error, text, urn));
        }

        return new MonitorException(text);
    }

    /// <summary>All of it. A refusal that the program has reported already is not said twice.</summary>
    public IReadOnlyList<Diagnostic> ToList()
    {
        lock (_gate)
        {
            return
            [
                .. _diagnostics,
                .. _refusals.Where(refusal => !_diagnostics.Exists(
                    said => said.Severity == LogSeverity.Error && said.Text.Contains(refusal.Text, StringComparison.Ordinal))),
            ];
        }
    }
}
