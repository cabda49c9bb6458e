using System.Text.Json;
using LandingZone.Engine.Monitor;

namespace Pulumi;

/// <summary>One run of one program: the engine behind it, its stack, its unfinished work and what went wrong.</summary>
internal sealed class ProgramRun
{
    private static readonly AsyncLocal<DeploymentInstance?> Flowing = new();

    private readonly PendingWork _work;
    private readonly FailureLog _failures;
    private readonly List<ComponentResource> _components = [];
    private readonly IReadOnlyDictionary<string, ConfigValue> _config;
    private InputCollector? _spareCollector = new();

    private ProgramRun(IResourceMonitor monitor, IReadOnlyDictionary<string, ConfigValue> config, List<Resource>? declared)
    {
        (Monitor, Settings, IsDryRun, _config, Declared) = (monitor, monitor.Settings, monitor.Settings.IsDryRun, config, declared);
        _failures = new FailureLog(this);
        _work = new PendingWork(exception => _failures.Add(exception, null, null));
    }

    /// <summary>The run that the caller's flow is part of, or null.</summary>
    public static ProgramRun? Current => Flowing.Value?.Run;

    /// <summary>The run that the caller's flow is part of.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ProgramRun Required => Instance.Run;

    /// <summary>The deployment that the caller's flow is part of.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static DeploymentInstance Instance => Flowing.Value
        ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    public IResourceMonitor Monitor { get; }

    public RunSettings Settings { get; }

    public bool IsDryRun { get; }

    /// <summary>The stack, once it is declared.</summary>
    public Stack? Stack { get; set; }

    /// <summary>Under a test, the resources in the order in which the engine was asked for them; otherwise null.</summary>
    public List<Resource>? Declared { get; }

    /// <summary>Whether the program reported an error by itself.</summary>
    public bool HasLoggedErrors { get; private set; }

    /// <summary>A run against an engine.</summary>
    public static ProgramRun ForEngine(IResourceMonitor monitor) => new(monitor, monitor.Settings.Config, null);

    /// <summary>A run against mocks. As in the official SDK its configuration comes from the environment.</summary>
    public static ProgramRun ForTest(IResourceMonitor monitor) => new(monitor, ConfigFromEnvironment(), []);

    /// <summary>Runs <paramref name="program"/> as its own flow, to the end of everything that it began.</summary>
    /// <exception cref="InvalidOperationException">The caller's flow is part of a run already.</exception>
    public async Task<int> ExecuteAsync(Func<Task> program)
    {
        if (Flowing.Value is not null)
        {
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        Flowing.Value = new DeploymentInstance(this);
        try
        {
            await program().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the program throws is the result of the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception, null);
        }

        await _work.WhenIdleAsync().ConfigureAwait(false);
        return _failures.Count > 0 ? ExitCodes.Reported : HasLoggedErrors ? ExitCodes.Failed : ExitCodes.Success;
    }

    /// <summary>The run does not end before <paramref name="task"/> does; when it fails, so does the run.</summary>
    public void Track(Task task) => _work.Add(task);

    /// <summary>Notes and reports a failure, once.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="resource">The resource that it is about, where there is one.</param>
    /// <param name="headline">How the report begins; {0} is the resource.</param>
    public void Fail(Exception exception, Resource? resource, string? headline = null) => _failures.Add(exception, resource, headline);

    /// <summary>Hands a message to the engine.</summary>
    /// <exception cref="LogException">The engine did not take it.</exception>
    public void Log(LogSeverity severity, string text, Resource? resource = null, bool isEphemeral = false)
    {
        HasLoggedErrors |= severity == LogSeverity.Error;
        Send(severity, text, resource, isEphemeral);
    }

    /// <summary>As <see cref="Log"/>, for a failure of the run itself.</summary>
    public void Send(LogSeverity severity, string text, Resource? resource, bool isEphemeral = false)
    {
        try
        {
            Monitor.Log(new LogMessage(
                severity, text, resource is not null && resource.TryGetState(out var state) ? state.Urn : null, isEphemeral));
        }
#pragma warning disable CA1031 // Any failure of the engine's log is the same failure to the program.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new LogException(exception);
        }
    }

    /// <summary>The setting with that full key ("project:name"), or null.</summary>
    public ConfigValue? Config(string key) => _config.GetValueOrDefault(key);

    public void AddComponent(ComponentResource component)
    {
        lock (_components)
        {
            _components.Add(component);
        }
    }

    /// <summary>A collector to use and give back with <see cref="Return"/>.</summary>
    public InputCollector RentCollector() => Interlocked.Exchange(ref _spareCollector, null) ?? new InputCollector();

    public void Return(InputCollector collector)
    {
        collector.Clear();
        _spareCollector = collector;
    }

    /// <summary>The components declared so far.</summary>
    public ComponentResource[] Components()
    {
        lock (_components)
        {
            return [.. _components];
        }
    }

    private static Dictionary<string, ConfigValue> ConfigFromEnvironment()
    {
        var values = Read<Dictionary<string, string>>("PULUMI_CONFIG") ?? [];
        var secrets = Read<string[]>("PULUMI_CONFIG_SECRET_KEYS") ?? [];
        return values.ToDictionary(
            // Older tools write "project:config:name" for "project:name".
            entry => entry.Key.Replace(":config:", ":", StringComparison.Ordinal),
            entry => new ConfigValue(entry.Value, secrets.Contains(entry.Key)));

        static T? Read<T>(string variable)
            where T : class =>
            Environment.GetEnvironmentVariable(variable) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) : null;
    }
}
