using System.Collections.Concurrent;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi.Tests.Support;

/// <summary>
/// An engine that keeps what it is asked. It gives every resource its inputs back as outputs, with an id that is unknown in a
/// preview; <see cref="Outputs"/>, <see cref="Invoke"/> and <see cref="Delay"/> change that.
/// </summary>
internal sealed class RecordingMonitor(bool isDryRun = true, string stack = "dev") : IResourceMonitor
{
    public RunSettings Settings { get; init; } = new()
    {
        Project = "proj",
        Stack = stack,
        Organization = "acme",
        IsDryRun = isDryRun,
        RootDirectory = "/home/me/proj",
    };

    /// <summary>Outputs in addition to the inputs, by resource name.</summary>
    public Dictionary<string, PropertyValue.Map> Outputs { get; } = [];

    /// <summary>Answers calls of functions.</summary>
    public Func<InvokeRequest, PropertyValue.Map> Invoke { get; init; } = _ => PropertyValue.Map.Empty;

    /// <summary>What to wait for before answering, by resource name.</summary>
    public Func<string, Task> Delay { get; init; } = _ => Task.CompletedTask;

    /// <summary>Throws for a resource that it refuses.</summary>
    public Action<RegisterResourceRequest> Check { get; init; } = _ => { };

    public ConcurrentQueue<RegisterResourceRequest> Registered { get; } = [];

    public ConcurrentQueue<ReadResourceRequest> Read { get; } = [];

    public ConcurrentQueue<InvokeRequest> Invoked { get; } = [];

    public ConcurrentQueue<LogMessage> Messages { get; } = [];

    public ConcurrentDictionary<string, PropertyValue.Map> RegisteredOutputs { get; } = [];

    public string StackUrn => $"urn:pulumi:{Settings.Stack}::proj::pulumi:pulumi:Stack::proj-{Settings.Stack}";

    /// <summary>The outputs of the stack.</summary>
    public PropertyValue.Map StackOutputs => RegisteredOutputs[StackUrn];

    /// <summary>The errors, as one text.</summary>
    public string Errors =>
        string.Join('\n', Messages.Where(message => message.Severity == LogSeverity.Error).Select(message => message.Text));

    public RegisterResourceRequest this[string name] => Registered.Single(request => request.Name == name);

    public static string UrnOf(string type, string name, string stack = "dev") => $"urn:pulumi:{stack}::proj::{type}::{name}";

    public async ValueTask<ResourceState> RegisterResourceAsync(RegisterResourceRequest request)
    {
        Check(request);
        Registered.Enqueue(request);
        var delay = Delay(request.Name);
        if (!delay.IsCompletedSuccessfully)
        {
            await delay.ConfigureAwait(false);
        }

        PropertyValue? id = !request.Custom ? null
            : Settings.IsDryRun ? PropertyValue.Unknown.Instance
            : new PropertyValue.Text($"{request.Name}-id");
        return new ResourceState(UrnOf(request.Type, request.Name, Settings.Stack), id, Answer(request.Name, request.Inputs));
    }

    public ValueTask<ResourceState> ReadResourceAsync(ReadResourceRequest request)
    {
        Read.Enqueue(request);
        return ValueTask.FromResult(new ResourceState(
            UrnOf(request.Type, request.Name, Settings.Stack), request.Id, Answer(request.Name, request.Inputs)));
    }

    public ValueTask RegisterResourceOutputsAsync(string urn, PropertyValue.Map outputs)
    {
        Assert.True(RegisteredOutputs.TryAdd(urn, outputs), $"outputs of {urn} were registered twice");
        return ValueTask.CompletedTask;
    }

    public ValueTask<PropertyValue.Map> InvokeAsync(InvokeRequest request)
    {
        Invoked.Enqueue(request);
        return ValueTask.FromResult(Invoke(request));
    }

    public void Log(LogMessage message) => Messages.Enqueue(message);

    private PropertyValue.Map Answer(string name, PropertyValue.Map inputs)
    {
        var outputs = new Dictionary<string, PropertyValue>();
        foreach (var (key, value) in inputs.Entries)
        {
            outputs[key] = value;
        }

        foreach (var (key, value) in Outputs.GetValueOrDefault(name, PropertyValue.Map.Empty).Entries)
        {
            outputs[key] = value;
        }

        return PropertyValue.Map.Of(outputs);
    }
}
