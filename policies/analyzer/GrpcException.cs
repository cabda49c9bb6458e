namespace LandingZone.Policies.Analyzer;

/// <summary>A call cannot be answered as asked.</summary>
/// <param name="status">What the client is told.</param>
/// <param name="message">Why, in a sentence.</param>
internal sealed class GrpcException(GrpcStatus status, string message) : Exception(message)
{
    /// <summary>What the client is told.</summary>
    public GrpcStatus Status { get; } = status;
}
