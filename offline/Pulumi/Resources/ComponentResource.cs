using System.Collections.Immutable;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A resource that consists of others: those that name it as their parent.</summary>
public class ComponentResource : Resource, IInputValue
{
    private List<Resource>? _children;

    /// <summary>Declares a component.</summary>
    /// <param name="type">The type token, such as "landingzone:networking:ZoneNetwork".</param>
    /// <param name="name">The name, unique among components of this type and parent.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <summary>Declares a component with arguments that the engine shows as its inputs.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The name, unique among components of this type and parent.</param>
    /// <param name="args">The arguments; null for none.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="remote">A provider makes what belongs to it; not supported offline.</param>
    /// <exception cref="NotSupportedException"><paramref name="remote"/> is set.</exception>
    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, custom: false, args, options ?? new ComponentResourceOptions(), remote) =>
        Run!.AddComponent(this);

    /// <summary>Whether its outputs have been registered, so that its constructor is done.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Says that the component is complete and gives nothing out.</summary>
    protected void RegisterOutputs() => RegisterOutputs(ImmutableDictionary<string, object?>.Empty);

    /// <summary>Says that the component is complete and what it gives out.</summary>
    /// <param name="outputs">The values by name: outputs, inputs or plain values.</param>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Says that the component is complete and what it gives out.</summary>
    /// <param name="outputs">A task that gives the values by name.</param>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <summary>Says that the component is complete and what it gives out.</summary>
    /// <param name="outputs">An output that gives the values by name.</param>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        IsClosed = true;
        OutputRegistration.Start(this, outputs);
    }

    internal void AddChild(Resource child)
    {
        lock (this)
        {
            (_children ??= []).Add(child);
        }
    }

    /// <summary>Those that name it as their parent, at this time.</summary>
    internal Resource[] Children()
    {
        lock (this)
        {
            return _children is null ? [] : [.. _children];
        }
    }

    PropertyValue IInputValue.ToPropertyValue(InputCollector collector) => ((IInputValue)Urn).ToPropertyValue(collector) switch
    {
        PropertyValue.Text urn => new PropertyValue.Reference(urn.Value, null),
        var pending => pending,
    };
}
