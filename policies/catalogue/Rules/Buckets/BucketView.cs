using System.Runtime.CompilerServices;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>Puts the buckets of a stack together from all that is said of them.</summary>
internal sealed class BucketView
{
    private static readonly string[] Flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
    private static readonly ConditionalWeakTable<StackResources, IReadOnlyList<Bucket>> Known = [];

    private readonly StackResources _stack;
    private readonly Companions _publicAccess;
    private readonly Companions _encryption;
    private readonly Companions _versioning;
    private readonly Companions _logging;
    private readonly Companions _lifecycle;
    private readonly Companions _lock;
    private readonly Companions _ownership;
    private readonly Companions _policies;
    private readonly Companions _replication;
    private readonly HashSet<string> _logTargets;

    private BucketView(StackResources stack)
    {
        _stack = stack;
        _publicAccess = Beside(BucketTypes.PublicAccess);
        _encryption = Beside(BucketTypes.Encryption);
        _versioning = Beside(BucketTypes.Versioning);
        _logging = Beside(BucketTypes.Logging);
        _lifecycle = Beside(BucketTypes.Lifecycle);
        _lock = Beside(BucketTypes.Lock);
        _ownership = Beside(BucketTypes.Ownership);
        _policies = Beside(BucketTypes.Policies);
        _replication = Beside(BucketTypes.Replication);
        _logTargets = LogTargets();
    }

    /// <summary>The buckets of a stack; put together once.</summary>
    public static IReadOnlyList<Bucket> Of(StackResources stack) => Known.GetValue(stack, Read);

    private static IReadOnlyList<Bucket> Read(StackResources stack)
    {
        var view = new BucketView(stack);
        return [.. stack.OfType(BucketTypes.Buckets).Select(view.Put)];
    }

    private Companions Beside(string[] types) => new(_stack, "bucket", types);

    private Bucket Put(Resource bucket) => new()
    {
        On = bucket,
        PublicAccess = Facet(bucket, _publicAccess, "", FlagsOf, "publicAccessBlockConfiguration", value => value),
        Encryption = Facet(bucket, _encryption, "rules", one => First(one.Stated("rules")), InlineEncryption(bucket), InlineEncryptionRule),
        Versioning = Facet(
            bucket, _versioning, "versioningConfiguration.status", one => one.Stated("versioningConfiguration")["status"],
            Named(bucket, "versioning", "versionings", "versioningConfiguration"), value => value["status"].Or(value["enabled"])),
        LogTarget = Facet(
            bucket, _logging, "targetBucket", one => one.Stated("targetBucket"),
            Named(bucket, "logging", "loggings", "loggingConfiguration"), value => value["targetBucket"].Or(value["destinationBucketName"])),
        Lifecycle = Facet(
            bucket, _lifecycle, "rules", one => one.Stated("rules"),
            Named(bucket, "lifecycleRules", "lifecycleRules", "lifecycleConfiguration"),
            value => bucket.Type == BucketTypes.Native ? value["rules"] : value),
        Ownership = Facet(
            bucket, _ownership, "rule.objectOwnership", one => one.Stated("rule")["objectOwnership"],
            "ownershipControls", value => value["rules"]["objectOwnership"]),
        Retention = Facet(
            bucket, _lock, "rule.defaultRetention", one => one.Stated("rule")["defaultRetention"],
            "objectLockConfiguration", value => value["rule"]["defaultRetention"].Or(value["rule"]["defaultRetentions"])),
        Replication = Facet(
            bucket, _replication, "rules", one => one.Stated("rules"),
            Named(bucket, "replicationConfiguration", "replicationConfigurations", "replicationConfiguration"), value => value["rules"]),
        Policies = PoliciesOf(bucket),
        IsLogTarget = _logTargets.Contains(bucket.Urn),
    };

    private static BucketFacet Facet(
        Resource bucket, Companions beside, string path, Func<Resource, Value> read, string inline, Func<Value, Value> readInline)
    {
        if (beside.Of(bucket) is [var one, ..])
        {
            return new BucketFacet(one, path, Said(read(one)), false);
        }

        var said = bucket.Stated(inline);
        return new BucketFacet(bucket, inline, said.IsAbsent ? said : Said(readInline(said)), beside.HasStray);
    }

    /// <summary>The provider shows an empty text or list for what nobody set.</summary>
    private static Value Said(Value value) => value.IsSet.IsNo ? Value.Absent : value;

    private List<BucketFacet> PoliciesOf(Resource bucket)
    {
        var found = _policies.Of(bucket).Select(policy =>
        {
            var property = policy.Type.StartsWith("aws-native:", StringComparison.Ordinal) ? "policyDocument" : "policy";
            return new BucketFacet(policy, property, policy.Stated(property), false);
        }).ToList();
        if (found.Count == 0)
        {
            found.Add(new BucketFacet(bucket, "policy", bucket.Stated("policy"), _policies.HasStray));
        }

        return found;
    }

    /// <summary>The buckets to which others send their access logs.</summary>
    private HashSet<string> LogTargets()
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var logging in _stack.OfType(BucketTypes.Logging))
        {
            targets.UnionWith(_stack.TargetsOf(logging, "targetBucket", BucketTypes.Buckets).Select(bucket => bucket.Urn));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var bucket in _stack.OfType(BucketTypes.Buckets))
        {
            var logging = bucket.Stated(Named(bucket, "logging", "loggings", "loggingConfiguration"));
            if ((logging["targetBucket"].Text ?? logging["destinationBucketName"].Text) is { } name)
            {
                names.Add(name);
            }
        }

        if (names.Count > 0)
        {
            targets.UnionWith(
                _stack.OfType(BucketTypes.Buckets)
                    .Where(bucket => (bucket["bucket"].Text ?? bucket["bucketName"].Text) is { } name && names.Contains(name))
                    .Select(bucket => bucket.Urn));
        }

        return targets;
    }

    private static string Named(Resource bucket, string name, string plural, string native) =>
        bucket.Type == BucketTypes.Native ? native : bucket.Stated(name).IsAbsent ? plural : name;

    private static string InlineEncryption(Resource bucket) =>
        Named(bucket, "serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations", "bucketEncryption");

    private static Value InlineEncryptionRule(Value value) =>
        First(value["rule"].Or(value["rules"]).Or(value["serverSideEncryptionConfiguration"]));

    private static Value First(Value list) => list.Items.Count > 0 ? list.Items[0] : list.IsAbsent ? list : Value.Absent;

    private static Value FlagsOf(Resource resource) =>
        Value.Of(Flags.Select(flag => KeyValuePair.Create(flag, resource.Stated(flag))));
}
