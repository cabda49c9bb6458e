using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Storage;

/// <summary>What a <see cref="BucketMount"/> is made from.</summary>
public sealed class BucketMountArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The namespace of the pods that use it: that of a team.</summary>
    public required string Namespace { get; init; }

    /// <summary>The same name, known when the namespace exists; null where it exists already. Default: null.</summary>
    public Input<string>? NamespaceMade { get; init; }

    /// <summary>The name of the claim in the namespace, "approved-data".</summary>
    public required string Claim { get; init; }

    /// <summary>The bucket's name.</summary>
    public required Input<string> BucketName { get; init; }

    /// <summary>How the keys begin, "credit-risk/": it ends with a slash; empty for the whole bucket. Default: empty.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether files can be written: new ones, and whole. Default: false.</summary>
    public bool Writable { get; init; }

    /// <summary>The user that files seem to belong to: 1 or more. Default: 1000, the user of Jupyter's images.</summary>
    public int UserId { get; init; } = 1000;

    /// <summary>The group that files seem to belong to: 1 or more. Default: 100, the group of Jupyter's images.</summary>
    public int GroupId { get; init; } = 100;
}
