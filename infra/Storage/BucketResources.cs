using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using EncryptionDefault = Pulumi.Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs;
using Inputs = Pulumi.Aws.S3.Inputs;
using S3 = Pulumi.Aws.S3;

namespace LandingZone.Storage;

/// <summary>What every bucket of the platform has in common, whatever it holds.</summary>
internal sealed class BucketResources
{
    private readonly string _name;
    private readonly ComponentResource _parent;

    public BucketResources(string name, ZoneIdentity zone, string content, bool objectLock, ComponentResource parent)
    {
        _name = name;
        _parent = parent;
        BucketName = BucketNaming.NameOf(zone, content);
        Arn = $"arn:{zone.Partition}:s3:::{BucketName}";
        Bucket = new S3.Bucket(name, new S3.BucketArgs
        {
            BucketName = BucketName,
            ForceDestroy = false,
            ObjectLockEnabled = objectLock,
            Tags = zone.Tags(BucketName),
        }, new CustomResourceOptions { Parent = parent, Protect = true });

        PublicAccessBlock = new S3.BucketPublicAccessBlock(name, new S3.BucketPublicAccessBlockArgs
        {
            Bucket = Bucket.Id,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, Options());
        _ = new S3.BucketOwnershipControls(name, new S3.BucketOwnershipControlsArgs
        {
            Bucket = Bucket.Id,
            Rule = new Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, Options());
        Versioning = new S3.BucketVersioning(name, new S3.BucketVersioningArgs
        {
            Bucket = Bucket.Id,
            VersioningConfiguration = new Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, Options());
    }

    /// <summary>The bucket.</summary>
    public S3.Bucket Bucket { get; }

    /// <summary>Its name: known before it is made, as its ARN is, so that its policy can be read in a preview.</summary>
    public string BucketName { get; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }

    private S3.BucketPublicAccessBlock PublicAccessBlock { get; }

    private S3.BucketVersioning Versioning { get; }

    /// <summary>Encrypts new objects with a key of the zone, or with keys of S3 where <paramref name="keyArn"/> is null.</summary>
    public void Encrypt(Input<string>? keyArn) =>
        _ = new S3.BucketServerSideEncryptionConfiguration(_name, new S3.BucketServerSideEncryptionConfigurationArgs
        {
            Bucket = Bucket.Id,
            Rules = new Inputs.BucketServerSideEncryptionConfigurationRuleArgs
            {
                BucketKeyEnabled = keyArn is null ? null : (Input<bool>)true,
                ApplyServerSideEncryptionByDefault = new EncryptionDefault
                {
                    SseAlgorithm = keyArn is null ? "AES256" : "aws:kms",
                    KmsMasterKeyId = keyArn,
                },
            },
        }, Options());

    /// <summary>Gives the bucket its policy; public policies are blocked before it comes.</summary>
    public S3.BucketPolicy Attach(params PolicyStatement[] statements) => new(_name, new S3.BucketPolicyArgs
    {
        Bucket = Bucket.Id,
        Policy = new PolicyDocument { Statements = statements }.Json,
    }, Options(PublicAccessBlock));

    /// <summary>Locks every new object.</summary>
    public void Lock(ObjectLock objectLock) => _ = new S3.BucketObjectLockConfiguration(_name, new S3.BucketObjectLockConfigurationArgs
    {
        Bucket = Bucket.Id,
        ObjectLockEnabled = "Enabled",
        Rule = new Inputs.BucketObjectLockConfigurationRuleArgs
        {
            DefaultRetention = new Inputs.BucketObjectLockConfigurationRuleDefaultRetentionArgs
            {
                Mode = objectLock.Mode == ObjectLockMode.Compliance ? "COMPLIANCE" : "GOVERNANCE",
                Days = objectLock.Days,
            },
        },
    }, Options());

    /// <summary>Clears away what nobody needs; rules about versions want versioning first.</summary>
    public void CleanUp(params Inputs.BucketLifecycleConfigurationRuleArgs[] rules) => _ = new S3.BucketLifecycleConfiguration(
        _name,
        new S3.BucketLifecycleConfigurationArgs { Bucket = Bucket.Id, Rules = rules },
        Options(Versioning));

    /// <summary>The options of a resource that belongs to the bucket.</summary>
    public CustomResourceOptions Options(params Resource[] after) => new() { Parent = _parent, DependsOn = after };
}
