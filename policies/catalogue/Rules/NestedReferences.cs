using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>
/// Finds the resources that a value deep inside a property refers to, such as the role in a domain's default settings. Made once for a
/// check, so that the check stays linear.
/// </summary>
internal sealed class NestedReferences
{
    private static readonly string[] NamingOutputs = ["arn", "id", "name"];

    private readonly StackResources _stack;
    private readonly HashSet<string> _types;
    private readonly Dictionary<string, Resource> _byName = new(StringComparer.Ordinal);

    /// <summary>Prepares the look for resources of some types.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="types">Their type tokens.</param>
    public NestedReferences(StackResources stack, params string[] types)
    {
        (_stack, _types) = (stack, new HashSet<string>(types, StringComparer.Ordinal));
        foreach (var resource in stack.OfType(types))
        {
            foreach (var name in NamingOutputs.Select(output => resource[output]).Append(resource.Id))
            {
                if (name.Text is { Length: > 0 } text)
                {
                    _byName.TryAdd(text, resource);
                }
            }
        }
    }

    /// <summary>The resources behind a value; several texts may stand in one, with commas between them.</summary>
    /// <param name="on">The resource that has the value.</param>
    /// <param name="property">The property around the value, for the program's own dependencies where the value is not known yet.</param>
    /// <param name="value">The value.</param>
    public IReadOnlyList<Resource> Of(Resource on, string property, Value value) =>
        value.IsUnknown || value.Items.Any(item => item.IsUnknown)
            ? [.. Behind(on, property)]
            : [.. value.Items.SelectMany(item => (item.Text ?? "").Split(',')).Select(text => _byName.GetValueOrDefault(text)).OfType<Resource>()];

    private IEnumerable<Resource> Behind(Resource on, string property) =>
        on.PropertyDependencies.GetValueOrDefault(property, []).Select(_stack.Find).OfType<Resource>().Where(found => _types.Contains(found.Type));
}
