using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>What an <see cref="EndpointService"/> is made from.</summary>
public sealed class EndpointServiceArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>
    /// Its versions: up to ten live ones, or one live and one in stealth. SageMaker has at most one shadow variant on an endpoint, and then one
    /// production variant (SageMaker AI developer guide, "Create a shadow test"); for more, there is <see cref="ModelService"/>.
    /// </summary>
    public required ModelVersions Versions { get; init; }

    /// <summary>The instance type of every version.</summary>
    public required SageMakerInstanceType InstanceType { get; init; }

    /// <summary>The fewest instances of a live version: 2 or more, in two availability zones. Default: 2.</summary>
    public int MinInstances { get; init; } = 2;

    /// <summary>The most instances of a live version. Default: 6.</summary>
    public int MaxInstances { get; init; } = 6;

    /// <summary>Instances of a version in stealth: 1 or more. Default: 1.</summary>
    public int StealthInstances { get; init; } = 1;

    /// <summary>How many requests a minute an instance is good for, which autoscaling keeps to: 1 or more. Default: 1200.</summary>
    public int RequestsPerInstanceMinute { get; init; } = 1200;

    /// <summary>The share of requests whose inputs and outputs are captured word for word, in percent: 0 to 100. Default: 100.</summary>
    public int CapturePercent { get; init; } = 100;

    /// <summary>The slowest that the average request may get while a deployment is watched, in milliseconds: 1 or more. Default: 500.</summary>
    public int MaxLatencyMilliseconds { get; init; } = 500;

    /// <summary>Where the files of its versions lie.</summary>
    public required ModelArtifacts Artifacts { get; init; }

    /// <summary>Where all versions write what they said.</summary>
    public required ModelDataStore DataStore { get; init; }

    /// <summary>Where live versions write what clients get; null where there are no clients. Default: none.</summary>
    public ResultSinks? Sinks { get; init; }

    /// <summary>The VPC's id.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The ids of the subnets of the application tier: two or more, in as many availability zones.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The security group of the endpoints of AWS services, which live versions reach for the sinks' queue.</summary>
    public required Input<string> EndpointSecurityGroupId { get; init; }

    /// <summary>The prefix list of S3's gateway endpoint, which every version reaches.</summary>
    public required GatewayPrefixList S3PrefixList { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the instances' volumes: the zone's key for machine learning.</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>The ARN of the KMS key that encrypts logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The topic that hears of a deployment that goes wrong.</summary>
    public required Input<string> AlarmTopicArn { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>For how many days logs are kept (one of CloudWatch Logs' choices). Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
