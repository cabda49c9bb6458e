using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A file that the engine fetches.</summary>
public sealed class RemoteAsset : Asset
{
    /// <summary>A file that the engine fetches.</summary>
    /// <param name="uri">A file, http or https URI.</param>
    public RemoteAsset(string uri)
        : base(AssetSource.Uri, uri)
    {
    }
}
