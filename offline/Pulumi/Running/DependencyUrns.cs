using System.Collections.ObjectModel;

namespace Pulumi;

/// <summary>
/// Gathers the URNs that a resource waits for. A component stands for everything that belongs to it, down through the
/// components inside it, at the time of asking; what belongs to a managed resource is left out.
/// </summary>
internal sealed class DependencyUrns(Resource dependent, Action<Task> waitFor)
{
    private string[] _single = [];
    private HashSet<string>? _several;

    /// <summary>No dependencies of any property.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> None { get; } =
        ReadOnlyDictionary<string, IReadOnlyCollection<string>>.Empty;

    /// <summary>All URNs added so far, without duplicates, in the order in which they came.</summary>
    public IReadOnlyCollection<string> All => _several is null ? _single : _several;

    /// <summary>Adds what <paramref name="resources"/> stand for, and gives it back.</summary>
    public string[] Add(ResourceSet resources)
    {
        var urns = resources.Count == 1 && resources[0] is CustomResource only ? UrnOf(only) : Walk(resources);
        if (urns.Length == 0 || ReferenceEquals(urns, _single))
        {
            return urns;
        }

        if (_single.Length == 0)
        {
            _single = urns;
            return urns;
        }

        _several ??= new HashSet<string>(_single, StringComparer.Ordinal);
        _several.UnionWith(urns);
        return urns;
    }

    private string[] UrnOf(CustomResource resource)
    {
        if (ReferenceEquals(resource, dependent))
        {
            throw new ResourceException(
                $"{dependent.Describe()} depends on a component that contains it, and so on itself.", null, hideStack: true);
        }

        if (resource.TryGetState(out var state))
        {
            return resource.UrnAlone(state);
        }

        waitFor(resource.StateAsync());
        return [];
    }

    private string[] Walk(ResourceSet resources)
    {
        var reached = new ResourceSetBuilder();
        reached.Add(resources);
        var urns = new List<string>();
        for (var i = 0; i < reached.Count; i++)
        {
            switch (reached[i])
            {
                case CustomResource custom:
                    urns.AddRange(UrnOf(custom));
                    break;
                case ComponentResource component:
                    foreach (var child in component.Children())
                    {
                        reached.Add(child);
                    }

                    break;
            }
        }

        return [.. urns];
    }
}
