using System.Collections.Immutable;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Another stack, whose outputs this one reads.</summary>
public class StackReference : CustomResource
{
    private Output<string>? _stackName;
    private Output<ImmutableDictionary<string, object>>? _outputs;
    private Output<ImmutableArray<string>>? _secretOutputNames;

    /// <summary>Refers to a stack.</summary>
    /// <param name="name">The name of this reference, and of the stack unless <paramref name="args"/> give another.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    /// <summary>The name of the stack.</summary>
    [Output("name")]
    public Output<string> Name => _stackName ??= OutputOf<string>("name");

    /// <summary>All outputs of the stack: unknown when one is, secret when one is.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs =>
        _outputs ??= OutputOf<ImmutableDictionary<string, object>>("outputs");

    /// <summary>The names of the outputs that are secret.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames => _secretOutputNames ??= OutputOf<ImmutableArray<string>>("secretOutputNames");

    internal override bool HasLazyOutputs => true;

    /// <summary>An output of the stack; null when it has none of that name.</summary>
    /// <param name="name">The name of the output.</param>
    public Output<object?> GetOutput(Input<string> name) => Read(name, isRequired: false);

    /// <summary>An output of the stack; the run fails when it has none of that name.</summary>
    /// <param name="name">The name of the output.</param>
    public Output<object> RequireOutput(Input<string> name) => Read(name, isRequired: true)!;

    /// <summary>An output of the stack as it is, secret or not.</summary>
    /// <param name="name">The name of the output.</param>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataAsync().ConfigureAwait(false);
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    /// <summary>The value of an output of the stack; null when there is none of that name, or when it is not known.</summary>
    /// <param name="name">The name of the output.</param>
    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    public async Task<object?> GetValueAsync(Input<string> name)
    {
        var data = await GetOutput(name).DataAsync().ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException(
                "Cannot call 'GetOutputValueAsync' if the referenced stack has secret outputs. Use 'GetOutput' instead.")
            : data.Value;
    }

    /// <summary>The value of an output of the stack.</summary>
    /// <param name="name">The name of the output.</param>
    /// <exception cref="KeyNotFoundException">There is no output of that name.</exception>
    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    public async Task<object> RequireValueAsync(Input<string> name)
    {
        var data = await RequireOutput(name).DataAsync().ConfigureAwait(false);
        return data.IsSecret
            ? throw new InvalidOperationException(
                "Cannot call 'RequireOutputValueAsync' if the referenced stack has secret outputs. Use 'RequireOutput' instead.")
            : data.Value;
    }

    private Output<object?> Read(Input<string> name, bool isRequired) =>
        name.ToOutput().Apply(known => new Output<object?>(new StackOutput(this, known, isRequired)));

    // Read from the engine's answer rather than from Outputs: one unknown or secret output must not taint the others.
    private sealed class StackOutput(StackReference reference, string name, bool isRequired) : PendingProperty<object?>(reference)
    {
        public override OutputData<object?> Read(ResourceState state)
        {
            var origin = ResourceSet.Of(Resource);
            var answer = state.Outputs["outputs"];
            var areSecret = answer is PropertyValue.Secret;
            var all = answer is PropertyValue.Secret secret ? secret.Element : answer;
            if (all is not PropertyValue.Map outputs)
            {
                var isKnown = all is not PropertyValue.Unknown && Resource.Run is not { IsDryRun: true };
                return isKnown ? Absent(origin) : new OutputData<object?>(null, origin, false, areSecret);
            }

            if (outputs[name] is not { } value)
            {
                return Absent(origin);
            }

            var data = PropertyReader.Read<object?>(
                value,
                origin,
                new ConversionContext(Resource.Run, Resource, $"output '{name}' of stack reference '{Resource.GetResourceName()}'", ""));
            return new OutputData<object?>(data.Value, origin, data.IsKnown, data.IsSecret || (IsNamedSecret(state) ?? areSecret));
        }

        private OutputData<object?> Absent(ResourceSet origin) => isRequired
            ? throw new KeyNotFoundException($"Required output '{name}' does not exist on stack '{Resource.GetResourceName()}'.")
            : new OutputData<object?>(null, origin, true, false);

        private bool? IsNamedSecret(ResourceState state) => state.Outputs["secretOutputNames"] is PropertyValue.List names
            ? names.Items.Any(item => item is PropertyValue.Text text && text.Value == name)
            : null;
    }
}
