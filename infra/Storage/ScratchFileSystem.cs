using LandingZone.Cluster;
using LandingZone.Networking;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ec2 = Pulumi.Aws.Ec2;
using Fsx = Pulumi.Aws.Fsx;
using Inputs = Pulumi.Aws.Fsx.Inputs;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Storage;

/// <summary>
/// A fast file system for training, FSx for Lustre, in which parts of buckets stand as directories: objects are read when a file is opened,
/// and only then, so that nothing is copied ahead. What training writes goes to a bucket where a link says so, and is lost with the file system
/// elsewhere.
/// </summary>
/// <remarks>
/// It lies in one availability zone. A linked file system has no backups of its own; what matters is in the buckets. FSx reads them with
/// a role that it makes for itself, which the key of the buckets admits.
/// </remarks>
public sealed class ScratchFileSystem : ComponentResource
{
    /// <summary>The ports of Lustre (Amazon FSx for Lustre user guide, "File system access control with Amazon VPC").</summary>
    public static readonly IReadOnlyList<(int First, int Last)> Ports = [(988, 988), (1018, 1023)];

    private const int MostLinks = 8;

    private static readonly string[] Events = ["NEW", "CHANGED", "DELETED"];

    private readonly string _name;
    private readonly ScratchFileSystemArgs _args;

