using LandingZone.Ingestion;
using LandingZone.Storage;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>
/// Checks of data settings against the rest of the zone: the buckets and namespaces that they name, the ports that they need, and the
/// zones that they are for. Settings that are missing or wrong are null here.
/// </summary>
internal static class DataChecks
{
    /// <summary>Notes what does not fit together.</summary>
    public static void Run(ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.Ingestion is { } ingestion)
        {
            CheckIngestion(settings, ingestion, node.At("ingestion"), reading);
        }

        if (settings.Files is { } files)
        {
            CheckFiles(settings, files, node.At("files"), reading);
        }

        if (settings.Lake is { } lake)
        {
            var at = node.At("lake");
            NeedBucket(settings, lake.ResultBucket, at.At("resultBucket"), reading);
            foreach (var layer in lake.Layers)
            {
                NeedBucket(settings, layer.Bucket, at.At("layers"), reading);
            }
        }
    }

    private static void CheckIngestion(ZoneSettings settings, IngestionSettings ingestion, SettingNode node, SettingReading reading)
    {
        var kind = settings.Zone?.Kind;
        foreach (var (key, given, only) in new[]
        {
            ("landing", ingestion.Landing is not null, ZoneKind.Staging), ("promotion", ingestion.Promotion is not null, ZoneKind.Staging),
            ("reception", ingestion.Reception is not null, ZoneKind.Rnd), ("news", ingestion.News is not null, ZoneKind.Rnd),
        })
        {
            if (given && kind is not null && kind != only)
            {
                reading.Refuse(
                    node.At(key), $"a {kind.ToString()!.ToLowerInvariant()} zone has no {key}", $"take it out: it is for {only.ToString().ToLowerInvariant()}.");
            }
        }

        if (ingestion.Landing is { } landing && NeedBucket(settings, landing.Bucket, node.At("landing").At("bucket"), reading) is { SendsEvents: false })
        {
            reading.Refuse(node.At("landing").At("bucket"), $"'{landing.Bucket}' does not send its events, by which the malware scan hears of objects", "add `sendsEvents: true` to it.");
        }

        if (ingestion.Promotion is { } promotion
            && NeedBucket(settings, promotion.Bucket, node.At("promotion").At("bucket"), reading) is { ObjectLock: null })
        {
            reading.Refuse(node.At("promotion").At("bucket"), $"'{promotion.Bucket}' has no lock, and audit records could be removed", "add `objectLock` to it.");
        }

        if (ingestion.Reception is { } reception)
        {
            NeedBucket(settings, reception.Bucket, node.At("reception").At("bucket"), reading);
            if (settings.Link is null)
            {
                reading.Refuse(node.At("reception"), "there is no `link` that says which staging zone writes", "add it, or take the reception out.");
            }
        }

        if (ingestion.News is { } news)
        {
            NeedBucket(settings, news.Bucket, node.At("news").At("bucket"), reading);
        }

        if (ingestion.Databases.Count > 0)
        {
            NeedPort(settings, ClientDatabase.Port, node.At("databases"), "{ port: 5432, purpose: PostgreSQL }", reading);
        }
    }

    private static void CheckFiles(ZoneSettings settings, FileSettings files, SettingNode node, SettingReading reading)
    {
        if (files.Shared is not null)
        {
            NeedPort(settings, 2049, node.At("shared"), "{ port: 2049, purpose: NFS }", reading);
        }

        foreach (var (first, last) in files.Scratch.Count == 0 ? [] : ScratchFileSystem.Ports)
        {
            NeedPort(settings, first, node.At("scratch"), $"{{ port: {first}, lastPort: {last}, purpose: Lustre, bothWays: true }}", reading, last);
        }

        foreach (var link in files.Scratch.SelectMany(scratch => scratch.Links))
        {
            if (NeedBucket(settings, link.Bucket, node.At("scratch"), reading) is { SendsEvents: true })
            {
                reading.Refuse(
                    node.At("scratch"), $"'{link.Bucket}' sends its events, where FSx puts a notification of its own", "link another bucket.");
            }
        }

        foreach (var space in files.Scratch.Select(scratch => scratch.Namespace).OfType<string>())
        {
            NeedNamespace(settings, space, node.At("scratch"), reading);
        }

        foreach (var mount in files.Mounts)
        {
            NeedBucket(settings, mount.Bucket, node.At("mounts"), reading);
            NeedNamespace(settings, mount.Namespace, node.At("mounts"), reading);
        }
    }

    private static void NeedNamespace(ZoneSettings settings, string name, SettingNode at, SettingReading reading)
    {
        if (settings.Cluster is { } cluster && cluster.Namespaces.All(space => space.Name != name)
            && settings.Teams?.All(team => team.Name != name) == true)
        {
            reading.Refuse(at, $"there is no namespace '{name}'", "name a team, or one of the cluster's namespaces.");
        }
    }

    private static BucketSettings? NeedBucket(ZoneSettings settings, string content, SettingNode at, SettingReading reading)
    {
        if (settings.Storage is not { } storage)
        {
            return null;
        }

        var found = storage.Buckets.FirstOrDefault(bucket => bucket.Content == content);
        if (found is null)
        {
            reading.Refuse(
                at, $"the zone has no bucket '{content}'", $"name one of {string.Join(", ", storage.Buckets.Select(bucket => bucket.Content))}, or add it.");
        }

        return found;
    }

    private static void NeedPort(ZoneSettings settings, int port, SettingNode at, string entry, SettingReading reading, int? lastPort = null)
    {
        if (settings.Network is { } network
            && !network.DataPorts.Any(known => known.Port == port && known.LastPort == (lastPort ?? port) && (lastPort is null || known.BothWays)))
        {
            reading.Refuse(at, $"the network does not open port {port} of the data tier", $"add '{entry}' to network.dataPorts.");
        }
    }
}
