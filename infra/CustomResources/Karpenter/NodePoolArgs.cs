using Pulumi;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;

namespace LandingZone.CustomResources.Karpenter;

/// <summary>A NodePool of Karpenter: which nodes it may start, and when it stops them.</summary>
internal sealed class NodePoolArgs() : ApiExtensions.CustomResourceArgs("karpenter.sh/v1", "NodePool")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<NodePoolSpecArgs>? Spec { get; set; }
}

/// <summary>The spec of a NodePool.</summary>
internal sealed class NodePoolSpecArgs : ResourceArgs
{
    [Input("limits")]
    private InputMap<Union<int, string>>? _limits;

    /// <summary>The most of each resource that all of its nodes together have.</summary>
    public InputMap<Union<int, string>> Limits
    {
        get => _limits ??= [];
        set => _limits = value;
    }

    /// <summary>Its nodes.</summary>
    [Input("template", required: true)]
    public Input<NodeClaimTemplateArgs> Template { get; set; } = null!;

    /// <summary>When nodes are stopped.</summary>
    [Input("disruption")]
    public Input<DisruptionArgs>? Disruption { get; set; }

    /// <summary>Which pool is tried first, 1 to 100: the heavier one.</summary>
    [Input("weight")]
    public Input<int>? Weight { get; set; }
}

/// <summary>The nodes of a NodePool.</summary>
internal sealed class NodeClaimTemplateArgs : ResourceArgs
{
    /// <summary>What they are called by.</summary>
    [Input("metadata")]
    public Input<NodeClaimMetadataArgs>? Metadata { get; set; }

    /// <summary>What they are.</summary>
    [Input("spec", required: true)]
    public Input<NodeClaimSpecArgs> Spec { get; set; } = null!;
}

/// <summary>Labels of nodes.</summary>
internal sealed class NodeClaimMetadataArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? _labels;

    /// <summary>The labels.</summary>
    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }
}

/// <summary>What nodes are.</summary>
internal sealed class NodeClaimSpecArgs : ResourceArgs
{
    [Input("requirements", required: true)]
    private InputList<NodeRequirementArgs>? _requirements;

    [Input("taints")]
    private InputList<NodeTaintArgs>? _taints;

    /// <summary>What must hold for them.</summary>
    public InputList<NodeRequirementArgs> Requirements
    {
        get => _requirements ??= [];
        set => _requirements = value;
    }

    /// <summary>Their taints.</summary>
    public InputList<NodeTaintArgs> Taints
    {
        get => _taints ??= [];
        set => _taints = value;
    }

    /// <summary>How they are set up in AWS.</summary>
    [Input("nodeClassRef", required: true)]
    public Input<NodeClassReferenceArgs> NodeClassRef { get; set; } = null!;

    /// <summary>After what time a node is replaced, "720h", or "Never".</summary>
    [Input("expireAfter")]
    public Input<string>? ExpireAfter { get; set; }

    /// <summary>How long pods may hold a node that is to go, "24h".</summary>
    [Input("terminationGracePeriod")]
    public Input<string>? TerminationGracePeriod { get; set; }
}

/// <summary>A requirement of nodes.</summary>
internal sealed class NodeRequirementArgs : ResourceArgs
{
    [Input("values")]
    private InputList<string>? _values;

    /// <summary>The values.</summary>
    public InputList<string> Values
    {
        get => _values ??= [];
        set => _values = value;
    }

    /// <summary>The label.</summary>
    [Input("key", required: true)]
    public Input<string> Key { get; set; } = null!;

    /// <summary>In, NotIn, Exists, DoesNotExist, Gt or Lt.</summary>
    [Input("operator", required: true)]
    public Input<string> Operator { get; set; } = null!;
}

/// <summary>The node class of a pool.</summary>
internal sealed class NodeClassReferenceArgs : ResourceArgs
{
    /// <summary>Its group.</summary>
    [Input("group", required: true)]
    public Input<string> Group { get; set; } = null!;

    /// <summary>Its kind.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>When nodes are stopped.</summary>
internal sealed class DisruptionArgs : ResourceArgs
{
    [Input("budgets")]
    private InputList<DisruptionBudgetArgs>? _budgets;

    /// <summary>How many at once.</summary>
    public InputList<DisruptionBudgetArgs> Budgets
    {
        get => _budgets ??= [];
        set => _budgets = value;
    }

    /// <summary>How long a node must have had nothing new, "10m".</summary>
    [Input("consolidateAfter", required: true)]
    public Input<string> ConsolidateAfter { get; set; } = null!;

    /// <summary>WhenEmpty or WhenEmptyOrUnderutilized.</summary>
    [Input("consolidationPolicy")]
    public Input<string>? ConsolidationPolicy { get; set; }
}

/// <summary>How many nodes are stopped at once.</summary>
internal sealed class DisruptionBudgetArgs : ResourceArgs
{
    [Input("reasons")]
    private InputList<string>? _reasons;

    /// <summary>For what: Underutilized, Empty, Drifted; none for all.</summary>
    public InputList<string> Reasons
    {
        get => _reasons ??= [];
        set => _reasons = value;
    }

    /// <summary>A number, or a share, "10%".</summary>
    [Input("nodes", required: true)]
    public Input<string> Nodes { get; set; } = null!;
}

/// <summary>A taint of nodes.</summary>
internal sealed class NodeTaintArgs : ResourceArgs
{
    /// <summary>Its key.</summary>
    [Input("key", required: true)]
    public Input<string> Key { get; set; } = null!;

    /// <summary>Its value.</summary>
    [Input("value")]
    public Input<string>? Value { get; set; }

    /// <summary>NoSchedule, PreferNoSchedule or NoExecute.</summary>
    [Input("effect", required: true)]
    public Input<string> Effect { get; set; } = null!;
}
