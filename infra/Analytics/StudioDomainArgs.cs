using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What a <see cref="StudioDomain"/> is made from.</summary>
public sealed class StudioDomainArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Where notebooks run.</summary>
    public required JobNetwork Network { get; init; }

    /// <summary>The ARN of the key of homes and disks: the zone's key for machine learning.</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>The ARN of the key of the buckets.</summary>
    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary of the teams' roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The teams: one or more.</summary>
    public required IReadOnlyList<StudioTeam> Teams { get; init; }

    /// <summary>How people come to it; it cannot be changed later. Default: by IAM.</summary>
    public StudioSignIn SignIn { get; init; } = StudioSignIn.Iam;

    /// <summary>The applications that people may start; the others are hidden. Default: JupyterLab and Code Editor.</summary>
    public IReadOnlyList<StudioApp> Apps { get; init; } = [StudioApp.JupyterLab, StudioApp.CodeEditor];

    /// <summary>The machine that an application starts on where nobody chose another. Default: ml.t3.medium.</summary>
    public SageMakerInstanceType InstanceType { get; init; } = SageMakerInstanceType.Parse("ml.t3.medium");

    /// <summary>
    /// The types that roles may start applications on, besides <see cref="InstanceType"/> and those of the spaces. Default: none.
    /// </summary>
    public IReadOnlyList<SageMakerInstanceType> MoreInstanceTypes { get; init; } = [];

    /// <summary>
    /// After how many minutes without use an application is shut down: 60 to 525600 (Amazon SageMaker AI API reference, IdleSettings).
    /// Nobody can turn it off. Default: 120.
    /// </summary>
    public int IdleMinutes { get; init; } = 120;

    /// <summary>The largest disk of a space in GiB: 5 to 16384. Default: 200.</summary>
    public int MaxDiskGib { get; init; } = 200;

    /// <summary>
    /// The index of Python packages, which applications are told at their start: an address inside the bank, because the network has no
    /// way out. Null to leave pip as it is. Default: null.
    /// </summary>
    public string? PackageIndex { get; init; }

    /// <summary>Whether the homes are deleted with the domain; otherwise their file system stays. Default: false.</summary>
    public bool DeletesHomes { get; init; }
}
