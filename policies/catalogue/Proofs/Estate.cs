using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs;

/// <summary>All stacks together. What connects them are ARNs, ids and account numbers in their resources.</summary>
public sealed class Estate
{
    private readonly Dictionary<string, StackResources> _byName = new(StringComparer.Ordinal);

    /// <summary>Puts stacks together.</summary>
    /// <param name="stacks">The stacks, each with another name.</param>
    public Estate(IReadOnlyList<StackResources> stacks)
    {
        Stacks = stacks;
        foreach (var stack in stacks)
        {
            _byName.Add(stack.Name, stack);
        }
    }

    /// <summary>The stacks in their order.</summary>
    public IReadOnlyList<StackResources> Stacks { get; }

    /// <summary>Every resource with its stack.</summary>
    public IEnumerable<(StackResources Stack, Resource Resource)> All =>
        Stacks.SelectMany(stack => stack.All.Select(resource => (stack, resource)));

    /// <summary>The resources of some types in all stacks.</summary>
    public IEnumerable<(StackResources Stack, Resource Resource)> OfType(params string[] types) =>
        Stacks.SelectMany(stack => stack.OfType(types).Select(resource => (stack, resource)));

    /// <summary>The stack with a name, or null.</summary>
    public StackResources? Find(string name) => _byName.GetValueOrDefault(name);
}
