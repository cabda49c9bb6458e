using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>
/// Resources that say something of another one: the policy of a bucket, the flow log of a network. Made once for a check, so that the
/// check stays linear.
/// </summary>
internal sealed class Companions
{
    private readonly StackResources _stack;
    private readonly string _property;
    private readonly string[] _types;

    /// <summary>Finds the companions of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="property">The property by which they name the other one.</param>
    /// <param name="types">Their type tokens.</param>
    public Companions(StackResources stack, string property, params string[] types)
    {
        (_stack, _property, _types) = (stack, property, types);
        HasStray = stack.OfType(types).Any(one => one[property].IsUnknown && stack.TargetsOf(one, property).Count == 0);
    }

    /// <summary>Whether there is one of which it is not known yet to what it belongs.</summary>
    public bool HasStray { get; }

    /// <summary>The companions of <paramref name="resource"/>.</summary>
    public IReadOnlyList<Resource> Of(Resource resource) => _stack.ReferrersTo(resource, _property, _types);

    /// <summary>Whether there is a companion for which <paramref name="holds"/> is yes; unknown where one of the strays may be it.</summary>
    public Truth Any(Resource resource, Func<Resource, Truth> holds)
    {
        var found = Truth.Any(Of(resource), holds);
        return found.IsNo && HasStray ? Truth.Unknown : found;
    }
}
