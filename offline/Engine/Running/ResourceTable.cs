using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>The resources of one run by URN. Every URN is given out once. Safe to use from several threads.</summary>
internal sealed class ResourceTable(RunSettings settings, DiagnosticLog diagnostics)
{
    private readonly ConcurrentDictionary<string, PlannedResource> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _closed = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>All of them, in no particular order.</summary>
    public ICollection<PlannedResource> All => _resources.Values;

    /// <summary>The URN that a resource gets, and its parent.</summary>
    /// <exception cref="MonitorException">The URN is taken, or the parent is not there.</exception>
    public string UrnOf(string type, string name, string? parentUrn, out PlannedResource? parent)
    {
        parent = null;
        if (parentUrn is not null)
        {
            if (type == Urns.StackType)
            {
                throw diagnostics.Refuse(null, $"{type} '{name}': the stack itself cannot have a parent, and is given '{parentUrn}'.");
            }

            if (!_resources.TryGetValue(parentUrn, out parent))
            {
                throw diagnostics.Refuse(
                    null, $"{type} '{name}': its parent '{parentUrn}' has not been declared; declare the parent first.");
            }
        }

        var urn = Urns.Of(settings.Stack, settings.Project, parentUrn, type, name);
        return _resources.TryGetValue(urn, out var other) ? throw Duplicate(other, parentUrn) : urn;
    }

    /// <summary>Takes a resource and gives back how many there are now.</summary>
    /// <exception cref="MonitorException">Another one was faster with that URN.</exception>
    public int Add(PlannedResource resource) => _resources.TryAdd(resource.Urn, resource)
        ? Interlocked.Increment(ref _count)
        : throw Duplicate(_resources[resource.Urn], resource.Parent);

    /// <summary>The resource with that URN.</summary>
    public bool TryGet(string urn, [NotNullWhen(true)] out PlannedResource? resource) => _resources.TryGetValue(urn, out resource);

    /// <summary>Notes what a resource gives out, once.</summary>
    /// <exception cref="MonitorException">There is no such resource, or it has said so before.</exception>
    public PlannedResource Close(string urn, PropertyValue.Map outputs)
    {
        if (!_resources.TryGetValue(urn, out var resource))
        {
            throw diagnostics.Refuse(urn, $"Outputs were registered for '{urn}', which has not been declared.");
        }

        if (!_closed.TryAdd(urn, 0))
        {
            throw diagnostics.Refuse(
                urn,
                $"{resource.Type} '{resource.Name}': its outputs have been registered before; " +
                "call RegisterOutputs once, at the end of the constructor.");
        }

        return _resources[urn] = resource with { Outputs = outputs };
    }

    private MonitorException Duplicate(PlannedResource other, string? parent)
    {
        var which = $"{other.Type} '{other.Name}'";
        if (other.Parent == parent)
        {
            return diagnostics.Refuse(
                other.Urn, $"{which} is declared twice under {Place(parent)} (both are {other.Urn}); give one of them another name.");
        }

        // Which of the two came first is a matter of chance; the message must not be.
        var places = new[] { Place(other.Parent), Place(parent) }.Order(StringComparer.Ordinal).ToArray();
        return diagnostics.Refuse(
            other.Urn,
            $"{which} is declared under {places[0]} and under {places[1]} (both are {other.Urn}, " +
            "since a URN holds the types of the parents and not their names); give one of them another name.");
    }

    private static string Place(string? parent) => parent is null ? "the stack" : $"'{parent}'";
}
