using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A value of this API that knows how it looks to the engine.</summary>
internal interface IInputValue
{
    /// <summary>Its form for the engine; notes dependencies, and what has to be waited for, in <paramref name="collector"/>.</summary>
    PropertyValue ToPropertyValue(InputCollector collector);
}
