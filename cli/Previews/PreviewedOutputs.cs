using LandingZone.Engine;
using LandingZone.Engine.Values;

namespace LandingZone.Cli.Previews;

/// <summary>
/// What a stack's references find: the outputs of the stacks that its settings name. No others, even where they happen to be
/// finished, so that a reference that the settings don't name fails every time and not only when it comes too early.
/// </summary>
/// <param name="organization">The organization that they all belong to.</param>
/// <param name="project">The project that they all belong to.</param>
/// <param name="byStack">The outputs by the stack's name.</param>
internal sealed class PreviewedOutputs(string organization, string project, IReadOnlyDictionary<string, PropertyValue.Map> byStack)
    : IStackOutputs
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Stacks => [.. byStack.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public PropertyValue.Map? Find(string organizationName, string projectName, string stack) =>
        organizationName == organization && projectName == project ? byStack.GetValueOrDefault(stack) : null;
}
