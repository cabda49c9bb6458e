using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts to an asset or an archive, whichever it is.</summary>
internal sealed class AssetOrArchiveConverter : PropertyConverter<AssetOrArchive>
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out AssetOrArchive result)
    {
        (result, var problem) = value switch
        {
            PropertyValue.Asset asset => ((AssetOrArchive)Asset.From(asset), default(string)),
            PropertyValue.Archive archive => (Archive.From(archive), null),
            _ => (null!, Mismatch("an asset or an archive", value, context)),
        };
        return problem;
    }
}
