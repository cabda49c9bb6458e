using LandingZone.Engine.Values;

namespace LandingZone.Engine;

/// <summary>What the stacks that exist give out to others.</summary>
public interface IStackOutputs
{
    /// <summary>The short names of the stacks that are known, for messages.</summary>
    IReadOnlyCollection<string> Stacks { get; }

    /// <summary>The outputs of a stack, or null where there is no such stack.</summary>
    PropertyValue.Map? Find(string organization, string project, string stack);
}
