namespace Pulumi;

/// <summary>An error about one resource; the report names it.</summary>
public class ResourceException : Exception
{
    /// <summary>An error about <paramref name="resource"/>.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="resource">The resource, where there is one.</param>
    /// <param name="hideStack">Report the message alone, without a stack trace.</param>
    public ResourceException(string message, Resource? resource, bool hideStack = false)
        : base(message) => (Resource, HideStack) = (resource, hideStack);

    internal Resource? Resource { get; }

    internal bool HideStack { get; }
}
