using Pulumi;
using Expiration = Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleExpirationArgs;
using S3 = Pulumi.Aws.S3;

namespace LandingZone.Storage;

/// <summary>The lifecycle rules of buckets.</summary>
internal static class LifecycleRules
{
    /// <summary>Days after which the parts of an upload that was never finished are removed: they cost and cannot be read.</summary>
    private const int UnfinishedUploadDays = 7;

    /// <summary>Removes the parts of unfinished uploads.</summary>
    public static S3.Inputs.BucketLifecycleConfigurationRuleArgs UnfinishedUploads() => new()
    {
        Id = "remove-unfinished-uploads",
        Status = "Enabled",
        Filter = new S3.Inputs.BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
        AbortIncompleteMultipartUpload = new S3.Inputs.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs
        {
            DaysAfterInitiation = UnfinishedUploadDays,
        },
    };

    /// <summary>Removes replaced and deleted versions, and the delete markers that nothing is left under.</summary>
    public static S3.Inputs.BucketLifecycleConfigurationRuleArgs NoncurrentVersions(int days, bool markers) => new()
    {
        Id = "remove-noncurrent-versions",
        Status = "Enabled",
        Filter = new S3.Inputs.BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
        NoncurrentVersionExpiration = new S3.Inputs.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = days },
        Expiration = markers ? (Input<Expiration>)new Expiration { ExpiredObjectDeleteMarker = true } : null,
    };

    /// <summary>Removes objects.</summary>
    public static S3.Inputs.BucketLifecycleConfigurationRuleArgs Objects(int days) => new()
    {
        Id = "remove-objects",
        Status = "Enabled",
        Filter = new S3.Inputs.BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
        Expiration = new Expiration { Days = days },
    };

    /// <summary>Moves objects to Standard-IA.</summary>
    public static S3.Inputs.BucketLifecycleConfigurationRuleArgs InfrequentAccess(int days) => new()
    {
        Id = "move-to-infrequent-access",
        Status = "Enabled",
        Filter = new S3.Inputs.BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
        Transitions = new S3.Inputs.BucketLifecycleConfigurationRuleTransitionArgs { Days = days, StorageClass = "STANDARD_IA" },
    };
}
