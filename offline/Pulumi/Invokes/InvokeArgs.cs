namespace Pulumi;

/// <summary>The base of the arguments of provider functions.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new NoArgs();

    /// <summary>For derived classes.</summary>
    protected InvokeArgs()
    {
    }

    private sealed class NoArgs : InvokeArgs
    {
        internal override void Collect(InputCollector inputs)
        {
        }
    }
}
