namespace Pulumi;

/// <summary>An output that is handed out before it is known which output gives its value, for resources that refer to each other.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<Output<T>> _origin = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the output; its value comes from <see cref="Resolve"/>.</summary>
    public DeferredOutput() => Output = new Output<T>(FollowAsync());

    /// <summary>The output.</summary>
    public Output<T> Output { get; }

    /// <summary>Says where the value comes from.</summary>
    /// <param name="output">The output that gives it.</param>
    /// <exception cref="InvalidOperationException">It has been said before.</exception>
    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!_origin.TrySetResult(output))
        {
            throw new InvalidOperationException("A deferred output can be resolved only once.");
        }
    }

    private async Task<OutputData<T>> FollowAsync()
    {
        var output = await _origin.Task.ConfigureAwait(false);
        return await output.DataAsync().ConfigureAwait(false);
    }
}
