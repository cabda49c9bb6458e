using System.Text.RegularExpressions;
using Pulumi;
using Inputs = Pulumi.Aws.S3.Inputs;
using S3 = Pulumi.Aws.S3;

namespace LandingZone.Storage;

/// <summary>
/// A bucket for the bank's data: encrypted with a key of the zone and no other, private, versioned, read and written over TLS by the
/// organisation's principals only, with every access logged and with what is replaced or deleted kept for a time. It is protected, and
/// destroying it needs it to be empty.
/// </summary>
public sealed partial class SecureBucket : ComponentResource
{
    /// <summary>Declares the bucket.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The component's options.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together; the message lists everything that is wrong.</exception>
    public SecureBucket(string name, SecureBucketArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:storage:SecureBucket", name, options)
    {
        Check(name, args);
        var bucket = new BucketResources(name, args.Zone, args.Content, args.ObjectLock is not null, this);
        bucket.Encrypt(args.KeyArn);
        bucket.Attach(
        [
            .. BucketPolicies.ForEveryBucket(bucket.Arn, args.Zone),
            .. BucketPolicies.ForKey(bucket.Arn, args.KeyArn),
            .. args.Writers.SelectMany(writer => BucketPolicies.ForWriter(bucket.Arn, args.Zone, writer)),
            .. BucketPolicies.ForWriters(bucket.Arn, args.Zone, args.WriterRoles),
        ]);
        bucket.CleanUp([.. Lifecycle(args)]);
        _ = new S3.BucketLogging(name, new S3.BucketLoggingArgs
        {
            Bucket = bucket.Bucket.Id,
            TargetBucket = args.AccessLogBucketName,
            TargetPrefix = $"{bucket.BucketName}/",
            TargetObjectKeyFormat = new Inputs.BucketLoggingTargetObjectKeyFormatArgs
            {
                PartitionedPrefix = new Inputs.BucketLoggingTargetObjectKeyFormatPartitionedPrefixArgs
                {
                    PartitionDateSource = "EventTime",
                },
            },
        }, bucket.Options());
        if (args.SendsEvents)
        {
            _ = new S3.BucketNotification(name, new S3.BucketNotificationArgs { Bucket = bucket.Bucket.Id, Eventbridge = true }, bucket.Options());
        }

        if (args.ObjectLock is { } objectLock)
        {
            bucket.Lock(objectLock);
        }

        BucketName = bucket.Bucket.BucketName;
        BucketArn = bucket.Bucket.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["bucketName"] = BucketName, ["bucketArn"] = BucketArn });
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> BucketName { get; }

    /// <summary>The bucket's ARN.</summary>
    public Output<string> BucketArn { get; }

    private static IEnumerable<Inputs.BucketLifecycleConfigurationRuleArgs> Lifecycle(SecureBucketArgs args)
    {
        yield return LifecycleRules.UnfinishedUploads();
        yield return LifecycleRules.NoncurrentVersions(args.NoncurrentVersionDays, markers: args.ExpirationDays is null);
        if (args.ExpirationDays is { } expiration)
        {
            yield return LifecycleRules.Objects(expiration);
        }

        if (args.InfrequentAccessDays is { } infrequent)
        {
            yield return LifecycleRules.InfrequentAccess(infrequent);
        }
    }

    internal static void Check(string name, SecureBucketArgs args)
    {
        var problems = new List<string>();
        if (BucketNaming.ProblemOf(args.Content) is { } naming)
        {
            problems.Add(naming);
        }

        problems.AddRange(args.WriterRoles.Where(beginning => !RoleNameBeginning().IsMatch(beginning))
            .Select(beginning => $"'{beginning}' is not how the name of a role begins; use lower-case letters, digits and hyphens."));
        if (args.NoncurrentVersionDays < 1)
        {
            problems.Add($"Replaced versions cannot be kept for {args.NoncurrentVersionDays} days; give 1 or more.");
        }

        if (args.ExpirationDays < 1)
        {
            problems.Add($"Objects cannot be removed after {args.ExpirationDays} days; give 1 or more, or nothing to keep them.");
        }

        if (args.InfrequentAccessDays < 30)
        {
            problems.Add($"Objects cannot move to Standard-IA after {args.InfrequentAccessDays} days; S3 accepts 30 or more.");
        }

        if (args.ExpirationDays <= args.InfrequentAccessDays)
        {
            problems.Add(
                $"Objects are removed after {args.ExpirationDays} days, before they would move to Standard-IA; leave the move out.");
        }

        CheckWriters(args, problems);
        if (problems.Count > 0)
        {
            throw new ArgumentException($"The bucket '{name}' cannot be made: {string.Join(" ", problems)}");
        }
    }

    private static void CheckWriters(SecureBucketArgs args, List<string> problems)
    {
        foreach (var writer in args.Writers)
        {
            if (writer.Prefix.Length < 2 || writer.Prefix[^1] != '/' || writer.Prefix[0] == '/')
            {
                problems.Add($"The prefix '{writer.Prefix}' of writers must end with a slash, and not start with one.");
            }

            if (writer.RoleArns.Count == 0 || writer.RoleArns.Any(role => BucketPolicies.AccountOf(role).Length != 12))
            {
                problems.Add($"The writers of '{writer.Prefix}' must be one or more ARNs of roles.");
            }

            if (args.Writers.Count(other => writer.Prefix.StartsWith(other.Prefix, StringComparison.Ordinal)) > 1)
            {
                problems.Add($"The prefix '{writer.Prefix}' of writers lies in another one; name each part once.");
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleNameBeginning();
}
