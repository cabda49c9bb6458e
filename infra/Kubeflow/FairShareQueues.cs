using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.CustomResources.Kueue;
using Pulumi;
using Extensions = Pulumi.Kubernetes.ApiExtensions;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// Fair shares of a cluster: each team has a queue with a share of every kind of node that is always its own, borrows what others do not use
/// by its weight, and gets its own back when it needs it. What runs in a namespace that is queued (<see cref="ClusterNamespaceArgs.Queued"/>,
/// <see cref="TeamArgs.Share"/>) starts with all its pods or waits: jobs, trainings and workspaces. Its Kubernetes provider comes from the
/// options; it comes after Kueue.
/// </summary>
public sealed class FairShareQueues : ComponentResource
{
    /// <summary>
    /// The name of the queue in each of the namespaces. By this name Kueue takes it for whatever names no queue (kueue.sigs.k8s.io,
    /// "LocalQueue defaulting"), so that nothing gets past the shares and nothing waits for ever.
    /// </summary>
    public const string Queue = "default";

    /// <summary>The flavor of pods without GPUs, which says nothing of nodes: they go where they ask to.</summary>
    internal const string AnyNode = "any-node";


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
        if (args.Teams.Any(HasAnyNode))
        {
            flavors[AnyNode] = new Extensions.CustomResource($"{name}-flavor-{AnyNode}", new ResourceFlavorArgs
            {
                Metadata = Named(AnyNode), Spec = new ResourceFlavorSpecArgs(),
            }, new CustomResourceOptions { Parent = this });
        }

        var queues = ImmutableDictionary.CreateBuilder<string, Output<string>>(StringComparer.Ordinal);
        foreach (var team in args.Teams)
        {
            var waiting = new CustomResourceOptions { Parent = this, DependsOn = { cohort } };
            foreach (var share in SharesOf(team))
            {
                waiting.DependsOn.Add(flavors[share.Flavor]);
            }

            var fair = new Extensions.CustomResource($"{name}-share-{team.Name}", Share(name, team), waiting);
            queues[team.Namespace] = fair.Id.Apply(_ => team.Name);
            if (!team.HasQueue)
            {
                continue;
            }

            _ = new Extensions.CustomResource($"{name}-queue-{team.Name}", new LocalQueueArgs
            {
                Metadata = new MetaInputs.ObjectMetaArgs
                {
                    Name = Queue, Namespace = team.NamespaceMade ?? team.Namespace, Labels = ObjectLabels.Of(args.Zone),
                },
                Spec = new LocalQueueSpecArgs { ClusterQueue = team.Name },
            }, new CustomResourceOptions { Parent = this, DependsOn = { fair } });
        }

        ClusterQueues = queues.ToImmutable();
        RegisterOutputs();
    }

    /// <summary>The names of the shares by namespace, known when the shares exist: what a queue in the namespace names.</summary>
    public ImmutableDictionary<string, Output<string>> ClusterQueues { get; }

    internal static void Check(string name, FairShareQueuesArgs args)
    {
        var problems = new ArgumentProblems(nameof(FairShareQueues), name);
        problems.AddIf(
            args.Flavors.Count >= MostFlavors || (args.Flavors.Count == 0 && !args.Teams.Any(HasAnyNode)),
            $"Flavors has {args.Flavors.Count}; there must be from 1 to {MostFlavors - 1}.");
        problems.AddIf(
            args.Flavors.Any(flavor => flavor.Name == AnyNode), $"Flavors has '{AnyNode}', which is that of pods without GPUs; choose another name.");
        problems.AddIf(args.Teams.Count == 0, "Teams is empty; give one or more their share.");
        Unique("Flavors", args.Flavors.Select(flavor => flavor.Name));
        Unique("Teams", args.Teams.Select(team => team.Name));
        foreach (var twice in args.Teams.GroupBy(team => team.Namespace, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Teams has {twice.Count()} shares for the namespace '{twice.Key}', which has one queue; give it one share.");
        }

        Unique("Priorities", args.Priorities.Select(priority => priority.Name));
        var known = args.Flavors.Select(flavor => flavor.Name).ToList();
        foreach (var team in args.Teams)
        {
            problems.AddIf(
                !NamespaceName.IsValid(team.Name), $"Team '{team.Name}': the name must be that of a Kubernetes object; {NamespaceName.Rule}");
            problems.AddIf(team.Weight is < 1 or > 100, $"Team '{team.Name}': Weight is {team.Weight}; it must be from 1 to 100.");
            problems.AddIf(
                team.Cpus < 0 || team.MemoryGib < 0,
                $"Team '{team.Name}': Cpus is {team.Cpus} and MemoryGib {team.MemoryGib}; neither may be negative.");
            problems.AddIf(
                team.Shares.Count == 0 && !HasAnyNode(team), $"Team '{team.Name}': Shares is empty; give it a share of one flavor or more.");
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

    private static bool HasAnyNode(TeamShare team) => team.Cpus > 0 || team.MemoryGib > 0;

    /// <summary>
    /// What is for pods without GPUs comes first: they find room there and never take a GPU node, and pods with GPUs find none there.
    /// </summary>
    private static IEnumerable<FlavorShare> SharesOf(TeamShare team) => HasAnyNode(team)
        ? team.Shares.Prepend(new FlavorShare { Flavor = AnyNode, Cpus = team.Cpus, MemoryGib = team.MemoryGib })
        : team.Shares;

    private ResourceFlavorArgs Flavor(QueueFlavor flavor) => new()
    {
        Metadata = Named(flavor.Name),
        Spec = new ResourceFlavorSpecArgs
        {
            NodeLabels = { ["landing-zone/node-pool"] = flavor.Pool },
            Tolerations =
            [
                Tolerate(new NodeTaint(GpuResource, "", NodeTaintEffect.NoSchedule)), .. flavor.Taints.Select(Tolerate),
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
                    Flavors = [.. SharesOf(team).Select(share => (Input<FlavorQuotasArgs>)Quotas(share))],
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

    /// <summary>Gets jobs past a taint: past that value of it alone where it has one, and else past every value.</summary>
    private static Input<CoreInputs.TolerationArgs> Tolerate(NodeTaint taint)
    {
        var toleration = new CoreInputs.TolerationArgs { Key = taint.Key, Operator = "Exists", Effect = taint.Effect.ToString() };
        if (taint.Value.Length > 0)
        {
            (toleration.Operator, toleration.Value) = ("Equal", taint.Value);
        }

        return toleration;
    }

    private MetaInputs.ObjectMetaArgs Named(string name) => new() { Name = name, Labels = ObjectLabels.Of(_args.Zone) };
}
