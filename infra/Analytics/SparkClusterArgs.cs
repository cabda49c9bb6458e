using LandingZone.Etl;
using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What a <see cref="SparkCluster"/> is made from.</summary>
public sealed class SparkClusterArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it is for, "reduction": lower-case letters, digits and single hyphens. All names are made from it.</summary>
    public required string Workload { get; init; }

    /// <summary>The release of EMR, "emr-7.10.0": 7.0 or newer.</summary>
    public required string Release { get; init; }

    /// <summary>The types of the primary node, the best first: 1 to 15.</summary>
    public required IReadOnlyList<InstanceType> PrimaryTypes { get; init; }

    /// <summary>The types of the nodes, the best first: 1 to 15, with 4 virtual CPUs or more, without local disks, all of one architecture.</summary>
    public required IReadOnlyList<InstanceType> NodeTypes { get; init; }

    /// <summary>How many nodes there are, besides the primary one: 1 to 100. They are on-demand.</summary>
    public required int Nodes { get; init; }

    /// <summary>How many nodes managed scaling may go up to, spot ones among them: <see cref="Nodes"/> or more, up to 400; null for no scaling. Default: null.</summary>
    public int? MaxNodes { get; init; }

    /// <summary>How many spot nodes there are from the beginning, for work that may be lost and done again: 0 to 100. Default: 0.</summary>
    public int SpotNodes { get; init; }

    /// <summary>The size of each node's disk for data in GiB: 10 to 16384. Default: 200.</summary>
    public int DiskGib { get; init; } = 200;

    /// <summary>After how many minutes without work the cluster ends: 1 to 10080. Default: 60.</summary>
    public int IdleMinutes { get; init; } = 60;

    /// <summary>The jobs that it begins with. Default: none.</summary>
    public IReadOnlyList<SparkStep> Steps { get; init; } = [];

    /// <summary>Python packages with their versions, "numpy==1.26.4"; their wheels lie under <see cref="Code"/>, in "wheels/". Default: none.</summary>
    public IReadOnlyList<string> PythonPackages { get; init; } = [];

    /// <summary>
    /// The zip with the certificates that nodes use among themselves, an object under <see cref="Code"/>. The bank's own authority makes them;
    /// their private key must not pass through a deployment.
    /// </summary>
    public required string CertificatesKey { get; init; }

    /// <summary>Where scripts, modules, wheels and certificates lie, and where the bootstrap script is put.</summary>
    public required EncryptedPrefix Code { get; init; }

    /// <summary>Where input is read. </summary>
    public required IReadOnlyList<EncryptedPrefix> Inputs { get; init; }

    /// <summary>Where output goes.</summary>
    public required EncryptedPrefix Output { get; init; }

    /// <summary>Where logs go.</summary>
    public required EncryptedPrefix Logs { get; init; }

    /// <summary>The VPC's id.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The ids of the private subnets, of which EMR takes the one with the most capacity.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The id of the security group by which nodes reach AWS services and data stores.</summary>
    public required Input<string> ServicesSecurityGroupId { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of volumes.</summary>
    public required Input<string> VolumeKeyArn { get; init; }
}
