using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// The resources that a value came from, without duplicates and in the order in which they were met.
/// Most values come from none or one, which then takes no memory of its own.
/// </summary>
internal readonly struct ResourceSet
{
    // null, a Resource, or a Resource[] with two elements or more.
    private readonly object? _content;

    private ResourceSet(object? content) => _content = content;

    public static ResourceSet Of(Resource resource) => new(resource);

    /// <summary>Takes over <paramref name="resources"/>, which has no duplicates.</summary>
    public static ResourceSet Of(Resource[] resources) => resources.Length switch
    {
        0 => default,
        1 => new ResourceSet(resources[0]),
        _ => new ResourceSet(resources),
    };

    public bool IsEmpty => _content is null;

    public int Count => _content switch
    {
        null => 0,
        Resource[] several => several.Length,
        _ => 1,
    };

    public Resource this[int index] => _content is Resource[] several ? several[index] : (Resource)_content!;

    public ResourceSet Union(ResourceSet other)
    {
        if (other._content is null || ReferenceEquals(_content, other._content))
        {
            return this;
        }

        if (_content is null)
        {
            return other;
        }

        var union = new ResourceSetBuilder();
        union.Add(this);
        union.Add(other);
        return union.Count == Count ? this : union.Build();
    }

    public ImmutableHashSet<Resource> ToImmutableHashSet()
    {
        var set = ImmutableHashSet.CreateBuilder<Resource>();
        for (var i = 0; i < Count; i++)
        {
            set.Add(this[i]);
        }

        return set.ToImmutable();
    }
}
