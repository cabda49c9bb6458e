namespace Pulumi;

/// <summary>An error meant for the person who runs the program: reported by its message alone, without a stack trace.</summary>
public class RunException : Exception
{
    /// <summary>An error with a message.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error of a stack whose <see cref="OutputAttribute"/> properties are not outputs.</summary>
    /// <param name="outputAttributeNames">The names of those properties.</param>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) =>
        new($"[Output] attributed properties must be of type Output<T>; wrap the value of '{string.Join(", ", outputAttributeNames)}' " +
            "with Output.Create.");
}
