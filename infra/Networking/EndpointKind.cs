namespace LandingZone.Networking;

/// <summary>How a VPC reaches an AWS service privately.</summary>
public enum EndpointKind
{
    /// <summary>A route in the route tables, free of charge: S3 and DynamoDB.</summary>
    Gateway,

    /// <summary>A network interface in every availability zone, paid by the hour and by the byte.</summary>
    Interface,
}