    /// <summary>Declares the file system.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ScratchFileSystem(string name, ScratchFileSystemArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:storage:ScratchFileSystem", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var fileSystemName = args.Zone.NameOf(args.Content, 255);
        var logs = new CloudWatch.LogGroup(name, new CloudWatch.LogGroupArgs
        {
            Name = $"/aws/fsx/{fileSystemName}",
            RetentionInDays = args.LogRetentionDays,
            KmsKeyId = args.LogKeyArn,
            Tags = args.Zone.Tags(fileSystemName),
        }, Child());
        var files = new Fsx.LustreFileSystem(name, new Fsx.LustreFileSystemArgs
        {
            DeploymentType = "PERSISTENT_2",
            FileSystemTypeVersion = "2.15",
            StorageType = "SSD",
            StorageCapacity = args.StorageGib,
            PerUnitStorageThroughput = args.ThroughputPerTib,
            DataCompressionType = "LZ4",
            MetadataConfiguration = new Inputs.LustreFileSystemMetadataConfigurationArgs { Mode = "AUTOMATIC" },
            KmsKeyId = args.KeyArn,
            SubnetIds = args.Tier.SubnetIdAt(args.SubnetPosition),
            SecurityGroupIds = { args.Tier.SecurityGroupId!, Servers() },
            AutomaticBackupRetentionDays = 0,
            SkipFinalBackup = true,
            WeeklyMaintenanceStartTime = "7:03:00",
            LogConfiguration = new Inputs.LustreFileSystemLogConfigurationArgs { Level = "WARN_ERROR", Destination = logs.Arn },
            Tags = args.Zone.Tags(fileSystemName),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        foreach (var link in args.Links)
        {
            Link(files, link);
        }

        FileSystemId = files.Id;
        DnsName = files.DnsName;
        MountName = files.MountName;
        RegisterOutputs(new Dictionary<string, object?> { ["fileSystemId"] = FileSystemId, ["dnsName"] = DnsName, ["mountName"] = MountName });
    }

    /// <summary>The file system's id.</summary>
    public Output<string> FileSystemId { get; }

    /// <summary>The host name by which it is mounted.</summary>
    public Output<string> DnsName { get; }

    /// <summary>The name by which it is mounted, behind the host name.</summary>
    public Output<string> MountName { get; }

    internal static void Check(string name, ScratchFileSystemArgs args)
    {
        var problems = new ArgumentProblems(nameof(ScratchFileSystem), name);
        if (BucketNaming.ProblemOf(args.Content) is not null)
        {
            problems.Add($"Content is '{args.Content}'; use 3 or more lower-case letters, digits and single hyphens.");
        }

        problems.AddIf(
            args.StorageGib != 1200 && (args.StorageGib < 2400 || args.StorageGib % 2400 != 0),
            $"StorageGib is {args.StorageGib}; FSx takes 1200 and multiples of 2400.");
        problems.AddIf(
            args.ThroughputPerTib is not (125 or 250 or 500 or 1000), $"ThroughputPerTib is {args.ThroughputPerTib}; FSx takes 125, 250, 500 and 1000.");
        problems.AddIf(args.SubnetPosition is < 0 or > 2, $"SubnetPosition is {args.SubnetPosition}; a network has two or three, counted from 0.");
        problems.AddIf(args.Links.Count > MostLinks, $"Links has {args.Links.Count} entries; FSx takes {MostLinks}.");
        foreach (var twice in args.Links.GroupBy(link => link.Directory, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Links has '{twice.Key}' {twice.Count()} times; give each a directory of its own.");
        }

        foreach (var link in args.Links)
        {
            problems.AddIf(
                BucketNaming.ProblemOf(link.Directory) is not null,
                $"Links: '{link.Directory}' is no directory; use 3 or more lower-case letters, digits and single hyphens.");
            problems.AddIf(
                link.Prefix.Length > 0 && (link.Prefix[^1] != '/' || link.Prefix[0] == '/'),
                $"Links: '{link.Directory}' has the prefix '{link.Prefix}'; end it with a slash, and do not start it with one.");
        }

        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        problems.ThrowIfAny();
    }

    /// <summary>The group by which its servers reach each other; clients reach them by the tier's group.</summary>
    private Output<string> Servers()
    {
        var zone = _args.Zone;
        var groupName = zone.NameOf($"{_args.Content}-lustre", 255);
        var group = new Ec2.SecurityGroup(_name, new Ec2.SecurityGroupArgs
        {
            Name = groupName,
            Description = $"Servers of the Lustre file system {_args.Content}: they reach each other",
            VpcId = _args.VpcId,
            RevokeRulesOnDelete = true,
            Tags = zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
        var rules = new List<Input<string>> { group.Id };
        foreach (var (first, last) in Ports)
        {
            rules.Add(new Vpc.SecurityGroupIngressRule($"{_name}-{first}", new Vpc.SecurityGroupIngressRuleArgs
            {
                SecurityGroupId = group.Id,
                ReferencedSecurityGroupId = group.Id,
                IpProtocol = "tcp",
                FromPort = first,
                ToPort = last,
                Description = "Lustre between its servers",
                Tags = zone.Tags(groupName),
            }, Child()).Id);
            rules.Add(new Vpc.SecurityGroupEgressRule($"{_name}-{first}", new Vpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = group.Id,
                ReferencedSecurityGroupId = group.Id,
                IpProtocol = "tcp",
                FromPort = first,
                ToPort = last,
                Description = "Lustre between its servers",
                Tags = zone.Tags(groupName),
            }, Child()).Id);
        }

        // FSx checks the rules when it makes the file system.
        return Output.All(rules).Apply(known => known[0]);
    }

    private void Link(Fsx.LustreFileSystem files, ScratchLink link)
    {
        var s3 = new Inputs.DataRepositoryAssociationS3Args
        {
            AutoImportPolicy = new Inputs.DataRepositoryAssociationS3AutoImportPolicyArgs { Events = Events.ToList() },
        };
        if (link.Exports)
        {
            s3.AutoExportPolicy = new Inputs.DataRepositoryAssociationS3AutoExportPolicyArgs { Events = Events.ToList() };
        }

        _ = new Fsx.DataRepositoryAssociation($"{_name}-{link.Directory}", new Fsx.DataRepositoryAssociationArgs
        {
            FileSystemId = files.Id,
            FileSystemPath = $"/{link.Directory}",
            DataRepositoryPath = Output.Format($"s3://{link.BucketName}/{link.Prefix}"),
            BatchImportMetaDataOnCreate = true,
            DeleteDataInFilesystem = false,
            S3 = s3,
            Tags = _args.Zone.Tags(_args.Zone.NameOf($"{_args.Content}-{link.Directory}", 255)),
        }, Child());
    }

    private CustomResourceOptions Child() => new() { Parent = this };
}
