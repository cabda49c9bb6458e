namespace Pulumi;

/// <summary>Names the property that tells the cases of a union apart.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class DiscriminatedUnionDiscriminatorAttribute : Attribute
{
    /// <summary>Names the discriminating property.</summary>
    /// <param name="propertyName">Its wire name.</param>
    public DiscriminatedUnionDiscriminatorAttribute(string propertyName) => PropertyName = propertyName;

    /// <summary>The wire name of the discriminating property.</summary>
    public string PropertyName { get; }
}
