using Pulumi;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.CustomResources.Kueue;

/// <summary>A ClusterQueue of Kueue: a share of the cluster, and what may be borrowed beyond it.</summary>
internal sealed class ClusterQueueArgs() : ApiExtensions.CustomResourceArgs("kueue.x-k8s.io/v1beta2", "ClusterQueue")
{
    /// <summary>What it is.</summary>
    [Input("spec")]
    public Input<ClusterQueueSpecArgs>? Spec { get; set; }
}

/// <summary>The spec of a ClusterQueue.</summary>
internal sealed class ClusterQueueSpecArgs : ResourceArgs
{
    [Input("resourceGroups")]
    private InputList<ResourceGroupArgs>? _resourceGroups;

    /// <summary>The shares.</summary>
    public InputList<ResourceGroupArgs> ResourceGroups
    {
        get => _resourceGroups ??= [];
        set => _resourceGroups = value;
    }

    /// <summary>The cohort in which unused shares are lent.</summary>
    [Input("cohortName")]
    public Input<string>? CohortName { get; set; }

    /// <summary>StrictFIFO or BestEffortFIFO.</summary>
    [Input("queueingStrategy")]
    public Input<string>? QueueingStrategy { get; set; }

    /// <summary>The namespaces that may use it.</summary>
    [Input("namespaceSelector")]
    public Input<MetaInputs.LabelSelectorArgs>? NamespaceSelector { get; set; }

    /// <summary>Whether another flavor is tried before borrowing and before preempting.</summary>
    [Input("flavorFungibility")]
    public Input<FlavorFungibilityArgs>? FlavorFungibility { get; set; }

    /// <summary>Whose jobs give way.</summary>
    [Input("preemption")]
    public Input<QueuePreemptionArgs>? Preemption { get; set; }

    /// <summary>Its weight where what is left over is shared.</summary>
    [Input("fairSharing")]
    public Input<FairSharingArgs>? FairSharing { get; set; }
}

/// <summary>Shares of resources that belong together, of each flavor.</summary>
internal sealed class ResourceGroupArgs : ResourceArgs
{
    [Input("coveredResources")]
    private InputList<string>? _coveredResources;

    [Input("flavors")]
    private InputList<FlavorQuotasArgs>? _flavors;

    /// <summary>The resources.</summary>
    public InputList<string> CoveredResources
    {
        get => _coveredResources ??= [];
        set => _coveredResources = value;
    }

    /// <summary>The flavors, the preferred one first.</summary>
    public InputList<FlavorQuotasArgs> Flavors
    {
        get => _flavors ??= [];
        set => _flavors = value;
    }
}

/// <summary>Shares of one flavor.</summary>
internal sealed class FlavorQuotasArgs : ResourceArgs
{
    [Input("resources")]
    private InputList<ResourceShareArgs>? _resources;

    /// <summary>The shares, in the order of the covered resources.</summary>
    public InputList<ResourceShareArgs> Resources
    {
        get => _resources ??= [];
        set => _resources = value;
    }

    /// <summary>The flavor.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>The share of one resource.</summary>
internal sealed class ResourceShareArgs : ResourceArgs
{
    /// <summary>The resource.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>What is always there for it.</summary>
    [Input("nominalQuota", required: true)]
    public InputUnion<int, string> NominalQuota { get; set; } = null!;

    /// <summary>How much of others it may use beyond.</summary>
    [Input("borrowingLimit")]
    public InputUnion<int, string>? BorrowingLimit { get; set; }

    /// <summary>How much others may use of it.</summary>
    [Input("lendingLimit")]
    public InputUnion<int, string>? LendingLimit { get; set; }
}

/// <summary>Whether another flavor is tried first.</summary>
internal sealed class FlavorFungibilityArgs : ResourceArgs
{
    /// <summary>MayStopSearch or TryNextFlavor.</summary>
    [Input("whenCanBorrow")]
    public Input<string>? WhenCanBorrow { get; set; }

    /// <summary>MayStopSearch or TryNextFlavor.</summary>
    [Input("whenCanPreempt")]
    public Input<string>? WhenCanPreempt { get; set; }
}

/// <summary>Whose jobs give way.</summary>
internal sealed class QueuePreemptionArgs : ResourceArgs
{
    /// <summary>Never, LowerPriority or Any: jobs of others that have borrowed.</summary>
    [Input("reclaimWithinCohort")]
    public Input<string>? ReclaimWithinCohort { get; set; }

    /// <summary>Never, LowerPriority or LowerOrNewerEqualPriority: jobs of the queue itself.</summary>
    [Input("withinClusterQueue")]
    public Input<string>? WithinClusterQueue { get; set; }
}

/// <summary>A weight.</summary>
internal sealed class FairSharingArgs : ResourceArgs
{
    /// <summary>The weight; one of 2 gets twice as much of what is left over as one of 1.</summary>
    [Input("weight")]
    public InputUnion<int, string>? Weight { get; set; }
}
