using LandingZone.Cluster;
using LandingZone.ClusterSoftware;
using LandingZone.Kubeflow;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What must fit together in the settings of Kubeflow, environments and teams. Settings that are missing or wrong are null here.</summary>
internal static class KubeflowChecks
{
    private static readonly Software[] Needed = [Software.CertManager, Software.Istio, Software.Kueue, Software.Trainer];

    /// <summary>A gateway to try components' arguments with.</summary>
    private static readonly MeshGateway TrialGateway = new()
    {
        Namespace = "", ServiceAccount = "", Labels = [], Port = 0, ControlPlaneNamespace = "", SignInProvider = "",
    };

    /// <summary>Checks everything that concerns Kubeflow.</summary>
    public static void Check(ZoneSettings settings, SettingNode.Map root, SettingReading reading)
    {
        if (settings is { Environments: { } environments })
        {
            CheckEnvironments(settings, environments, root.At("environments"), reading);
        }

        if (settings is { Kubeflow: { } kubeflow, Environments: { } known, Cluster: { } cluster, Network: { } network, Storage: { } storage })
        {
            CheckPlatform(settings, kubeflow, known, cluster, network, root, reading);
            if (settings.Teams is { } teams && storage.Buckets.Any(bucket => bucket.Content == kubeflow.TeamBucket))
            {
                CheckTeams(settings, teams, Trial(settings, kubeflow, known, reading.TrialZone), root, reading);
            }
        }
        else if (settings is { Kubeflow: null, Teams.Count: > 0 } && root.Find("kubeflow") is null)
        {
            reading.Refuse(root.At("teams"), "there are teams and no kubeflow", "add the setting kubeflow, or take the teams out.");
        }
    }

    private static void CheckEnvironments(
        ZoneSettings settings, IReadOnlyList<EnvironmentEntry> environments, SettingNode node, SettingReading reading)
    {
        ComponentRefusal.Catch(node, reading, () => EnvironmentCatalog.Check(
            "environments", new EnvironmentCatalogArgs { Zone = reading.TrialZone, Entries = environments }));
        if (node is not SettingNode.List list)
        {
            return;
        }

        foreach (var (entry, item) in environments.Zip(list.Items))
        {
            if (settings.Images is { } images && !images.Names.Contains(entry.Image.Name))
            {
                reading.Refuse(item.At("image"), $"the zone has no image '{entry.Image.Name}'", "add it to images.names, or name one of those.");
            }

            if (entry.Team is { } team && settings.Teams?.All(other => other.Name != team) == true)
            {
                reading.Refuse(item.At("team"), $"there is no team '{team}'", "name one of teams, or take it out for everybody.");
            }
        }
    }

    private static void CheckPlatform(
        ZoneSettings settings,
        KubeflowSettings kubeflow,
        IReadOnlyList<EnvironmentEntry> environments,
        ClusterSettings cluster,
        NetworkSettings network,
        SettingNode.Map root,
        SettingReading reading)
    {
        var node = root.At("kubeflow");
        ComponentRefusal.Catch(node, reading, () => KubeflowPlatform.Check("kubeflow", kubeflow.ToArgs(
            reading.TrialZone, network.Block, TrialGateway, environments, cluster.Charts?.ImageRegistry, KubeflowSecrets.Trial)));
        foreach (var software in Needed.Where(software => cluster.AllSoftware.Find(software) is null))
        {
            reading.Refuse(
                node, $"the cluster does not run {SoftwareTable.NameOf(software)}", "add it to cluster.software: Kubeflow cannot do without.");
        }

        foreach (var key in KubeflowSecrets.Keys.Where(key => root.Find(key) is null))
        {
            reading.Refuse(root.PathOf(key), root.Position, null, "the setting is missing", $"add it: `pulumi config set --secret landing-zone:{key}`.");
        }

        if (settings.Storage.Buckets.All(bucket => bucket.Content != kubeflow.TeamBucket))
        {
            reading.Refuse(node.At("teamBucket"), $"the zone has no bucket for '{kubeflow.TeamBucket}'", "add one to storage.buckets.");
        }

        if (settings.Images is { } images && !images.Names.Contains(kubeflow.ToolsImage.Name))
        {
            reading.Refuse(node.At("toolsImage"), $"the zone has no image '{kubeflow.ToolsImage.Name}'", "add it to images.names.");
        }

        ComponentRefusal.Catch(node.At("tensorboard"), reading, () => EnvironmentCatalog.Find(environments, kubeflow.Tensorboard, team: null));
        if (node.At("runtimes") is SettingNode.List runtimes)
        {
            CheckRuntimes(kubeflow.Runtimes, environments, cluster.NodePools, runtimes, reading);
        }
    }

