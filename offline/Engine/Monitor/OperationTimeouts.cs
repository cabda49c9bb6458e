namespace LandingZone.Engine.Monitor;

/// <summary>How long the operations on a resource may take; null leaves the provider's own limit.</summary>
public sealed record OperationTimeouts(TimeSpan? Create, TimeSpan? Update, TimeSpan? Delete);
