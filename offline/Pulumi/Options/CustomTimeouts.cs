namespace Pulumi;

/// <summary>How long the operations on a resource may take; null leaves the provider's own limit.</summary>
public sealed class CustomTimeouts
{
    /// <summary>How long it may take to create it.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>How long it may take to update it.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>How long it may take to delete it.</summary>
    public TimeSpan? Delete { get; set; }
}
