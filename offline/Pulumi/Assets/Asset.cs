using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A single file.</summary>
public abstract class Asset : AssetOrArchive
{
    private readonly PropertyValue.Asset _value;

    private protected Asset(AssetSource source, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = new PropertyValue.Asset(source, value);
    }

    internal override PropertyValue ToPropertyValue(InputCollector collector) => _value;

    internal static Asset From(PropertyValue.Asset asset) => asset.Source switch
    {
        AssetSource.Path => new FileAsset(asset.Value),
        AssetSource.Uri => new RemoteAsset(asset.Value),
        _ => new StringAsset(asset.Value),
    };
}
