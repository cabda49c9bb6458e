namespace Pulumi;

/// <summary>
/// Marks a value type that stands for one text or number out of a known list; it converts explicitly to that text or number.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute
{
}
