namespace Pulumi;

/// <summary>Gives the wire name of a parameter of an output constructor where it differs from the parameter's own.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute : Attribute
{
    /// <summary>Names the part of the output.</summary>
    /// <param name="name">The wire name.</param>
    public OutputConstructorParameterAttribute(string name) => Name = name;

    /// <summary>The wire name.</summary>
    public string Name { get; }
}
