namespace Pulumi;

/// <summary>Names one case of a union whose cases are told apart by a tag.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true)]
public sealed class DiscriminatedUnionCaseAttribute : Attribute
{
    /// <summary>Ties a tag to a class.</summary>
    /// <param name="tag">The value of the discriminating property.</param>
    /// <param name="type">The class that stands for it.</param>
    public DiscriminatedUnionCaseAttribute(string tag, Type type) => (Tag, Type) = (tag, type);

    /// <summary>The value of the discriminating property.</summary>
    public string Tag { get; }

    /// <summary>The class that stands for it.</summary>
    public Type Type { get; }
}
