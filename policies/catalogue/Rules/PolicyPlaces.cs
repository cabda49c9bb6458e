using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>
/// Where the policies of one kind of thing may stand: in the thing itself, and in resources beside it that name the thing.
/// </summary>
/// <param name="Inline">For each type of the thing the property with its policy; types without such a property are left out.</param>
/// <param name="Standalone">For each type beside it the property that names the thing, and the property with the policy.</param>
internal sealed record PolicyPlaces(
    IReadOnlyDictionary<string, string> Inline, IReadOnlyDictionary<string, (string Names, string Holds)> Standalone)
{
    /// <summary>All types in which a policy may stand.</summary>
    public string[] Types => [.. Inline.Keys, .. Standalone.Keys];

    /// <summary>The policy that stands in a resource of one of <see cref="Types"/>.</summary>
    public AttachedPolicy In(Resource resource)
    {
        var property = Inline.TryGetValue(resource.Type, out var own) ? own : Standalone[resource.Type].Holds;
        return new(resource, property, PolicyDocument.Read(resource.Stated(property)));
    }

    /// <summary>Finds the policies of all things in a stack, once.</summary>
    public Func<Resource, IReadOnlyList<AttachedPolicy>> Among(StackResources stack)
    {
        var beside = Standalone.Select(entry => new Companions(stack, entry.Value.Names, entry.Key)).ToList();
        return thing =>
        [
            .. Inline.ContainsKey(thing.Type) ? new[] { In(thing) } : [],
            .. beside.SelectMany(companions => companions.Of(thing)).Select(In),
        ];
    }
}
