using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>A bucket with all that is said of it, in the bucket or beside it, in one form.</summary>
internal sealed class Bucket
{
    public required Resource On { get; init; }

    /// <summary>A map of the four flags.</summary>
    public required BucketFacet PublicAccess { get; init; }

    /// <summary>The rule of encryption, with the provider's names; see <see cref="EncryptionDefaults"/>.</summary>
    public required BucketFacet Encryption { get; init; }

    /// <summary>"Enabled", "Suspended", or a flag.</summary>
    public required BucketFacet Versioning { get; init; }

    /// <summary>The name of the bucket that gets the access logs.</summary>
    public required BucketFacet LogTarget { get; init; }

    /// <summary>The list of lifecycle rules.</summary>
    public required BucketFacet Lifecycle { get; init; }

    /// <summary>The text of object ownership.</summary>
    public required BucketFacet Ownership { get; init; }

    /// <summary>The default retention of locked objects.</summary>
    public required BucketFacet Retention { get; init; }

    /// <summary>The replication's rules.</summary>
    public required BucketFacet Replication { get; init; }

    /// <summary>The policies: usually one.</summary>
    public required IReadOnlyList<BucketFacet> Policies { get; init; }

    /// <summary>Whether it gets the access logs of others: then S3 takes no other key than its own, and no lock.</summary>
    public required bool IsLogTarget { get; init; }

    /// <summary>The bucket's name, if it is known.</summary>
    public string? Name => (On.Type == BucketTypes.Native ? On["bucketName"] : On["bucket"]).Text;

    /// <summary>The algorithm and the key of the encryption rule.</summary>
    public Value EncryptionDefaults => Encryption.Settings["applyServerSideEncryptionByDefault"]
        .Or(Encryption.Settings["applyServerSideEncryptionByDefaults"])
        .Or(Encryption.Settings["serverSideEncryptionByDefault"]);

    /// <summary>Whether every change of an object keeps the old one.</summary>
    public Truth IsVersioned => Versioning.Settings.Is("Enabled") | Versioning.Settings.IsTrue;
}
