using LandingZone.Engine.Plans;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>
/// Which resources are gone before which, as Pulumi's engine destroys them: a resource goes before those that it depends on, before its
/// parent and before its provider.
/// </summary>
internal sealed class DestroyOrder(StackPlan plan)
{
    private readonly Dictionary<string, PlannedResource> _byUrn =
        plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> _earlier = new(StringComparer.Ordinal);

    /// <summary>The resources of a type.</summary>
    public IReadOnlyList<PlannedResource> OfType(string type) =>
        [.. _byUrn.Values.Where(resource => Matches(type, resource.Type))];

    /// <summary>Whether a resource is gone before another, which is of a type, is touched.</summary>
    public bool GoesBefore(PlannedResource resource, PlannedResource other) => Outliving(resource.Urn).Contains(other.Urn);

    /// <summary>The types of the resources that outlive a resource.</summary>
    public IReadOnlySet<string> TypesOutliving(PlannedResource resource) =>
        Outliving(resource.Urn).Select(urn => _byUrn[urn].Type).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a type is meant by a name, which may end in "*".</summary>
    public static bool Matches(string name, string type) => name.EndsWith('*')
        ? type.StartsWith(name[..^1], StringComparison.Ordinal)
        : type == name;

    private HashSet<string> Outliving(string urn)
    {
        if (_earlier.TryGetValue(urn, out var known))
        {
            return known;
        }

        var all = _earlier[urn] = new HashSet<string>(StringComparer.Ordinal);
        var resource = _byUrn[urn];
        var direct = resource.Dependencies
            .Concat(resource.PropertyDependencies.SelectMany(property => property.Value))
            .Concat([resource.Parent, resource.Provider is { } provider ? provider[..provider.LastIndexOf("::", StringComparison.Ordinal)] : null])
            .OfType<string>()
            .Where(_byUrn.ContainsKey);
        foreach (var next in direct)
        {
            if (all.Add(next))
            {
                all.UnionWith(Outliving(next));
            }
        }

        return all;
    }
}
