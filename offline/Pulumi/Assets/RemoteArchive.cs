using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>An archive file that the engine fetches.</summary>
public sealed class RemoteArchive : Archive
{
    private readonly PropertyValue.Archive _value;

    /// <summary>An archive file that the engine fetches.</summary>
    /// <param name="uri">A file, http or https URI.</param>
    public RemoteArchive(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        _value = new PropertyValue.Archive(AssetSource.Uri, uri);
    }

    internal override PropertyValue ToPropertyValue(InputCollector collector) => _value;
}
