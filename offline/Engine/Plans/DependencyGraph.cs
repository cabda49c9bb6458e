namespace LandingZone.Engine.Plans;

/// <summary>Who needs whom among the resources of a plan: the one order in which they are listed, and what stands in its way.</summary>
/// <remarks>Work grows with resources and dependencies, times the logarithm of the resources.</remarks>
internal sealed class DependencyGraph
{
    /// <summary>In ordinal order of URNs; everything else here speaks of a resource by its place in this array.</summary>
    private readonly PlannedResource[] _resources;

    /// <summary>What a resource needs, one after the other: those of resource i stand from <see cref="_needsFrom"/>[i] on.</summary>
    private readonly List<int> _needs;
    private readonly int[] _needsFrom;

    public DependencyGraph(IEnumerable<PlannedResource> resources)
    {
        _resources = [.. resources];
        Array.Sort(_resources, static (a, b) => string.CompareOrdinal(a.Urn, b.Urn));
        var places = new Dictionary<string, int>(_resources.Length, StringComparer.Ordinal);
        for (var i = 0; i < _resources.Length; i++)
        {
            places.Add(_resources[i].Urn, i);
        }

        _needs = new List<int>(_resources.Length * 4);
        _needsFrom = new int[_resources.Length + 1];
        var missing = new List<MissingDependency>();
        for (var i = 0; i < _resources.Length; i++)
        {
            var firstOfResource = missing.Count;
            foreach (var (kind, urn) in Needs(_resources[i]))
            {
                if (places.TryGetValue(urn, out var place))
                {
                    _needs.Add(place);
                }
                else if (!IsNoted(missing, firstOfResource, urn))
                {
                    missing.Add(new MissingDependency(_resources[i], kind, urn));
                }
            }

            _needsFrom[i + 1] = _needs.Count;
        }

        Missing = missing;
        Ordered = Order(out var waiting);
        Cycle = Ordered.Length < _resources.Length ? FindCycle(waiting) : null;
        if (Cycle is not null)
        {
            // The run has failed because of them; the plan still shows them.
            Ordered = [.. Ordered, .. _resources.Where((_, place) => waiting[place] > 0)];
        }
    }

    /// <summary>What is needed stands before what needs it; where nothing else decides, the URN does.</summary>
    public PlannedResource[] Ordered { get; }

    /// <summary>Needs that no resource of the plan meets, in order of the resources that have them.</summary>
    public IReadOnlyList<MissingDependency> Missing { get; }

    /// <summary>
    /// The URNs of resources that wait for each other, with the first one repeated at the end; null where there are none.
    /// </summary>
    public IReadOnlyList<string>? Cycle { get; }

    /// <summary>The URNs that have to stand before <paramref name="resource"/>, some of them more than once.</summary>
    private static IEnumerable<(string Kind, string Urn)> Needs(PlannedResource resource)
    {
        if (resource.Parent is not null)
        {
            yield return ("parent", resource.Parent);
        }

        if (resource.Provider is not null)
        {
            yield return ("provider", ProviderReference.UrnOf(resource.Provider));
        }

        if (resource.DeletedWith is not null)
        {
            yield return ("deletedWith", resource.DeletedWith);
        }

        foreach (var dependency in resource.Dependencies)
        {
            yield return ("dependsOn", dependency);
        }

        foreach (var (property, urns) in resource.PropertyDependencies)
        {
            foreach (var urn in urns)
            {
                yield return (property, urn);
            }
        }
    }

    private static bool IsNoted(List<MissingDependency> missing, int from, string urn)
    {
        for (var i = from; i < missing.Count; i++)
        {
            if (missing[i].Urn == urn)
            {
                return true;
            }
        }

        return false;
    }

    private PlannedResource[] Order(out int[] waiting)
    {
        waiting = new int[_resources.Length];
        var neededBy = NeededBy(out var neededByFrom);
        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < _resources.Length; i++)
        {
            waiting[i] = _needsFrom[i + 1] - _needsFrom[i];
            if (waiting[i] == 0)
            {
                ready.Enqueue(i, i);
            }
        }

        var ordered = new List<PlannedResource>(_resources.Length);
        while (ready.TryDequeue(out var place, out _))
        {
            ordered.Add(_resources[place]);
            for (var edge = neededByFrom[place]; edge < neededByFrom[place + 1]; edge++)
            {
                if (--waiting[neededBy[edge]] == 0)
                {
                    ready.Enqueue(neededBy[edge], neededBy[edge]);
                }
            }
        }

        return [.. ordered];
    }

    /// <summary>The needs the other way round.</summary>
    private int[] NeededBy(out int[] from)
    {
        from = new int[_resources.Length + 1];
        foreach (var needed in _needs)
        {
            from[needed + 1]++;
        }

        for (var i = 0; i < _resources.Length; i++)
        {
            from[i + 1] += from[i];
        }

        var next = from[..^1];
        var neededBy = new int[_needs.Count];
        for (var i = 0; i < _resources.Length; i++)
        {
            for (var edge = _needsFrom[i]; edge < _needsFrom[i + 1]; edge++)
            {
                neededBy[next[_needs[edge]]++] = i;
            }
        }

        return neededBy;
    }

    // Whatever still waits needs something that still waits: going from one to the next must come back to a resource seen before.
    private List<string> FindCycle(int[] waiting)
    {
        var path = new List<int>();
        var positions = new Dictionary<int, int>();
        var place = Array.FindIndex(waiting, static count => count > 0);
        while (positions.TryAdd(place, path.Count))
        {
            path.Add(place);
            place = FirstWaiting(place, waiting);
        }

        var cycle = path[positions[place]..];
        var first = cycle.IndexOf(cycle.Min());
        return [.. cycle[first..].Concat(cycle[..first]).Append(cycle[first]).Select(step => _resources[step].Urn)];
    }

    private int FirstWaiting(int place, int[] waiting)
    {
        var first = int.MaxValue;
        for (var edge = _needsFrom[place]; edge < _needsFrom[place + 1]; edge++)
        {
            if (waiting[_needs[edge]] > 0 && _needs[edge] < first)
            {
                first = _needs[edge];
            }
        }

        return first;
    }
}
