using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>Where in a zone SageMaker endpoints are, and what they are made with.</summary>
internal sealed record EndpointPlace
{
    /// <summary>The VPC's id.</summary>
    public Input<string> VpcId { get; init; } = "";

    /// <summary>The ids of the application tier's subnets.</summary>
    public InputList<string> SubnetIds { get; init; } = [];

    /// <summary>The security group of the endpoints of AWS services.</summary>
    public Input<string> EndpointSecurityGroupId { get; init; } = "";

    /// <summary>The id of S3's prefix list.</summary>
    public Input<string> S3PrefixListId { get; init; } = "";

    /// <summary>The ARN of the key for volumes.</summary>
    public Input<string> VolumeKeyArn { get; init; } = "";

    /// <summary>The ARN of the key for logs.</summary>
    public Input<string> LogKeyArn { get; init; } = "";

    /// <summary>The topic of urgent alarms.</summary>
    public Input<string> AlarmTopicArn { get; init; } = "";
}
