namespace Pulumi.Tests.Support;

/// <summary>A component.</summary>
internal sealed class Group : ComponentResource
{
    public const string Token = "test:index:Group";

    public Group(string name, Action<Group>? content = null, ComponentResourceOptions? options = null)
        : base(Token, name, options)
    {
        content?.Invoke(this);
        RegisterOutputs();
    }

    public Group(string name, IDictionary<string, object?> outputs)
        : base(Token, name) => RegisterOutputs(outputs);

    /// <summary>Options that make a resource belong to it.</summary>
    public CustomResourceOptions Inside => new() { Parent = this };
}
