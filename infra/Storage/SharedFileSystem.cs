using System.Collections.Immutable;
using System.Globalization;
using LandingZone.Cluster;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Efs = Pulumi.Aws.Efs;
using Inputs = Pulumi.Aws.Efs.Inputs;

namespace LandingZone.Storage;

/// <summary>
/// A file system that teams and people share, each with an area of their own: encrypted, over TLS only, mounted by named roles and through
/// access points only, which keep everybody inside an area and nobody root. What is not used becomes cheaper by itself, and what is
/// lost comes back from the backup plan that its tag names.
/// </summary>
/// <remarks>
/// A volume of a cluster names the file system and the access point, and has the mount options "tls" and "iam"; without "iam" the request
/// has no identity, and the file system refuses it.
/// </remarks>
public sealed class SharedFileSystem : ComponentResource
{
    /// <summary>The day counts that EFS offers (Amazon EFS API reference, LifecyclePolicy).</summary>
    private static readonly int[] OfferedDays = [1, 7, 14, 30, 60, 90, 180, 270, 365];

    private static readonly string[] ClientActions =
        ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientRootAccess", "elasticfilesystem:ClientWrite"];

    private readonly string _name;
    private readonly SharedFileSystemArgs _args;

    /// <summary>Declares the file system.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public SharedFileSystem(string name, SharedFileSystemArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:storage:SharedFileSystem", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var files = new Efs.FileSystem(name, new Efs.FileSystemArgs
        {
            CreationToken = args.Zone.NameOf(args.Content, 64),
            Encrypted = true,
            KmsKeyId = args.KeyArn,
            PerformanceMode = "generalPurpose",
            ThroughputMode = "elastic",
            LifecyclePolicies = LifecycleOf(args),
            Tags = BackupTag.Add(args.Zone.Tags(args.Zone.NameOf(args.Content, 255)), args.BackupPlan),
        }, new CustomResourceOptions { Parent = this, Protect = true });

        // The zone's own plan backs it up; EFS's would put recovery points into a vault that anybody with the right may empty.
        _ = new Efs.BackupPolicy(name, new Efs.BackupPolicyArgs
        {
            FileSystemId = files.Id,
            BackupPolicyDetails = new Inputs.BackupPolicyBackupPolicyArgs { Status = "DISABLED" },
        }, Options());
        var policy = new Efs.FileSystemPolicy(name, new Efs.FileSystemPolicyArgs
        {
            FileSystemId = files.Id,
            BypassPolicyLockoutSafetyCheck = false,
            Policy = Policy(files.Arn).Json,
        }, Options());
        List<Input<string>> ready = [files.Id, policy.Id, .. MountTargets(files.Id)];

        FileSystemId = Output.All(ready).Apply(known => known[0]);
        FileSystemArn = files.Arn;
        var points = args.Areas.ToDictionary(area => area.Key, area => AccessPoint(files.Id, area), StringComparer.Ordinal);
        AccessPointIds = points.ToImmutableDictionary(point => point.Key, point => point.Value.Id, StringComparer.Ordinal);
        AccessPointArns = points.ToImmutableDictionary(point => point.Key, point => point.Value.Arn, StringComparer.Ordinal);
        RegisterOutputs(new Dictionary<string, object?> { ["fileSystemId"] = FileSystemId, ["accessPointIds"] = AccessPointIds });
    }

    /// <summary>The file system's id; known when it can be mounted.</summary>
    public Output<string> FileSystemId { get; }

    /// <summary>The file system's ARN.</summary>
    public Output<string> FileSystemArn { get; }

    /// <summary>The ids of the access points, by <see cref="SharedArea.Key"/>: "team/credit-risk", "user/ada".</summary>
    public ImmutableDictionary<string, Output<string>> AccessPointIds { get; }

    /// <summary>The ARNs of the access points, by <see cref="SharedArea.Key"/>.</summary>
    public ImmutableDictionary<string, Output<string>> AccessPointArns { get; }

    internal static void Check(string name, SharedFileSystemArgs args)
    {
        var problems = new ArgumentProblems(nameof(SharedFileSystem), name);
        if (BucketNaming.ProblemOf(args.Content) is not null)
        {
            problems.Add($"Content is '{args.Content}'; use 3 or more lower-case letters, digits and single hyphens.");
        }

        foreach (var twice in args.Areas.GroupBy(area => area.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Areas has '{twice.Key}' {twice.Count()} times; name each team and each person once.");
        }

        problems.AddIf(args.AvailabilityZones.Count == 0, "AvailabilityZones is empty; name those of the tier's subnets.");
        problems.AddIf(args.MountRoles.Count == 0, "MountRoles is empty, and nobody could mount it; name one or more.");
        foreach (var (what, id) in new[] { ("UserId", args.UserId), ("GroupId", args.GroupId) })
        {
            problems.AddIf(id < 1, string.Create(CultureInfo.InvariantCulture, $"{what} is {id}; 0 is root, give 1 or more."));
        }

        CheckLifecycle(args, problems);
        if (BackupTag.ProblemOf(args.BackupPlan) is { } backup)
        {
            problems.Add($"BackupPlan {backup}");
        }

        problems.ThrowIfAny();
    }

    private static void CheckLifecycle(SharedFileSystemArgs args, ArgumentProblems problems)
    {
        var offered = string.Join(", ", OfferedDays);
        problems.AddIf(
            !OfferedDays.Contains(args.InfrequentAccessDays), $"InfrequentAccessDays is {args.InfrequentAccessDays}; EFS offers {offered}.");
        problems.AddIf(
            args.ArchiveDays is { } archive && (archive < 90 || !OfferedDays.Contains(archive)),
            $"ArchiveDays is {args.ArchiveDays}; EFS offers 90, 180, 270 and 365.");
        problems.AddIf(
            args.ArchiveDays <= args.InfrequentAccessDays,
            $"ArchiveDays is {args.ArchiveDays}, and files are in Infrequent Access after {args.InfrequentAccessDays} days only; archive them later.");
    }

    private static List<Inputs.FileSystemLifecyclePolicyArgs> LifecycleOf(SharedFileSystemArgs args)
    {
        var policies = new List<Inputs.FileSystemLifecyclePolicyArgs>
        {
            new() { TransitionToIa = After(args.InfrequentAccessDays) },
            new() { TransitionToPrimaryStorageClass = "AFTER_1_ACCESS" },
        };
        if (args.ArchiveDays is { } archive)
        {
            policies.Insert(1, new() { TransitionToArchive = After(archive) });
        }

        return policies;
    }

    private static string After(int days) =>
        days == 1 ? "AFTER_1_DAY" : string.Create(CultureInfo.InvariantCulture, $"AFTER_{days}_DAYS");

    /// <summary>
    /// Which area a role gets to is decided by the access point that a volume names; the policy names none, so that a new team changes
    /// nothing here.
    /// </summary>
    private PolicyDocument Policy(Input<string> arn) => new()
    {
        Statements =
        [
            new("MountAndWrite", PolicyEffect.Allow)
            {
                Principals = [.. _args.MountRoles.Select(PolicyPrincipal.Aws)],
                Actions = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                Resources = [arn],
                Conditions =
                [
                    PolicyCondition.Bool("elasticfilesystem:AccessedViaMountTarget", true),
                    PolicyCondition.StringEquals("aws:PrincipalOrgID", _args.Zone.OrganizationId),
                ],
            },
            Deny("DenyInsecureTransport", arn, ClientActions, PolicyCondition.Bool("aws:SecureTransport", false)),
            Deny("DenyOutsideAccessPoints", arn, ClientActions, PolicyCondition.Null("elasticfilesystem:AccessPointArn", absent: true)),
            Deny("DenyRoot", arn, ["elasticfilesystem:ClientRootAccess"]),
        ],
    };

    private static PolicyStatement Deny(string id, Input<string> arn, string[] actions, params PolicyCondition[] conditions) =>
        new(id, PolicyEffect.Deny)
        {
            Principals = [PolicyPrincipal.Everyone],
            Actions = actions,
            Resources = [arn],
            Conditions = conditions,
        };

    private List<Input<string>> MountTargets(Input<string> fileSystemId)
    {
        var targets = new List<Input<string>>();
        foreach (var (availabilityZone, index) in _args.AvailabilityZones.Select((availabilityZone, index) => (availabilityZone, index)))
        {
            targets.Add(new Efs.MountTarget($"{_name}-{availabilityZone}", new Efs.MountTargetArgs
            {
                FileSystemId = fileSystemId,
                SubnetId = _args.Tier.SubnetIdAt(index),
                SecurityGroups = { _args.Tier.SecurityGroupId! },
            }, Options()).Id);
        }

        return targets;
    }

    private Efs.AccessPoint AccessPoint(Input<string> fileSystemId, SharedArea area) => new($"{_name}-{area.Kind}-{area.Name}", new Efs.AccessPointArgs
    {
        FileSystemId = fileSystemId,
        PosixUser = new Inputs.AccessPointPosixUserArgs { Uid = _args.UserId, Gid = _args.GroupId },
        RootDirectory = new Inputs.AccessPointRootDirectoryArgs
        {
            Path = $"/{area.Key}",
            CreationInfo = new Inputs.AccessPointRootDirectoryCreationInfoArgs
            {
                OwnerUid = _args.UserId, OwnerGid = _args.GroupId, Permissions = area.Permissions,
            },
        },
        Tags = _args.Zone.Tags(_args.Zone.NameOf($"{area.Kind}-{area.Name}", 255)),
    }, Options());

    private CustomResourceOptions Options() => new() { Parent = this };
}
