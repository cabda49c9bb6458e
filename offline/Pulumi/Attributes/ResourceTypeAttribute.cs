namespace Pulumi;

/// <summary>Gives the type token of a resource class and the version of the package that it comes from.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute : Attribute
{
    /// <summary>Names the resource type.</summary>
    /// <param name="type">The type token, such as "aws:ec2/vpc:Vpc".</param>
    /// <param name="version">The package version; empty when it does not matter.</param>
    public ResourceTypeAttribute(string type, string? version) => (Type, Version) = (type, version);

    /// <summary>The type token.</summary>
    public string Type { get; }

    /// <summary>The package version.</summary>
    public string? Version { get; }
}
