namespace Pulumi;

/// <summary>An <see cref="Output{T}"/>, or an input that becomes one, of a type that the caller does not know.</summary>
internal interface IOutput
{
    /// <summary>The same output with its value as an object.</summary>
    Output<object?> ToObjectOutput();
}
