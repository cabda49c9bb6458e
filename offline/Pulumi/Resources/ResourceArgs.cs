namespace Pulumi;

/// <summary>The base of the arguments of resources.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly ResourceArgs Empty = new NoArgs();

    /// <summary>For derived classes.</summary>
    protected ResourceArgs()
    {
    }

    private sealed class NoArgs : ResourceArgs
    {
        internal override void Collect(InputCollector inputs)
        {
        }
    }
}
