namespace Pulumi;

/// <summary>Required inputs of a resource have no value.</summary>
internal sealed class MissingInputException(string message) : RunException(message);
