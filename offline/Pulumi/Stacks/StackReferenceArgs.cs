namespace Pulumi;

/// <summary>The arguments of a <see cref="StackReference"/>.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The name of the stack: "stack", "project/stack" or "organization/project/stack".</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }

    internal override void Collect(InputCollector inputs) => inputs.Add("name", Name, required: true, json: false, member: nameof(Name));
}
