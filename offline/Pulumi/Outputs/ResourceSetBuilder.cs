namespace Pulumi;

/// <summary>Gathers resources without duplicates, in the order in which they come.</summary>
internal sealed class ResourceSetBuilder
{
    /// <summary>Up to here a linear search is cheaper than a hash set.</summary>
    private const int SearchLimit = 8;

    private Resource[] _items = [];
    private HashSet<Resource>? _index;

    public int Count { get; private set; }

    public Resource this[int index] => _items[index];

    public void Add(ResourceSet resources)
    {
        for (var i = 0; i < resources.Count; i++)
        {
            Add(resources[i]);
        }
    }

    /// <summary>Adds it unless it is there already, and says whether it did.</summary>
    public bool Add(Resource resource)
    {
        if (Count < SearchLimit)
        {
            for (var i = 0; i < Count; i++)
            {
                if (ReferenceEquals(_items[i], resource))
                {
                    return false;
                }
            }
        }
        else
        {
            _index ??= [.. _items.AsSpan(0, Count)];
            if (!_index.Add(resource))
            {
                return false;
            }
        }

        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count == 0 ? 4 : Count * 2);
        }

        _items[Count++] = resource;
        return true;
    }

    public ResourceSet Build() => ResourceSet.Of(_items.AsSpan(0, Count).ToArray());

    public void Clear()
    {
        Array.Clear(_items, 0, Count);
        Count = 0;
        _index = null;
    }
}
