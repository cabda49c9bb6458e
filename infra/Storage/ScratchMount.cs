using System.Globalization;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using Pulumi;
using Core = Pulumi.Kubernetes.Core.V1;
using Inputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Storage;

/// <summary>
/// A <see cref="ScratchFileSystem"/> as a directory of the pods of a namespace, by the FSx for Lustre driver: workers of a training read and write
/// the same files, and what is linked to a bucket stays there. Its Kubernetes provider comes from the options.
/// </summary>
public sealed partial class ScratchMount : ComponentResource
{
    private const string Driver = "fsx.csi.aws.com";
    private const string Mode = "ReadWriteMany";

    /// <summary>Declares the volume and its claim.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ScratchMount(string name, ScratchMountArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:storage:ScratchMount", name, options)
    {
        Check(name, args);
        var volumeName = $"{args.Namespace}-{args.Claim}";
        var size = string.Create(CultureInfo.InvariantCulture, $"{args.StorageGib}Gi");
        var volume = new Core.PersistentVolume(name, new Inputs.PersistentVolumeArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs { Name = volumeName, Labels = ObjectLabels.Of(args.Zone) },
            Spec = new Inputs.PersistentVolumeSpecArgs
            {
                Capacity = { ["storage"] = size },
                AccessModes = { Mode },
                StorageClassName = "",
                PersistentVolumeReclaimPolicy = "Retain",

                // Libraries that write checkpoints lock files, and Lustre only knows locks between machines with this option.
                MountOptions = { "flock" },

                // No claim of another namespace gets the volume.
                ClaimRef = new Inputs.ObjectReferenceArgs { Namespace = args.Namespace, Name = args.Claim },
                Csi = new Inputs.CSIPersistentVolumeSourceArgs
                {
                    Driver = Driver,

                    // A node tells volumes apart by their handles, so that a file system is mounted in one namespace only.
                    VolumeHandle = args.FileSystemId,
                    VolumeAttributes = { ["dnsname"] = args.DnsName, ["mountname"] = args.MountName },
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
                AccessModes = { Mode },
                StorageClassName = "",
                VolumeName = volume.Metadata.Apply(metadata => metadata?.Name ?? volumeName),
                Resources = new Inputs.VolumeResourceRequirementsArgs { Requests = { ["storage"] = size } },
            },
        }, new CustomResourceOptions { Parent = this });

        ClaimName = claim.Metadata.Apply(metadata => metadata?.Name ?? args.Claim);
        RegisterOutputs(new Dictionary<string, object?> { ["claimName"] = ClaimName });
    }

    /// <summary>The claim's name, by which pods mount it.</summary>
    public Output<string> ClaimName { get; }

    internal static void Check(string name, ScratchMountArgs args)
    {
        var problems = new ArgumentProblems(nameof(ScratchMount), name);
        foreach (var (what, text) in new[] { ("Namespace", args.Namespace), ("Claim", args.Claim) })
        {
            problems.AddIf(
                !LabelForm().IsMatch(text) || text.Length > 63, $"{what} is '{text}'; use at most 63 lower-case letters, digits and hyphens.");
        }

        problems.AddIf(args.StorageGib < 1, $"StorageGib is {args.StorageGib}; give the size of the file system, 1 or more.");
        problems.ThrowIfAny();
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelForm();
}
