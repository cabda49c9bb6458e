namespace Pulumi;

/// <summary>
/// Marks a property of a resource that is filled from the engine's answer, or a property of a stack that is a stack output.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>Names the output.</summary>
    /// <param name="name">Its name on the wire; the property's own name when null.</param>
    public OutputAttribute(string? name = null) => Name = name;

    /// <summary>The name on the wire, or null for the property's own name.</summary>
    public string? Name { get; }
}
