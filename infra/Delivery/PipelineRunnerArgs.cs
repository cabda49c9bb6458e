using LandingZone.Analytics;
using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>What a <see cref="PipelineRunner"/> is made from.</summary>
public sealed class PipelineRunnerArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What is released.</summary>
    public required ReleasedModel Released { get; init; }

    /// <summary>The address of the bank's GitLab, "https://gitlab.bank.example".</summary>
    public required string GitLabUrl { get; init; }

    /// <summary>The addresses of the bank's GitLab: one or more private blocks, which the zone's network has a way to.</summary>
    public required IReadOnlyList<CidrBlock> GitLabBlocks { get; init; }

    /// <summary>
    /// The machine image, "ami-…": with gitlab-runner, Docker, the AWS CLI and cosign, made by the bank. Nothing is installed at the start,
    /// because the network has no way out.
    /// </summary>
    public required string ImageId { get; init; }

    /// <summary>The machines' type. Default: m6i.large.</summary>
    public InstanceType InstanceType { get; init; } = InstanceType.Parse("m6i.large");

    /// <summary>How many machines wait for work in each phase: 1 to 20. Default: 1.</summary>
    public int MachinesPerPhase { get; init; } = 1;

    /// <summary>The size of a machine's volume in GiB: 20 to 16384. Default: 50.</summary>
    public int DiskGib { get; init; } = 50;

    /// <summary>Where the machines run.</summary>
    public required JobNetwork Network { get; init; }

    /// <summary>The ARN of the key of volumes.</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>The ARN of the key of secrets.</summary>
    public required Input<string> SecretKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary of the phases' roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
