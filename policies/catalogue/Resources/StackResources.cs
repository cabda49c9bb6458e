namespace LandingZone.Policies.Resources;

/// <summary>All resources of a stack, with the questions that rules ask of them. Built once, linear in the number of resources.</summary>
public sealed class StackResources
{
    /// <summary>Outputs by which other resources name a resource.</summary>
    private static readonly string[] NamingOutputs =
        ["arn", "id", "name", "bucket", "bucketName", "keyId", "url", "keyArn", "functionName", "clusterIdentifier"];

    private readonly Dictionary<string, Resource> _byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Resource>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Resource>> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Resource>> _dependents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Property), Dictionary<string, List<Resource>>> _referrers = [];
    private readonly Lazy<Dictionary<string, List<Resource>>> _byNamingValue;

    /// <summary>Makes the index.</summary>
    /// <param name="name">The stack's name, such as <c>rnd-eu-west-1</c>.</param>
    /// <param name="resources">Its resources; of two with one URN the last counts, as while one is replaced.</param>
    public StackResources(string name, IEnumerable<Resource> resources)
    {
        Name = name;
        foreach (var resource in resources)
        {
            _byUrn[resource.Urn] = resource;
        }

        All = [.. _byUrn.Values];
        foreach (var resource in All)
        {
            Add(_byType, resource.Type, resource);
            if (resource.Parent is { } parent)
            {
                Add(_children, parent, resource);
            }

            foreach (var dependency in resource.Dependencies)
            {
                Add(_dependents, dependency, resource);
            }

            foreach (var dependency in resource.PropertyDependencies.Values.SelectMany(urns => urns).Distinct())
            {
                if (!resource.Dependencies.Contains(dependency))
                {
                    Add(_dependents, dependency, resource);
                }
            }
        }

        _byNamingValue = new(IndexNamingValues);
    }

    /// <summary>The stack's name.</summary>
    public string Name { get; }

    /// <summary>All resources, components and providers too.</summary>
    public IReadOnlyList<Resource> All { get; }

    /// <summary>The resources of any of these types.</summary>
    public IEnumerable<Resource> OfType(params ReadOnlySpan<string> types)
    {
        var found = new List<Resource>();
        foreach (var type in types)
        {
            found.AddRange(_byType.GetValueOrDefault(type) ?? []);
        }

        return found;
    }

    /// <summary>The resource with a URN, or null.</summary>
    public Resource? Find(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>The resource that it belongs to, or null.</summary>
    public Resource? ParentOf(Resource resource) => resource.Parent is { } urn ? Find(urn) : null;

    /// <summary>What belongs directly to it.</summary>
    public IReadOnlyList<Resource> ChildrenOf(Resource resource) => _children.GetValueOrDefault(resource.Urn) ?? [];

    /// <summary>The components around it, the nearest first, the stack last.</summary>
    public IEnumerable<Resource> AncestorsOf(Resource resource)
    {
        // A damaged state may hold a ring of parents.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var parent = ParentOf(resource); parent is not null && seen.Add(parent.Urn); parent = ParentOf(parent))
        {
            yield return parent;
        }
    }

    /// <summary>
    /// The resources of a type that a property refers to: by the program's own dependencies where it has them (so this works before
    /// anything is known), otherwise by a value that is the other's ARN, id or name.
    /// </summary>
    public IReadOnlyList<Resource> TargetsOf(Resource resource, string property, params ReadOnlySpan<string> types)
    {
        var found = new List<Resource>();
        foreach (var item in resource[property].Items)
        {
            if (item.Text is { Length: > 0 } text && _byNamingValue.Value.TryGetValue(text, out var named))
            {
                AddOfTypes(named, types, found);
            }
        }

        if (found.Count == 0 && resource.PropertyDependencies.TryGetValue(property, out var urns))
        {
            AddOfTypes(urns.Select(Find).OfType<Resource>(), types, found);
        }

        return found;
    }

    /// <summary>The resource of some types whose ARN, id or name is a text, or null.</summary>
    public Resource? Named(string text, params ReadOnlySpan<string> types)
    {
        foreach (var candidate in _byNamingValue.Value.GetValueOrDefault(text) ?? [])
        {
            if (types.Contains(candidate.Type))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>
    /// The resources of some types whose property refers to <paramref name="target"/>: the bucket policies of a bucket, the mount targets
    /// of a file system. Each pair of type and property is indexed once.
    /// </summary>
    public IReadOnlyList<Resource> ReferrersTo(Resource target, string property, params ReadOnlySpan<string> types)
    {
        var found = new List<Resource>();
        foreach (var type in types)
        {
            found.AddRange(ReferrersOf(type, property).GetValueOrDefault(target.Urn) ?? []);
        }

        return found;
    }

    /// <summary>Everything that waits for <paramref name="resource"/>.</summary>
    public IReadOnlyList<Resource> DependentsOf(Resource resource) => _dependents.GetValueOrDefault(resource.Urn) ?? [];

    private Dictionary<string, List<Resource>> ReferrersOf(string type, string property)
    {
        if (!_referrers.TryGetValue((type, property), out var index))
        {
            index = new(StringComparer.Ordinal);
            foreach (var referrer in OfType(type))
            {
                foreach (var target in TargetsOf(referrer, property))
                {
                    Add(index, target.Urn, referrer);
                }
            }

            _referrers.Add((type, property), index);
        }

        return index;
    }

    private static void Add(Dictionary<string, List<Resource>> index, string key, Resource resource)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(resource);
    }

    private static void AddOfTypes(IEnumerable<Resource> candidates, ReadOnlySpan<string> types, List<Resource> found)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.IsCustom && (types.Length == 0 || types.Contains(candidate.Type)) && !found.Contains(candidate))
            {
                found.Add(candidate);
            }
        }
    }

    private Dictionary<string, List<Resource>> IndexNamingValues()
    {
        var index = new Dictionary<string, List<Resource>>(StringComparer.Ordinal);
        foreach (var resource in All.Where(resource => resource.IsCustom))
        {
            Name(resource.Id);
            foreach (var output in NamingOutputs)
            {
                Name(resource[output]);
            }

            void Name(Value value)
            {
                if (value.Text is not { Length: > 0 } text)
                {
                    return;
                }

                if (!index.TryGetValue(text, out var list))
                {
                    index.Add(text, list = []);
                }

                if (!list.Contains(resource))
                {
                    list.Add(resource);
                }
            }
        }

        return index;
    }
}
