using LandingZone.Etl;
using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What a <see cref="ScoringFleet"/> is made from.</summary>
public sealed class ScoringFleetArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it is, "scoring-fleet": lower-case letters, digits and single hyphens. All names are made from it.</summary>
    public required string Workload { get; init; }

    /// <summary>
    /// The image: Amazon Linux 2023 with R and the packages of the models, RStudio Server, the AWS CLI 2, jq and the CloudWatch agent.
    /// </summary>
    public required MachineImage Image { get; init; }

    /// <summary>
    /// The instance types, the best first, all of one architecture and alike in size: 1 to 20. More of them make spot capacity surer.
    /// </summary>
    public required IReadOnlyList<InstanceType> InstanceTypes { get; init; }

    /// <summary>The worker's files by name, as the folder workloads/scoring has them: "worker", "score.R" and "worker.service".</summary>
    public required IReadOnlyDictionary<string, AssetOrArchive> WorkerFiles { get; init; }

    /// <summary>Where the worker's files are put, from which instances fetch them.</summary>
    public required EncryptedPrefix WorkerCode { get; init; }

    /// <summary>The queue of parts to score.</summary>
    public required WorkQueue Queue { get; init; }

    /// <summary>How long one part may take, in seconds: as the queue has it.</summary>
    public required int PartSeconds { get; init; }

    /// <summary>Where the parts' files are.</summary>
    public required EncryptedPrefix Landing { get; init; }

    /// <summary>Where the models are: "‹kind›.rds" with its checksum beside it.</summary>
    public required EncryptedPrefix Models { get; init; }

    /// <summary>Where results go.</summary>
    public required EncryptedPrefix Results { get; init; }

    /// <summary>The fewest instances: 0 to <see cref="MaxSize"/>. Default: 0, none while there is nothing to do.</summary>
    public int MinSize { get; init; }

    /// <summary>The most instances: 1 to 200.</summary>
    public required int MaxSize { get; init; }

    /// <summary>How many parts each instance should have before it: 1 to 10000. Fewer are faster and dearer. Default: 20.</summary>
    public int BacklogPerInstance { get; init; } = 20;

    /// <summary>How many instances are on-demand, whatever happens to spot capacity: 0 to <see cref="MaxSize"/>. Default: 0.</summary>
    public int OnDemandInstances { get; init; }

    /// <summary>What part of the instances above these is on-demand, in percent: 0 to 100. Default: 0, all spot.</summary>
    public int OnDemandPercentage { get; init; }

    /// <summary>After how many days an instance is replaced, so that it starts from the newest image: 1 to 365. Default: 7.</summary>
    public int MaxAgeDays { get; init; } = 7;

    /// <summary>The size of an instance's disk in GiB: 8 to 16384. Default: 100.</summary>
    public int DiskGib { get; init; } = 100;

    /// <summary>Who uses RStudio Server on the instances. Default: nobody, and then it does not run.</summary>
    public IReadOnlyList<RstudioUser> RstudioUsers { get; init; } = [];

    /// <summary>The ids of the private subnets.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The ids of the instances' security groups.</summary>
    public required InputList<string> SecurityGroupIds { get; init; }

    /// <summary>The ARN of the permission boundary of the instances' role.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of volumes; its policy admits Auto Scaling.</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>The ARN of the key of the passwords.</summary>
    public required Input<string> SecretKeyArn { get; init; }

    /// <summary>The ARN of the key of logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
