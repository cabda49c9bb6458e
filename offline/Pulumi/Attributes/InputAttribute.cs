namespace Pulumi;

/// <summary>Marks a field or property of an arguments class that is sent to the engine.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Names the input.</summary>
    /// <param name="name">Its name on the wire.</param>
    /// <param name="required">Registration fails when it has no value.</param>
    /// <param name="json">The value is sent as JSON text; provider resources use this for structured settings.</param>
    public InputAttribute(string name, bool required = false, bool json = false) => (Name, IsRequired, Json) = (name, required, json);

    internal string Name { get; }

    internal bool IsRequired { get; }

    internal bool Json { get; }
}
