namespace Pulumi;

/// <summary>The base of all classes that hold arguments.</summary>
public abstract class InputArgs
{
    /// <summary>For derived classes.</summary>
    protected InputArgs()
    {
    }

    /// <summary>
    /// Adds every input to <paramref name="inputs"/>. Generated classes say it in code; others are looked through once per class.
    /// </summary>
    internal virtual void Collect(InputCollector inputs) => InputTable.Of(GetType()).Collect(this, inputs);
}
