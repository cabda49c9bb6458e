using System.Diagnostics.CodeAnalysis;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Something that a stack declares: managed by a provider, or a component of others.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;

    // null before the engine has been asked; then a TaskCompletionSource<ResourceState> while somebody waits,
    // and in the end a ResourceState or an Exception.
    private object? _registration;
    private string[]? _urnAlone;
    private Output<string>? _urn;

    private protected Resource(string type, string name, bool custom, ResourceArgs? args, ResourceOptions options, bool remote = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (_type, _name) = (type, name);
        Run = ProgramRun.Required;
        args ??= ResourceArgs.Empty;
        if (!HasLazyOutputs)
        {
            OutputTable.Of(GetType()).Initialise(this);
        }

        // What the parent hands down comes from the parent in the program, and without one from the stack.
        var elder = type == Stack.TypeToken ? null : options.Parent ?? Run.Stack;
        Transformations = Inheritance.Join(options.TransformationsOrNull, elder?.Transformations);
        foreach (var transformation in Transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != options.Parent)
            {
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        Transforms = Inheritance.Join(options.TransformsOrNull, elder?.Transforms);
        if (options is ComponentResourceOptions { Provider: not null, ProvidersOrNull.Count: > 0 })
        {
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        Parent = options.Parent;
        (Parent as ComponentResource)?.AddChild(this);
        IsProtected = options.Protect ?? Parent?.IsProtected ?? false;
        Providers = Inheritance.Providers(type, custom, options, Parent);
        Provider = custom ? options.Provider ?? Parent?.ProviderFor(type) : null;
        Registration.Start(this, args, options, remote);
    }

    /// <summary>A stand-in for a resource that the engine spoke of.</summary>
    private protected Resource(ResourceState state)
    {
        (_type, _name, _registration) = ("", "", state);
        Providers = ProviderTable.Empty;
        (Transformations, Transforms) = ([], []);
    }

    /// <summary>The name under which the engine knows it, before and after a deployment.</summary>
    [Output("urn")]
    public Output<string> Urn => _urn ??= TryGetState(out var state)
        ? new Output<string>(new OutputData<string>(state.Urn, ResourceSet.Of(this), true, false))
        : new Output<string>(new UrnProperty(this));

    /// <summary>
    /// The generated class asks for its outputs one by one with <see cref="OutputOf{T}"/>; nothing has to be set beforehand.
    /// </summary>
    internal virtual bool HasLazyOutputs => false;

    internal ProgramRun? Run { get; }

    internal Resource? Parent { get; }

    internal bool IsProtected { get; }

    /// <summary>Its own provider, where it has one.</summary>
    internal ProviderResource? Provider { get; }

    /// <summary>The providers of whatever belongs to it.</summary>
    internal ProviderTable Providers { get; }

    internal ResourceTransformation[] Transformations { get; }

    internal ResourceTransform[] Transforms { get; }

    /// <summary>The URNs that stand for it in older states, which those that belong to it inherit.</summary>
    internal IReadOnlyList<Output<string>> AliasUrns { get; set; } = [];

    /// <summary>The type token that was given when it was declared.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name that was given when it was declared.</summary>
    public string GetResourceName() => _name;

    /// <summary>The output called <paramref name="name"/>, from the engine's answer.</summary>
    internal Output<T> OutputOf<T>(string name)
    {
        var property = new NamedProperty<T>(this, name);
        return TryGetState(out var state) ? new Output<T>(property.Read(state)) : new Output<T>(property);
    }

    /// <summary>The provider for a resource or function of that type, by the package in its token.</summary>
    internal ProviderResource? ProviderFor(string token) => Providers.Find(token);

    /// <summary>The name and type, for messages.</summary>
    internal string Describe() => $"{_type} '{_name}'";

    /// <summary>What the engine said of it; false while it has not, and for ever when it refused.</summary>
    internal bool TryGetState([NotNullWhen(true)] out ResourceState? state)
    {
        state = Volatile.Read(ref _registration) as ResourceState;
        return state is not null;
    }

    /// <summary>Waits for what the engine says of it.</summary>
    internal Task<ResourceState> StateAsync()
    {
        var current = Volatile.Read(ref _registration);
        if (current is null)
        {
            var source = new TaskCompletionSource<ResourceState>(TaskCreationOptions.RunContinuationsAsynchronously);
            current = Interlocked.CompareExchange(ref _registration, source, null) ?? source;
        }

        return current switch
        {
            ResourceState state => Task.FromResult(state),
            Exception exception => Task.FromException<ResourceState>(exception),
            _ => ((TaskCompletionSource<ResourceState>)current).Task,
        };
    }

    /// <summary>The engine has answered.</summary>
    internal void Complete(ResourceState state) =>
        (Interlocked.Exchange(ref _registration, state) as TaskCompletionSource<ResourceState>)?.SetResult(state);

    /// <summary>It could not be declared.</summary>
    internal void Fail(Exception exception)
    {
        if (Interlocked.Exchange(ref _registration, exception) is TaskCompletionSource<ResourceState> source)
        {
            source.SetException(exception);
            _ = source.Task.Exception;
        }
    }

    /// <summary>The URN as a list of one, made once, since most lists of dependencies are just that.</summary>
    internal string[] UrnAlone(ResourceState state) => _urnAlone ??= [state.Urn];

    private sealed class UrnProperty(Resource resource) : PendingProperty<string>(resource)
    {
        public override OutputData<string> Read(ResourceState state) => new(state.Urn, ResourceSet.Of(Resource), true, false);
    }

    private sealed class NamedProperty<T>(Resource resource, string name) : PendingProperty<T>(resource)
    {
        public override OutputData<T> Read(ResourceState state)
        {
            var value = state.Outputs[name]
                ?? (Resource.Run is { IsDryRun: true } ? PropertyValue.Unknown.Instance : PropertyValue.Null.Instance);
            return PropertyReader.Read<T>(
                value,
                ResourceSet.Of(Resource),
                new ConversionContext(Resource.Run, Resource, Resource.GetType().FullName!, name));
        }
    }
}
