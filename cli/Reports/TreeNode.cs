using LandingZone.Engine.Plans;

namespace LandingZone.Cli.Reports;

/// <summary>A resource of a plan and what stands under it.</summary>
internal sealed class TreeNode
{
    private const string ProviderPrefix = "pulumi:providers:";

    private readonly List<TreeNode> _children = [];

    private TreeNode(PlannedResource resource) => Resource = resource;

    /// <summary>The resource.</summary>
    public PlannedResource Resource { get; }

    /// <summary>What has it as its parent, in the order of the plan.</summary>
    public IReadOnlyList<TreeNode> Children => _children;

    /// <summary>Whether it groups others and is nothing by itself.</summary>
    public bool IsComponent => !Resource.Custom;

    /// <summary>Whether it is there to be made: no component, no provider, and nothing that is only read.</summary>
    public bool IsManaged => Resource is { Custom: true, External: false } && !IsProvider;

    /// <summary>How many managed resources it holds, itself included.</summary>
    public int ResourceCount { get; private set; }

    /// <summary>How many components it holds, itself left out.</summary>
    public int ComponentCount { get; private set; }

    /// <summary>What people call its type: the last part of the token.</summary>
    public string Kind => IsProvider ? $"{LastPart} provider" : Resource.External ? $"{LastPart} (read)" : LastPart;

    private bool IsProvider => Resource.Type.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    private string LastPart => Resource.Type[(Resource.Type.LastIndexOf(':') + 1)..];

    /// <summary>The stack and everything in it; null where the program did not get so far as to declare it.</summary>
    /// <remarks>Linear in the number of resources. Default providers stand beside the stack and are left out.</remarks>
    public static TreeNode? Of(StackPlan plan)
    {
        TreeNode? stack = null;
        var nodes = new Dictionary<string, TreeNode>(plan.Resources.Count, StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            var node = new TreeNode(resource);
            nodes.Add(resource.Urn, node);
            if (resource.Parent is not null)
            {
                nodes[resource.Parent]._children.Add(node);
            }
            else if (node.IsComponent)
            {
                stack = node;
            }
        }

        // A plan lists parents before their children: from the end, every count is complete when it is passed on.
        for (var i = plan.Resources.Count - 1; i >= 0; i--)
        {
            var node = nodes[plan.Resources[i].Urn];
            node.ResourceCount += node.IsManaged ? 1 : 0;
            if (node.Resource.Parent is { } parent)
            {
                nodes[parent].ResourceCount += node.ResourceCount;
                nodes[parent].ComponentCount += node.ComponentCount + (node.IsComponent ? 1 : 0);
            }
        }

        return stack;
    }

    /// <summary>How many managed resources of each type it holds, by type token in ordinal order.</summary>
    public SortedDictionary<string, int> CountByType()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in Everything().Where(node => node.IsManaged))
        {
            counts[node.Resource.Type] = counts.GetValueOrDefault(node.Resource.Type) + 1;
        }

        return counts;
    }

    /// <summary>Itself and all beneath it, each before what it holds.</summary>
    public IEnumerable<TreeNode> Everything()
    {
        var waiting = new Stack<TreeNode>([this]);
        while (waiting.TryPop(out var node))
        {
            yield return node;
            for (var i = node._children.Count - 1; i >= 0; i--)
            {
                waiting.Push(node._children[i]);
            }
        }
    }
}
