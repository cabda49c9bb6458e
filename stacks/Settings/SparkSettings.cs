using LandingZone.Analytics;
using LandingZone.Etl;
using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a Spark cluster.</summary>
public sealed record SparkSettings
{
    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>The release of EMR.</summary>
    public required string Release { get; init; }

    /// <summary>The types of the nodes.</summary>
    public required IReadOnlyList<InstanceType> NodeTypes { get; init; }

    /// <summary>The types of the primary node; empty for those of the nodes.</summary>
    public required IReadOnlyList<InstanceType> PrimaryTypes { get; init; }

    /// <summary>How many nodes there are.</summary>
    public required int Nodes { get; init; }

    /// <summary>How many nodes there may be; null for no scaling.</summary>
    public required int? MaxNodes { get; init; }

    /// <summary>How many spot nodes there are.</summary>
    public required int SpotNodes { get; init; }

    /// <summary>The size of a node's disk.</summary>
    public required int DiskGib { get; init; }

    /// <summary>After how many idle minutes it ends.</summary>
    public required int IdleMinutes { get; init; }

    /// <summary>The jobs.</summary>
    public required IReadOnlyList<SparkStep> Steps { get; init; }

    /// <summary>The Python packages.</summary>
    public required IReadOnlyList<string> PythonPackages { get; init; }

    /// <summary>The certificates' key under <see cref="Code"/>.</summary>
    public required string Certificates { get; init; }

    /// <summary>Where the code lies.</summary>
    public required BucketPlace Code { get; init; }

    /// <summary>Where input is read.</summary>
    public required IReadOnlyList<BucketPlace> Inputs { get; init; }

    /// <summary>Where output goes.</summary>
    public required BucketPlace Output { get; init; }

    /// <summary>Where logs go.</summary>
    public required BucketPlace Logs { get; init; }

    /// <summary>Every part of a bucket that it names.</summary>
    public IEnumerable<BucketPlace> Places => [Code, .. Inputs, Output, Logs];

    private static SettingKind<BucketPlace> Place => SettingKinds.Parsed<BucketPlace>(BucketPlace.TryParse);

    internal static SettingKind<SparkSettings> Kind { get; } = SettingKinds.Record(fields => new SparkSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "What it is for, 'reduction': at most 30 lower-case letters, digits and hyphens."),
        Release = fields.Required("release", SettingKinds.Text, "The release of EMR, 'emr-7.10.0'."),
        NodeTypes = fields.Required("nodeTypes", SettingKinds.ListOf(AwsSettings.InstanceType, least: 1), "The types of the nodes, the best first."),
        PrimaryTypes = fields.OptionalList("primaryTypes", AwsSettings.InstanceType, "The types of the primary node. Default: those of the nodes."),
        Nodes = fields.Required("nodes", SettingKinds.Integer(1, 100), "How many nodes there are: 2, 4, 6, 8 or more."),
        MaxNodes = fields.OptionalValue("maxNodes", SettingKinds.Integer(1, 400), "How many nodes managed scaling may go up to, on spot capacity. Default: no scaling."),
        SpotNodes = fields.Optional("spotNodes", SettingKinds.Integer(0, 100), 0, "How many spot nodes there are from the beginning. Default: 0."),
        DiskGib = fields.Optional("diskGib", SettingKinds.Integer(10, 16384), 200, "The size of each node's disk. Default: 200."),
        IdleMinutes = fields.Optional("idleMinutes", SettingKinds.Integer(1, 10080), 60, "After how many minutes without work it ends. Default: 60."),
        Steps = fields.OptionalList("steps", StepKind, "The jobs that it begins with. Default: none."),
        PythonPackages = fields.OptionalList("pythonPackages", SettingKinds.Text, "Python packages with versions, 'numpy==1.26.4'; their wheels lie under 'wheels/' of the code. Default: none."),
        Certificates = fields.Optional("certificates", SettingKinds.Text, "certificates.zip", "The zip with the nodes' certificates, under the code. Default: 'certificates.zip'."),
        Code = fields.Required("code", Place, "Where scripts, modules, wheels and certificates lie, 'models/spark/'."),
        Inputs = fields.Required("inputs", SettingKinds.ListOf(Place, least: 1), "Where input is read, 'approved-data/loans/'."),
        Output = fields.Required("output", Place, "Where output goes, 'results/reduction/'."),
        Logs = fields.Required("logs", Place, "Where logs go, 'scratch/spark-logs/'."),
    });

    /// <summary>The arguments of the cluster.</summary>
    internal SparkClusterArgs ToArgs(ZoneIdentity zone, Func<BucketPlace, EncryptedPrefix> place, SparkSurroundings surroundings) => new()
    {
        Zone = zone,
        Workload = Name,
        Release = Release,
        PrimaryTypes = PrimaryTypes.Count > 0 ? PrimaryTypes : NodeTypes,
        NodeTypes = NodeTypes,
        Nodes = Nodes,
        MaxNodes = MaxNodes,
        SpotNodes = SpotNodes,
        DiskGib = DiskGib,
        IdleMinutes = IdleMinutes,
        Steps = Steps,
        PythonPackages = PythonPackages,
        CertificatesKey = $"{Code.Prefix}{Certificates}",
        Code = place(Code),
        Inputs = [.. Inputs.Select(place)],
        Output = place(Output),
        Logs = place(Logs),
        VpcId = surroundings.VpcId,
        SubnetIds = surroundings.SubnetIds,
        ServicesSecurityGroupId = surroundings.SecurityGroupId,
        PermissionBoundaryArn = surroundings.PermissionBoundaryArn,
        VolumeKeyArn = surroundings.VolumeKeyArn,
    };

    private static SettingKind<SparkStep> StepKind => SettingKinds.Record(fields => new SparkStep
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name, for people."),
        Script = fields.Required("script", SettingKinds.Text, "The script, 's3://bucket/key.py'."),
        Modules = fields.OptionalReference("modules", SettingKinds.Text, "A zip with the script's own modules, 's3://bucket/key.zip'. Default: none."),
        Arguments = fields.OptionalList("arguments", SettingKinds.Text, "The script's arguments. Default: none."),
    });
}
