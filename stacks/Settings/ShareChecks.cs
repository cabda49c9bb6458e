using LandingZone.Cluster;

namespace LandingZone.Stacks.Settings;

/// <summary>What must fit together in the settings of the cluster's shares and of what runs on its pools.</summary>
internal static class ShareChecks
{
    /// <summary>Checks the shares against the namespaces and the teams.</summary>
    public static void Check(
        ShareSettings shares, ClusterSettings cluster, IReadOnlyList<TeamSettings> teams, SettingNode node, SettingReading reading)
    {
        foreach (var queue in shares.Queues)
        {
            if (cluster.Namespaces.All(space => space.Name != queue.Namespace) && teams.All(team => team.Name != queue.Namespace))
            {
                reading.Refuse(node, $"there is no namespace '{queue.Namespace}'", "name a team, or one of the cluster's namespaces.");
            }

            if (queue.Name != queue.Namespace && teams.Any(team => team.Name == queue.Name))
            {
                reading.Refuse(node, $"'{queue.Name}' is a team, and not the one whose queue it is", "give the queue another name.");
            }
        }
    }

    /// <summary>Checks the pool that something is to run on. What runs on GPUs finds them through the flavors of the shares only.</summary>
    /// <param name="name">The pool; null for any.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="canBeLadder">Whether a ladder will do.</param>
    /// <param name="node">Where it is named.</param>
    /// <param name="reading">Where problems are noted.</param>
    public static void CheckPool(string? name, ClusterSettings cluster, bool canBeLadder, SettingNode node, SettingReading reading)
    {
        if (name is null)
        {
            return;
        }

        var pool = cluster.NodePools.FirstOrDefault(pool => pool.Name == name);
        var ladders = canBeLadder ? cluster.Ladders.Select(ladder => ladder.Name).ToList() : [];
        if (pool is null && !ladders.Contains(name))
        {
            reading.Refuse(
                node, $"there is no node pool '{name}'", $"there are {string.Join(", ", cluster.NodePools.Select(other => other.Name).Concat(ladders))}.");
        }
        else if (pool is null or { Purpose: NodePoolPurpose.Gpu } && cluster.Shares?.Flavors.Any(flavor => flavor.Pool == name) != true)
        {
            reading.Refuse(
                node, $"no flavor of cluster.shares is of the pool '{name}', so what asks for its GPUs never starts", "add one to cluster.shares.flavors.");
        }
    }
}