    private static void CheckRuntimes(
        IReadOnlyList<RuntimeSettings> runtimes,
        IReadOnlyList<EnvironmentEntry> environments,
        IReadOnlyList<NodePool> pools,
        SettingNode.List list,
        SettingReading reading)
    {
        var before = reading.Problems.Count;
        foreach (var (runtime, item) in runtimes.Zip(list.Items))
        {
            CheckPool(runtime.Pool, pools, item.At("pool"), reading);
            ComponentRefusal.Catch(
                item.At("environment"), reading, () => EnvironmentCatalog.Find(environments, runtime.Environment, team: null));
        }

        if (reading.Problems.Count == before && runtimes.Count > 0)
        {
            ComponentRefusal.Catch(list, reading, () => DistributedTraining.Check("training", new DistributedTrainingArgs
            {
                Zone = reading.TrialZone,
                Runtimes = [.. runtimes.Select(runtime => runtime.ToRuntime(reading.TrialZone, environments, pools))],
            }));
        }
    }

    private static void CheckPool(string? name, IReadOnlyList<NodePool> pools, SettingNode node, SettingReading reading)
    {
        if (name is not null && pools.All(pool => pool.Name != name))
        {
            reading.Refuse(node, $"there is no node pool '{name}'", $"the pools are {string.Join(", ", pools.Select(pool => pool.Name))}.");
        }
    }

    private static void CheckTeams(
        ZoneSettings settings, IReadOnlyList<TeamSettings> teams, TeamSurroundings trial, SettingNode.Map root, SettingReading reading)
    {
        if (root.At("teams") is not SettingNode.List list)
        {
            return;
        }

        UniqueNames.Check(teams.Select(team => team.Name), list, "name", reading);
        foreach (var (team, item) in teams.Zip(list.Items))
        {
            if (settings.Cluster!.Namespaces.Any(space => space.Name == team.Name))
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

            CheckWork(team, trial, settings.Cluster.NodePools, item, reading);
        }

        CheckPeople(teams, list, reading);
    }

    /// <summary>What the people of a team work in.</summary>
    private static void CheckWork(
        TeamSettings team, TeamSurroundings trial, IReadOnlyList<NodePool> pools, SettingNode node, SettingReading reading)
    {
        if (node.At("workspaces") is SettingNode.List workspaces)
        {
            UniqueNames.Check(team.Workspaces.Select(workspace => workspace.Name), workspaces, "name", reading);
            foreach (var (workspace, item) in team.Workspaces.Zip(workspaces.Items))
            {
                CheckWorkspace(team, workspace, trial, pools, item, reading);
            }
        }

        if (node.At("searches") is SettingNode.List searches)
        {
            UniqueNames.Check(team.Searches.Select(search => search.Name), searches, "name", reading);
            foreach (var (search, item) in team.Searches.Zip(searches.Items))
            {
                ComponentRefusal.Catch(item, reading, () => HyperparameterSearch.Check(search.Name, search.ToArgs(team, "", trial)));
            }
        }
    }

    private static void CheckWorkspace(
        TeamSettings team,
        WorkspaceSettings workspace,
        TeamSurroundings trial,
        IReadOnlyList<NodePool> pools,
        SettingNode node,
        SettingReading reading)
    {
        var before = reading.Problems.Count;
        CheckPool(workspace.Pool, pools, node.At("pool"), reading);
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

    private static TeamSurroundings Trial(
        ZoneSettings settings, KubeflowSettings kubeflow, IReadOnlyList<EnvironmentEntry> environments, ZoneIdentity zone) => new()
    {
        Zone = zone,
        ClusterName = "",
        ClusterArn = "",
        PermissionBoundaryArn = "",
        Gateway = TrialGateway,
        Buckets = settings.Storage.Buckets.ToDictionary(bucket => bucket.Content, bucket => new TeamData(bucket.Content, "", "")),
        StorageKeyArn = "",
        Files = new TeamFiles
        {
            FileSystemId = "",
            AccessPointIds = settings.Teams
                .SelectMany(team => team.People.Select(person => $"user/{person.Name}").Append($"team/{team.Name}"))
                .Distinct()
                .ToDictionary(area => area, _ => Output.Create("")),
        },
        Kubeflow = kubeflow,
        Environments = environments,
    };
}
