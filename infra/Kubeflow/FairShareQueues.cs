using LandingZone.Cluster;
using LandingZone.CustomResources.Kueue;
using Pulumi;
using Extensions = Pulumi.Kubernetes.ApiExtensions;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// Fair shares of a cluster: each team has a queue with a share of every kind of node that is always its own, borrows what others do not use
/// by its weight, and gets its own back when it needs it. Jobs start with all their pods or wait. Its Kubernetes provider comes from the
/// options; it comes after Kueue.
/// </summary>
public sealed class FairShareQueues : ComponentResource
{
    private const string GpuResource = "nvidia.com/gpu";

    /// <summary>The flavors of a resource group (Kueue, v1beta2 API).</summary>
    private const int MostFlavors = 64;

    private static readonly string[] Resources = ["cpu", "memory", GpuResource];

    private readonly FairShareQueuesArgs _args;

    /// <summary>Declares the queues.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public FairShareQueues(string name, FairShareQueuesArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:kubeflow:FairShareQueues", name, options)
    {
        Check(name, args);
        _args = args;
        var cohort = new Extensions.CustomResource($"{name}-cohort", new CohortArgs
        {
            Metadata = Named(name), Spec = new CohortSpecArgs(),
        }, new CustomResourceOptions { Parent = this });
        foreach (var priority in args.Priorities)
        {
            _ = new Extensions.CustomResource($"{name}-priority-{priority.Name}", new WorkloadPriorityClassArgs
            {
                Metadata = Named(priority.Name), Value = priority.Value, Description = priority.Description,
            }, new CustomResourceOptions { Parent = this });
        }

        var flavors = args.Flavors.ToDictionary(
            flavor => flavor.Name,
            flavor => new Extensions.CustomResource(
                $"{name}-flavor-{flavor.Name}", Flavor(flavor), new CustomResourceOptions { Parent = this }),
            StringComparer.Ordinal);
        foreach (var team in args.Teams)
        {
            var waiting = new CustomResourceOptions { Parent = this, DependsOn = { cohort } };
            foreach (var share in team.Shares)
            {
                waiting.DependsOn.Add(flavors[share.Flavor]);
            }

            var fair = new Extensions.CustomResource($"{name}-share-{team.Name}", Share(name, team), waiting);
            _ = new Extensions.CustomResource($"{name}-queue-{team.Name}", new LocalQueueArgs
            {
                Metadata = new MetaInputs.ObjectMetaArgs
                {
                    Name = team.Name, Namespace = team.NamespaceMade ?? team.Namespace, Labels = ObjectLabels.Of(args.Zone),
                },
                Spec = new LocalQueueSpecArgs { ClusterQueue = team.Name },
            }, new CustomResourceOptions { Parent = this, DependsOn = { fair } });
        }

        RegisterOutputs();
    }

