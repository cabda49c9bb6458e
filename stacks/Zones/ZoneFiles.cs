using LandingZone.Security;
using LandingZone.Stacks.Settings;
using LandingZone.Storage;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// The file systems of a zone, the buckets that pods see as directories, and the lake: data is used where it lies. File systems are
/// made after the network and destroyed before it, and what is inside the cluster goes before both.
/// </summary>
/// <param name="Shared">The file system that teams and people share, or null where there is none.</param>
/// <param name="Scratch">The fast file systems by name.</param>
internal sealed record ZoneFiles(SharedFileSystem? Shared, IReadOnlyDictionary<string, ScratchFileSystem> Scratch)
{
    /// <summary>Declares them.</summary>
    /// <param name="ground">The zone.</param>
    /// <param name="cluster">Its cluster, whose nodes mount them.</param>
    public static ZoneFiles Declare(ZoneFoundation ground, ZoneCluster cluster)
    {
        if (ground.Settings.Lake is { } lake)
        {
            var declared = new DataLake("lake", lake.ToArgs(
                ground.Zone,
                content => (ground.Buckets[content].BucketName, ground.Buckets[content].BucketArn),
                ground.Key(KeyPurpose.Storage),
                ground.Boundary), ground.Place.After());
            ground.Outputs["lakeWorkgroup"] = declared.WorkgroupName;
        }

        if (ground.Settings.Files is not { } files)
        {
            return new ZoneFiles(null, new Dictionary<string, ScratchFileSystem>());
        }

        var scratch = files.Scratch.ToDictionary(one => one.Name, one => Declare(ground, one), StringComparer.Ordinal);
        return new ZoneFiles(files.Shared is { } shared ? Declare(ground, shared, cluster) : null, scratch);
    }

    /// <summary>Declares the buckets and fast file systems that pods see as directories, in namespaces of the cluster and of teams.</summary>
    /// <param name="ground">The zone.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="teams">The teams' namespaces by name.</param>
    public void DeclareMounts(ZoneFoundation ground, ZoneCluster cluster, IReadOnlyDictionary<string, Output<string>> teams)
    {
        foreach (var mount in ground.Settings.Files?.Mounts ?? [])
        {
            _ = new BucketMount(
                $"mount-{mount.Namespace}-{mount.Claim}",
                mount.ToArgs(ground.Zone, ground.Buckets[mount.Bucket].BucketName, Space(mount.Namespace)),
                cluster.Inside.After(cluster.Addons, cluster.Pools));
        }

        foreach (var scratch in ground.Settings.Files?.Scratch ?? [])
        {
            if (scratch.Namespace is { } space)
            {
                _ = new ScratchMount(
                    $"mount-{space}-{scratch.Claim}",
                    scratch.ToMountArgs(ground.Zone, space, Space(space), Scratch[scratch.Name]),
                    cluster.Inside.After(cluster.Addons, cluster.Pools));
            }
        }

        Output<string> Space(string name) => teams.TryGetValue(name, out var team) ? team : cluster.Spaces[name];
    }

    private static ScratchFileSystem Declare(ZoneFoundation ground, ScratchSettings scratch)
    {
        var around = new FileSurroundings(ground.Network.VpcId, ground.Network.Data, ground.Key(KeyPurpose.Files), ground.Key(KeyPurpose.Logs));
        var declared = new ScratchFileSystem(
            $"scratch-{scratch.Name}",
            scratch.ToArgs(ground.Zone, around, content => ground.Buckets[content].BucketName),
            ground.Place.After(ground.Network));
        ground.Outputs[$"scratch-{scratch.Name}"] = declared.FileSystemId;
        return declared;
    }

    private static SharedFileSystem Declare(ZoneFoundation ground, SharedFileSettings shared, ZoneCluster cluster)
    {
        IEnumerable<SharedArea> teams = ground.Settings.Teams.Select(team => SharedArea.OfTeam(team.Name));
        var people = ground.Settings.Teams.SelectMany(team => team.People).Select(person => person.Name).Distinct(StringComparer.Ordinal);
        var declared = new SharedFileSystem("shared", shared.ToArgs(
            ground.Zone,
            [.. teams, .. people.Select(SharedArea.OfUser)],
            ground.Network,
            ground.Key(KeyPurpose.Files),
            [cluster.Pools.NodeRoleArn]), ground.Place.After(ground.Network));
        ground.Outputs["sharedFileSystem"] = declared.FileSystemId;
        return declared;
    }
}
