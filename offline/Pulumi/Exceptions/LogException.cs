namespace Pulumi;

/// <summary>The engine did not take a message.</summary>
public class LogException : Exception
{
    /// <summary>Wraps the cause.</summary>
    /// <param name="exception">Why the engine did not take the message.</param>
    public LogException(Exception exception)
        : base("Error occurred during logging", exception)
    {
    }
}
