using LandingZone.Cluster;
using LandingZone.Kubeflow;

namespace LandingZone.Stacks.Settings;

/// <summary>What must fit together in the settings of teams and of what they work in.</summary>
internal static class TeamChecks
{
    /// <summary>Checks the teams.</summary>
    public static void Check(
        ClusterSettings cluster, IReadOnlyList<TeamSettings> teams, TeamSurroundings trial, SettingNode node, SettingReading reading)
    {
        if (node is not SettingNode.List list)
        {
            return;
        }

        UniqueNames.Check(teams.Select(team => team.Name), list, "name", reading);
        foreach (var (team, item) in teams.Zip(list.Items))
        {
            if (cluster.Namespaces.Any(space => space.Name == team.Name))
            {
                reading.Refuse(item.At("name"), $"'{team.Name}' is a namespace of the cluster already", "give the team another name.");
            }

            var missing = team.Reads.Where(content => !trial.Buckets.ContainsKey(content)).ToList();
            foreach (var content in missing)
            {
                reading.Refuse(item.At("reads"), $"the zone has no bucket for '{content}'", "name the content of one of storage.buckets.");
            }

            if (missing.Count == 0)
            {
                ComponentRefusal.Catch(item, reading, () => Team.Check(team.Name, team.ToArgs(trial)));
            }

            if (team.Quota.Gpus > 0 && (cluster.Shares?.Flavors.Count ?? 0) == 0)
            {
                reading.Refuse(
                    item.At("quota"),
                    $"the quota has {team.Quota.Gpus} GPUs, and cluster.shares has no flavor to find them in",
                    "add the flavors of the GPU pools, or take the GPUs out.");
            }

            CheckWork(team, trial, cluster, item, reading);
        }

        CheckPeople(teams, list, reading);
    }

    /// <summary>What the people of a team work in.</summary>
    private static void CheckWork(
        TeamSettings team, TeamSurroundings trial, ClusterSettings cluster, SettingNode node, SettingReading reading)
    {
        if (node.At("workspaces") is SettingNode.List workspaces)
        {
            UniqueNames.Check(team.Workspaces.Select(workspace => workspace.Name), workspaces, "name", reading);
            foreach (var (workspace, item) in team.Workspaces.Zip(workspaces.Items))
            {
                CheckWorkspace(team, workspace, trial, cluster, item, reading);
            }
        }

        if (node.At("searches") is SettingNode.List searches)
        {
            UniqueNames.Check(team.Searches.Select(search => search.Name), searches, "name", reading);
            foreach (var (search, item) in team.Searches.Zip(searches.Items))
            {
                var before = reading.Problems.Count;
                ComponentRefusal.Catch(
                    item.At("environment"), reading, () => EnvironmentCatalog.Find(trial.Environments, search.Environment, team.Name));
                if (reading.Problems.Count == before)
                {
                    ComponentRefusal.Catch(
                        item, reading, () => HyperparameterSearch.Check(search.Name, search.ToArgs(team, "", sharedClaim: null, trial)));
                }

                if (search.Gpus > team.Quota.Gpus)
                {
                    reading.Refuse(
                        item.At("gpus"), $"a trial asks for {search.Gpus} GPUs, and the team's quota has {team.Quota.Gpus}", "lower it, or raise the quota.");
                }
            }
        }
    }

    private static void CheckWorkspace(
        TeamSettings team,
        WorkspaceSettings workspace,
        TeamSurroundings trial,
        ClusterSettings cluster,
        SettingNode node,
        SettingReading reading)
    {
        var before = reading.Problems.Count;
        CheckRoom(team, (workspace.Cpus, workspace.MemoryGib, workspace.Gpus), node, reading);
        CheckPoolOf(workspace, cluster, node.At("pool"), reading);
        if (team.People.All(person => person.Name != workspace.User))
        {
            reading.Refuse(
                node.At("user"),
                $"nobody in the team {team.Name} is called '{workspace.User}'",
                $"there are {string.Join(", ", team.People.Select(person => person.Name))}.");
        }

        ComponentRefusal.Catch(node.At("environment"), reading, () =>
        {
            var entry = EnvironmentCatalog.Find(trial.Environments, workspace.Environment, team.Name);
            if (!entry.Kinds.Contains(workspace.Kind))
            {
                throw new ArgumentException(
                    $"the environment '{entry.Reference}' is not for {workspace.Kind.ToString().ToLowerInvariant()}; choose another kind or environment.");
            }
        });
        if (reading.Problems.Count == before)
        {
            ComponentRefusal.Catch(
                node, reading, () => Workspace.Check(workspace.Name, workspace.ToArgs(team, space: "", claims: null, trial)));
        }
    }

    /// <summary>What asks for more than the quota is refused by Kubernetes each time that it starts.</summary>
    private static void CheckRoom(TeamSettings team, (int Cpus, int MemoryGib, int Gpus) asked, SettingNode node, SettingReading reading)
    {
        foreach (var (key, what, given, most) in new[]
        {
            ("cpus", "CPUs", asked.Cpus, team.Quota.Cpus),
            ("memoryGib", "GiB of memory", asked.MemoryGib, team.Quota.MemoryGib),
            ("gpus", "GPUs", asked.Gpus, team.Quota.Gpus),
        })
        {
            if (given > most)
            {
                reading.Refuse(node.At(key), $"it asks for {given} {what}, and the team's quota has {most}", "lower it, or raise the quota.");
            }
        }
    }

    private static void CheckPoolOf(WorkspaceSettings workspace, ClusterSettings cluster, SettingNode node, SettingReading reading)
    {
        ShareChecks.CheckPool(workspace.Pool, cluster, canBeLadder: workspace.Gpus > 0, node, reading);
        var wanted = workspace.Gpus > 0 ? NodePoolPurpose.Gpu : NodePoolPurpose.Cpu;
        if (cluster.NodePools.FirstOrDefault(pool => pool.Name == workspace.Pool) is { } found && found.Purpose != wanted)
        {
            reading.Refuse(
                node,
                $"the pool {found.Name} is for {found.Purpose.ToString().ToLowerInvariant()}, and the workspace has {workspace.Gpus} GPUs",
                $"name a pool for {wanted.ToString().ToLowerInvariant()}.");
        }
    }

    /// <summary>A person has one name and one address, in whatever teams: the person's home is found by the name.</summary>
    private static void CheckPeople(IReadOnlyList<TeamSettings> teams, SettingNode.List list, SettingReading reading)
    {
        var people = teams.SelectMany(team => team.People).ToList();
        foreach (var (team, item) in teams.Zip(list.Items))
        {
            foreach (var person in team.People)
            {
                var first = people.First(other => other.Name == person.Name);
                if (first.Email != person.Email)
                {
                    reading.Refuse(
                        item.At("members"),
                        $"'{person.Name}' is {person.Email} here and {first.Email} in another team",
                        "the home directory is found by the name; give the two people different ones.");
                }
            }
        }
    }
}
