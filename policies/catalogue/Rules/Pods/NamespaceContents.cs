using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>What stands in which namespace, made once for a check.</summary>
internal sealed class NamespaceContents
{
    private readonly Dictionary<string, List<Resource>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Resource>> _byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Space, string Name), Resource> _byOwnName = [];

    /// <summary>Finds the objects of some types.</summary>
    public NamespaceContents(StackResources stack, params ReadOnlySpan<string> types)
    {
        foreach (var resource in stack.OfType(types))
        {
            var space = resource.Namespace();
            if (space.Text is { } name)
            {
                Add(_byName, name, resource);
                if (resource.ObjectName().Text is { } own)
                {
                    _byOwnName.TryAdd((name, own), resource);
                }
            }
            else if (space.IsUnknown)
            {
                var urns = resource.PropertyDependencies.GetValueOrDefault("metadata") ?? [];
                HasStray |= urns.Count == 0;
                foreach (var urn in urns)
                {
                    Add(_byUrn, urn, resource);
                }
            }
        }
    }

    /// <summary>Whether there is one of which it is not known yet where it stands.</summary>
    public bool HasStray { get; }

    /// <summary>The objects in the namespace that an object makes.</summary>
    public IEnumerable<Resource> Of(Resource space) =>
        (space.ObjectName().Text is { } name ? In(name) : []).Concat(_byUrn.GetValueOrDefault(space.Urn) ?? []);

    /// <summary>The objects in the namespace with a name.</summary>
    public IReadOnlyList<Resource> In(string name) => _byName.GetValueOrDefault(name) ?? [];

    /// <summary>The object with a name in the namespace with a name, or null.</summary>
    public Resource? Find(string space, string name) => _byOwnName.GetValueOrDefault((space, name));

    /// <summary>Whether the namespace has one for which something holds; unknown where one of the strays may be it.</summary>
    public Truth Any(Resource space, Func<Resource, Truth> holds)
    {
        var found = Truth.Any(Of(space), holds);
        return found.IsNo && HasStray ? Truth.Unknown : found;
    }

    private static void Add(Dictionary<string, List<Resource>> index, string key, Resource resource)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(resource);
    }
}
