using System.Collections.Immutable;
using Pulumi;
using Core = Pulumi.Kubernetes.Core.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The areas of a team on the shared file system as volumes of its namespace: one that all share and one for each person, each through an
/// access point that nothing leads out of. What they hold stays when they go.
/// </summary>
internal static class TeamVolumes
{
    /// <summary>Kubernetes asks for a size, and the file system has none: it grows and is paid for as it is used.</summary>
    private const string NominalSize = "1Gi";

    /// <summary>The areas that a team needs.</summary>
    public static IEnumerable<string> AreasOf(TeamArgs args) =>
        args.People.Select(person => $"user/{person.Name}").Prepend($"team/{args.Name}");

    /// <summary>Declares the volumes; gives the claims by name.</summary>
    public static ImmutableDictionary<string, Output<string>> Declare(PlatformObjects objects, TeamArgs args, TeamFiles files)
    {
        var claims = ImmutableDictionary.CreateBuilder<string, Output<string>>();
        claims.Add(Team.SharedClaim, Claim(objects, args, files, Team.SharedClaim, $"team/{args.Name}"));
        foreach (var person in args.People)
        {
            var claim = HomeOf(person.Name);
            claims.Add(claim, Claim(objects, args, files, claim, $"user/{person.Name}"));
        }

        return claims.ToImmutable();
    }

    /// <summary>The claim of a person's home.</summary>
    public static string HomeOf(string person) => $"home-{person}";

    private static Output<string> Claim(PlatformObjects objects, TeamArgs args, TeamFiles files, string claim, string area)
    {
        var volumeName = $"{args.Name}-{claim}";
        var volume = new Core.PersistentVolume(objects.Logical(claim), new CoreInputs.PersistentVolumeArgs
        {
            Metadata = objects.OfCluster(volumeName),
            Spec = new CoreInputs.PersistentVolumeSpecArgs
            {
                Capacity = { ["storage"] = NominalSize },
                AccessModes = { "ReadWriteMany" },
                PersistentVolumeReclaimPolicy = "Retain",
                StorageClassName = "",
                VolumeMode = "Filesystem",

                // The file system refuses connections without TLS and requests without an identity.
                MountOptions = { "tls", "iam" },
                ClaimRef = new CoreInputs.ObjectReferenceArgs { Namespace = args.Name, Name = claim },
                Csi = new CoreInputs.CSIPersistentVolumeSourceArgs
                {
                    Driver = "efs.csi.aws.com",
                    VolumeHandle = Output.Format($"{files.FileSystemId}::{files.AccessPointIds[area]}"),
                },
            },
        }, objects.Options());
        var bound = new Core.PersistentVolumeClaim(objects.Logical(claim), new CoreInputs.PersistentVolumeClaimArgs
        {
            Metadata = objects.Named(claim),
            Spec = new CoreInputs.PersistentVolumeClaimSpecArgs
            {
                AccessModes = { "ReadWriteMany" },
                StorageClassName = "",
                VolumeName = volume.Metadata.Apply(metadata => metadata?.Name ?? volumeName),
                Resources = new CoreInputs.VolumeResourceRequirementsArgs { Requests = { ["storage"] = NominalSize } },
            },
        }, objects.Options());
        return bound.Metadata.Apply(metadata => metadata?.Name ?? claim);
    }
}
