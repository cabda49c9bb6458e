using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A file whose content is given in the program.</summary>
public sealed class StringAsset : Asset
{
    /// <summary>A file whose content is given in the program.</summary>
    /// <param name="text">The content.</param>
    public StringAsset(string text)
        : base(AssetSource.Text, text)
    {
    }
}
