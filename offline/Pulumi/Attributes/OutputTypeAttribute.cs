namespace Pulumi;

/// <summary>Marks a class whose instances are made from a structured output.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute
{
}
