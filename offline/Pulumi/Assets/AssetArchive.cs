using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>An archive put together from named files and archives.</summary>
public sealed class AssetArchive : Archive
{
    private readonly KeyValuePair<string, AssetOrArchive>[] _assets;

    /// <summary>An archive of <paramref name="assets"/>.</summary>
    /// <param name="assets">The parts by their path inside the archive.</param>
    public AssetArchive(IDictionary<string, AssetOrArchive> assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        _assets = [.. assets];
    }

    internal override PropertyValue ToPropertyValue(InputCollector collector) => new PropertyValue.Archive(
        PropertyValue.Map.Of(_assets.Select(part => KeyValuePair.Create(part.Key, part.Value.ToPropertyValue(collector)))));
}
