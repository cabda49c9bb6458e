using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Files that are handed to a provider: one file, or a collection of files.</summary>
public abstract class AssetOrArchive : IInputValue
{
    private protected AssetOrArchive()
    {
    }

    internal abstract PropertyValue ToPropertyValue(InputCollector collector);

    PropertyValue IInputValue.ToPropertyValue(InputCollector collector) => ToPropertyValue(collector);
}
