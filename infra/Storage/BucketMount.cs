using System.Globalization;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using Pulumi;
using Core = Pulumi.Kubernetes.Core.V1;
using Inputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Storage;

/// <summary>
/// A part of a bucket as a directory of pods, by Mountpoint for S3: data is used where it is, and read-only unless asked for. The driver reads
/// with the role of the pod that mounts it, so that a pod sees what its own role may, whoever made the volume. Its Kubernetes provider comes
/// from the options.
/// </summary>
public sealed partial class BucketMount : ComponentResource
{
    private const string Driver = "s3.csi.aws.com";

    /// <summary>Kubernetes wants a size; a bucket has none, and the driver does not look at it.</summary>
    private const string AnySize = "1Gi";

    /// <summary>Declares the volume and its claim.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public BucketMount(string name, BucketMountArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:storage:BucketMount", name, options)
    {
        Check(name, args);
        var volumeName = $"{args.Namespace}-{args.Claim}";
        var mode = args.Writable ? "ReadWriteMany" : "ReadOnlyMany";
        var volume = new Core.PersistentVolume(name, new Inputs.PersistentVolumeArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs { Name = volumeName, Labels = ObjectLabels.Of(args.Zone) },
            Spec = new Inputs.PersistentVolumeSpecArgs
            {
                Capacity = { ["storage"] = AnySize },
                AccessModes = { mode },
                StorageClassName = "",
                PersistentVolumeReclaimPolicy = "Retain",
                MountOptions = MountOptions(args),

                // No claim of another namespace gets the volume.
                ClaimRef = new Inputs.ObjectReferenceArgs { Namespace = args.Namespace, Name = args.Claim },
                Csi = new Inputs.CSIPersistentVolumeSourceArgs
                {
                    Driver = Driver,
                    VolumeHandle = volumeName,
                    VolumeAttributes = { ["bucketName"] = args.BucketName, ["authenticationSource"] = "pod" },
                },
            },
        }, new CustomResourceOptions { Parent = this });
        var claim = new Core.PersistentVolumeClaim(name, new Inputs.PersistentVolumeClaimArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs
            {
                Name = args.Claim, Namespace = args.NamespaceMade ?? args.Namespace, Labels = ObjectLabels.Of(args.Zone),
            },
            Spec = new Inputs.PersistentVolumeClaimSpecArgs
            {
                AccessModes = { mode },
                StorageClassName = "",
                VolumeName = volume.Metadata.Apply(metadata => metadata?.Name ?? volumeName),
                Resources = new Inputs.VolumeResourceRequirementsArgs { Requests = { ["storage"] = AnySize } },
            },
        }, new CustomResourceOptions { Parent = this });

        ClaimName = claim.Metadata.Apply(metadata => metadata?.Name ?? args.Claim);
        RegisterOutputs(new Dictionary<string, object?> { ["claimName"] = ClaimName });
    }

    /// <summary>The claim's name, by which pods mount it.</summary>
    public Output<string> ClaimName { get; }

    internal static void Check(string name, BucketMountArgs args)
    {
        var problems = new ArgumentProblems(nameof(BucketMount), name);
        foreach (var (what, text) in new[] { ("Namespace", args.Namespace), ("Claim", args.Claim) })
        {
            problems.AddIf(
                !LabelForm().IsMatch(text) || text.Length > 63, $"{what} is '{text}'; use at most 63 lower-case letters, digits and hyphens.");
        }

        problems.AddIf(
            args.Prefix.Length > 0 && (args.Prefix[^1] != '/' || args.Prefix[0] == '/'),
            $"Prefix is '{args.Prefix}'; end it with a slash, and do not start it with one.");
        problems.AddIf(args.UserId < 1 || args.GroupId < 1, "UserId or GroupId is 0, which is root; give 1 or more.");
        problems.ThrowIfAny();
    }

    private static List<string> MountOptions(BucketMountArgs args)
    {
        var mount = new List<string>
        {
            "allow-other",
            string.Create(CultureInfo.InvariantCulture, $"uid={args.UserId}"),
            string.Create(CultureInfo.InvariantCulture, $"gid={args.GroupId}"),
            $"region {args.Zone.Region.Name}",
        };
        if (args.Prefix.Length > 0)
        {
            mount.Add($"prefix {args.Prefix}");
        }

        if (!args.Writable)
        {
            mount.Add("read-only");
        }

        return mount;
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelForm();
}
