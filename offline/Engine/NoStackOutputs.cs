using LandingZone.Engine.Values;

namespace LandingZone.Engine;

/// <summary>A world in which no other stack exists.</summary>
public sealed class NoStackOutputs : IStackOutputs
{
    private NoStackOutputs()
    {
    }

    /// <summary>The only instance.</summary>
    public static NoStackOutputs Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Stacks => [];

    /// <inheritdoc/>
    public PropertyValue.Map? Find(string organization, string project, string stack) => null;
}
