using System.Collections.Immutable;
using LandingZone.ClusterSoftware;
using LandingZone.Kubeflow;
using LandingZone.Networking;
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

        if (settings is { Cluster: { Shares: { } shares } clusterWithShares, Teams: { } sharing })
        {
            ShareChecks.Check(shares, clusterWithShares, sharing, root.At("cluster").At("shares").At("queues"), reading);
        }

        if (settings is { Kubeflow: { } kubeflow, Environments: { } known, Cluster: { } cluster, Network: { } network, Storage: { } storage })
        {
            CheckPlatform(settings, kubeflow, known, cluster, network, root, reading);
            if (settings.Teams is { } teams && storage.Buckets.Any(bucket => bucket.Content == kubeflow.TeamBucket))
            {
                TeamChecks.Check(cluster, teams, Trial(settings, kubeflow, known, reading.TrialZone), root.At("teams"), reading);
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
        CheckSoftware(cluster, node, reading);
        CheckWays(settings, kubeflow, network, node, reading);
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
            CheckRuntimes(kubeflow.Runtimes, environments, cluster, runtimes, reading);
        }
    }

    private static void CheckSoftware(ClusterSettings cluster, SettingNode node, SettingReading reading)
    {
        var missing = Needed.Where(software => cluster.AllSoftware.Find(software) is null).ToList();
        foreach (var software in missing)
        {
            reading.Refuse(
                node, $"the cluster does not run {SoftwareTable.NameOf(software)}", "add it to cluster.software: Kubeflow cannot do without.");
        }

        if (missing.Count == 0)
        {
            var withParts = new SoftwareSet([.. cluster.AllSoftware.Releases, .. SoftwareSet.Reviewed(KubeflowPlatform.Parts).Releases]);
            foreach (var problem in withParts.ProblemsWith(cluster.Version).Except(cluster.AllSoftware.ProblemsWith(cluster.Version)))
            {
                reading.Refuse(node, problem);
            }
        }
    }

    /// <summary>How people find it, and how it finds the identity provider.</summary>
    private static void CheckWays(
        ZoneSettings settings, KubeflowSettings kubeflow, NetworkSettings network, SettingNode node, SettingReading reading)
    {
        // Whether the service is of the region can only be told where the region could be read.
        if (kubeflow.SignInService is { } service && reading.Region is not null)
        {
            ComponentRefusal.Catch(node.At("signInService"), reading, () => BankService.Check("sign-in", new BankServiceArgs
            {
                Zone = reading.TrialZone, ServiceName = service, VpcId = "", EndpointTier = null!,
            }));
        }
        else if (kubeflow.SignInService is null && network.Egress == Egress.None)
        {
            reading.Refuse(
                node,
                $"people sign in at {kubeflow.Issuer}, and the zone has no way there",
                "name the endpoint service of the identity provider in signInService.");
        }

        if (settings.Corporate is { } corporate)
        {
            ComponentRefusal.Catch(node.At("host"), reading, () => PrivateName.Check("kubeflow", new PrivateNameArgs
            {
                HostedZoneId = "", Domain = corporate.Domain, Host = kubeflow.Host, Target = "",
            }));
        }
    }

    private static void CheckRuntimes(
        IReadOnlyList<RuntimeSettings> runtimes,
        IReadOnlyList<EnvironmentEntry> environments,
        ClusterSettings cluster,
        SettingNode.List list,
        SettingReading reading)
    {
        var before = reading.Problems.Count;
        foreach (var (runtime, item) in runtimes.Zip(list.Items))
        {
            ShareChecks.CheckPool(runtime.Pool, cluster, canBeLadder: false, item.At("pool"), reading);
            ComponentRefusal.Catch(
                item.At("environment"), reading, () => EnvironmentCatalog.Find(environments, runtime.Environment, team: null));
        }

        if (reading.Problems.Count == before && runtimes.Count > 0)
        {
            ComponentRefusal.Catch(list, reading, () => DistributedTraining.Check("training", new DistributedTrainingArgs
            {
                Zone = reading.TrialZone,
                Runtimes = [.. runtimes.Select(runtime => runtime.ToRuntime(reading.TrialZone, environments, cluster.NodePools))],
            }));
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
        Shares = ImmutableDictionary<string, Output<string>>.Empty,
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
