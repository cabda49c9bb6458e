namespace Pulumi;

/// <summary>What a <see cref="ResourceTransformation"/> wants to be used.</summary>
public readonly struct ResourceTransformationResult
{
    /// <summary>Arguments and options.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options, with the same parent as before.</param>
    public ResourceTransformationResult(ResourceArgs args, ResourceOptions options) => (Args, Options) = (args, options);

    /// <summary>The arguments.</summary>
    public ResourceArgs Args { get; }

    /// <summary>The options.</summary>
    public ResourceOptions Options { get; }
}