    internal static void Check(string name, FairShareQueuesArgs args)
    {
        var problems = new ArgumentProblems(nameof(FairShareQueues), name);
        problems.AddIf(
            args.Flavors.Count is 0 or > MostFlavors, $"Flavors has {args.Flavors.Count}; there must be from 1 to {MostFlavors}.");
        problems.AddIf(args.Teams.Count == 0, "Teams is empty; give one or more their share.");
        Unique("Flavors", args.Flavors.Select(flavor => flavor.Name));
        Unique("Teams", args.Teams.Select(team => team.Name));
        Unique("Priorities", args.Priorities.Select(priority => priority.Name));
        var known = args.Flavors.Select(flavor => flavor.Name).ToList();
        foreach (var team in args.Teams)
        {
            problems.AddIf(
                !NamespaceName.IsValid(team.Name), $"Team '{team.Name}': the name must be that of a Kubernetes object; {NamespaceName.Rule}");
            problems.AddIf(team.Weight is < 1 or > 100, $"Team '{team.Name}': Weight is {team.Weight}; it must be from 1 to 100.");
            problems.AddIf(team.Shares.Count == 0, $"Team '{team.Name}': Shares is empty; give it a share of one flavor or more.");
            foreach (var twice in team.Shares.GroupBy(share => share.Flavor, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                problems.Add($"Team '{team.Name}': there are {twice.Count()} shares of '{twice.Key}'; give one.");
            }

            foreach (var share in team.Shares)
            {
                problems.AddIf(
                    !known.Contains(share.Flavor),
                    $"Team '{team.Name}': there is no flavor '{share.Flavor}'; there are {string.Join(", ", known)}.");
                problems.AddIf(
                    share.Cpus < 0 || share.MemoryGib < 0 || share.Gpus < 0 || share.BorrowGpus < 0 || share.LendGpus < 0,
                    $"Team '{team.Name}': a number of its share of '{share.Flavor}' is negative; none may be.");
                problems.AddIf(
                    share.LendGpus > share.Gpus,
                    $"Team '{team.Name}': LendGpus of '{share.Flavor}' is {share.LendGpus}, more than its {share.Gpus} GPUs; lower it.");
            }
        }

        problems.ThrowIfAny();

        void Unique(string what, IEnumerable<string> names)
        {
            foreach (var twice in names.GroupBy(text => text, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                problems.Add($"{what} has {twice.Count()} named '{twice.Key}'; names must be unique.");
            }
        }
    }

    private ResourceFlavorArgs Flavor(QueueFlavor flavor) => new()
    {
        Metadata = Named(flavor.Name),
        Spec = new ResourceFlavorSpecArgs
        {
            NodeLabels = { ["landing-zone/node-pool"] = flavor.Pool },
            Tolerations =
            [
                Tolerate(GpuResource, NodeTaintEffect.NoSchedule), .. flavor.Taints.Select(taint => Tolerate(taint.Key, taint.Effect)),
            ],
        },
    };

    private ClusterQueueArgs Share(string cohort, TeamShare team) => new()
    {
        Metadata = Named(team.Name),
        Spec = new ClusterQueueSpecArgs
        {
            CohortName = cohort,

            // A job that has no room yet does not hold up smaller ones behind it.
            QueueingStrategy = "BestEffortFIFO",
            NamespaceSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = team.Namespace } },

            // What is one's own, of whatever kind, before what is borrowed or taken back.
            FlavorFungibility = new FlavorFungibilityArgs { WhenCanBorrow = "TryNextFlavor", WhenCanPreempt = "TryNextFlavor" },
            Preemption = new QueuePreemptionArgs { ReclaimWithinCohort = "Any", WithinClusterQueue = "LowerPriority" },
            FairSharing = new FairSharingArgs { Weight = team.Weight },
            ResourceGroups =
            {
                new ResourceGroupArgs
                {
                    CoveredResources = Resources,
                    Flavors = [.. team.Shares.Select(share => (Input<FlavorQuotasArgs>)Quotas(share))],
                },
            },
        },
    };

    private static FlavorQuotasArgs Quotas(FlavorShare share)
    {
        var gpus = new ResourceShareArgs { Name = GpuResource, NominalQuota = share.Gpus };
        if (share.BorrowGpus is { } borrow)
        {
            gpus.BorrowingLimit = borrow;
        }

        if (share.LendGpus is { } lend)
        {
            gpus.LendingLimit = lend;
        }

        return new FlavorQuotasArgs
        {
            Name = share.Flavor,
            Resources =
            {
                new ResourceShareArgs { Name = "cpu", NominalQuota = share.Cpus },
                new ResourceShareArgs { Name = "memory", NominalQuota = FormattableString.Invariant($"{share.MemoryGib}Gi") },
                gpus,
            },
        };
    }

    private static Input<CoreInputs.TolerationArgs> Tolerate(string key, NodeTaintEffect effect) => new CoreInputs.TolerationArgs
    {
        Key = key, Operator = "Exists", Effect = effect.ToString(),
    };

    private MetaInputs.ObjectMetaArgs Named(string name) => new() { Name = name, Labels = ObjectLabels.Of(_args.Zone) };
}
