using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>What every zone stands on, and what everything else in it is made with: keys, network, buckets, and the boundary of its roles.</summary>
internal sealed class ZoneFoundation
{
    /// <summary>Declares the foundation.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="place">Where its components are made.</param>
    /// <param name="boundary">The ARN of the permission boundary of its roles.</param>
    /// <param name="keys">The keys that the zone needs.</param>
    public ZoneFoundation(ZoneSettings settings, ZonePlace place, Output<string> boundary, IReadOnlyList<ZoneKey> keys)
    {
        Settings = settings;
        Place = place;
        Boundary = boundary;
        Keys = new ZoneKeys("keys", settings.Keys.ToArgs(settings.Zone, WithWriters(settings, keys)), place.After());
        Network = new ZoneNetwork(
            "network",
            settings.Network.ToArgs(settings.Zone, Keys.KeyArns[KeyPurpose.Logs], Boundary, settings.Corporate?.Reach),
            place.After());
        var logs = new LogBucket("access-logs", settings.Storage.ToLogBucketArgs(settings.Zone), place.After());
        AccessLogBucket = logs.BucketName;
        Buckets = settings.Storage.Buckets.ToDictionary(
            bucket => bucket.Content,
            bucket => new SecureBucket(
                bucket.Content,
                bucket.ToArgs(
                    settings.Zone,
                    Keys.KeyArns[KeyPurpose.Storage],
                    logs.BucketName,
                    settings.Ingestion?.WritersOf(settings.Zone, settings.Link, bucket.Content)),
                place.After()),
            StringComparer.Ordinal);
        People = settings.People is { } people
            ? new PersonaRoles(
                "people", people.ToArgs(settings.Zone, Key(KeyPurpose.Storage), Key(KeyPurpose.Audit), Boundary), place.After())
            : null;
        AlarmTopics = Enum.GetValues<AlarmSeverity>().ToDictionary(severity => severity, severity => AlarmTopicFor(severity).TopicArn);
        Outputs = ZoneOutputs.Of(settings, Network, Buckets);
    }

    /// <summary>The stack's settings.</summary>
    public ZoneSettings Settings { get; }

    /// <summary>Which zone it is.</summary>
    public ZoneIdentity Zone => Settings.Zone;

    /// <summary>Where its components are made.</summary>
    public ZonePlace Place { get; }

    /// <summary>Its keys.</summary>
    public ZoneKeys Keys { get; }

    /// <summary>Its network.</summary>
    public ZoneNetwork Network { get; }

    /// <summary>Its buckets by what they hold.</summary>
    public IReadOnlyDictionary<string, SecureBucket> Buckets { get; }

    /// <summary>The name of the bucket with the access logs of the others.</summary>
    public Output<string> AccessLogBucket { get; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public Output<string> Boundary { get; }

    /// <summary>The roles of its people; null where it has none.</summary>
    public PersonaRoles? People { get; }

    /// <summary>The ARNs of the topics to which alarms go, by how soon somebody has to look.</summary>
    public IReadOnlyDictionary<AlarmSeverity, Output<string>> AlarmTopics { get; }

    /// <summary>The alarms of the zone, to which each part of the zone adds its own; they are made last.</summary>
    public List<AlarmDeclaration> Alarms { get; } = [];

    /// <summary>The stack's outputs, to which each part of the zone adds its own.</summary>
    public Dictionary<string, object?> Outputs { get; }

    /// <summary>Declares the permission boundary, which comes before all roles of the zone; gives its ARN.</summary>
    public static Output<string> DeclareBoundary(ZoneIdentity zone, ZonePlace place) =>
        new PermissionBoundary("boundary", new PermissionBoundaryArgs { Zone = zone }, place.After()).PolicyArn;

    /// <summary>The ARN of the key for a purpose.</summary>
    public Output<string> Key(KeyPurpose purpose) => Keys.KeyArns[purpose];

    /// <summary>The keys, of which that for objects admits those who write from other accounts.</summary>
    private static IReadOnlyList<ZoneKey> WithWriters(ZoneSettings settings, IReadOnlyList<ZoneKey> keys) =>
    [
        .. keys.Select(key => key.Purpose == KeyPurpose.Storage
            ? key with { Writers = settings.Ingestion?.ForeignWriters(settings.Zone, settings.Link) ?? [] }
            : key),
    ];

    private AlarmTopic AlarmTopicFor(AlarmSeverity severity)
    {
        var content = $"alarms-{severity.ToString().ToLowerInvariant()}";
        return new AlarmTopic(content, new AlarmTopicArgs
        {
            Zone = Zone,
            Content = content,
            KeyArn = Key(KeyPurpose.Messages),
            Publishers = Settings.Cluster?.GpuMetrics is null
                ? [TopicPublisher.Alarms]
                : [TopicPublisher.Alarms, TopicPublisher.PrometheusAlerts],
            Subscribers = Settings.Alarms?.Of(severity) ?? [],
        }, Place.After());
    }
}
