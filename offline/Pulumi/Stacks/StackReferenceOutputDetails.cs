namespace Pulumi;

/// <summary>An output of another stack, in one of two places: it is secret, or it is not.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value when it is not secret; null when it is, when there is none, and when it is not known.</summary>
    public object? Value { get; set; }

    /// <summary>The value when it is secret; null when it is not, when there is none, and when it is not known.</summary>
    public object? SecretValue { get; set; }
}
