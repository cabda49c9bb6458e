using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A resource that a provider creates, updates and deletes.</summary>
public class CustomResource : Resource, IInputValue
{
    private Output<string>? _id;

    /// <summary>Declares a resource.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The name, unique among resources of this type and parent.</param>
    /// <param name="args">The arguments; null for none.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">Type or name are empty, or a transformation changes the parent.</exception>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args, options ?? new CustomResourceOptions())
    {
    }

    private protected CustomResource(ResourceState state)
        : base(state)
    {
    }

    /// <summary>The provider's id; not known in a preview of a new resource.</summary>
    [Output("id")]
    public Output<string> Id => _id ??= TryGetState(out var state)
        ? new Output<string>(IdProperty.From(this, state))
        : new Output<string>(new IdProperty(this));

    PropertyValue IInputValue.ToPropertyValue(InputCollector collector)
    {
        collector.AddResources(ResourceSet.Of(this));
        if (TryGetState(out var state))
        {
            return new PropertyValue.Reference(state.Urn, state.Id);
        }

        collector.WaitFor(StateAsync());
        return PropertyValue.Unknown.Instance;
    }

    private sealed class IdProperty(Resource resource) : PendingProperty<string>(resource)
    {
        public static OutputData<string> From(Resource resource, ResourceState state) =>
            state.Id is PropertyValue.Text { Value.Length: > 0 } id
            ? new OutputData<string>(id.Value, ResourceSet.Of(resource), true, false)
            : new OutputData<string>("", ResourceSet.Of(resource), false, false);

        public override OutputData<string> Read(ResourceState state) => From(Resource, state);
    }
}
