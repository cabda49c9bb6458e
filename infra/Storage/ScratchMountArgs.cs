using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Storage;

/// <summary>What a <see cref="ScratchMount"/> is made from.</summary>
public sealed class ScratchMountArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The namespace of the pods that use it: that of a team.</summary>
    public required string Namespace { get; init; }

    /// <summary>The same name, known when the namespace exists; null where it exists already. Default: null.</summary>
    public Input<string>? NamespaceMade { get; init; }

    /// <summary>The name of the claim in the namespace, "scratch-training".</summary>
    public required string Claim { get; init; }

    /// <summary>The file system's id.</summary>
    public required Input<string> FileSystemId { get; init; }

    /// <summary>The file system's host name.</summary>
    public required Input<string> DnsName { get; init; }

    /// <summary>The name under which the file system gives out its root.</summary>
    public required Input<string> MountName { get; init; }

    /// <summary>The file system's size in GiB, 1 or more.</summary>
    public required int StorageGib { get; init; }
}
