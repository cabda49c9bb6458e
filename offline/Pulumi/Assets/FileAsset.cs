using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A file on this machine.</summary>
public sealed class FileAsset : Asset
{
    /// <summary>A file on this machine.</summary>
    /// <param name="path">The path of the file, relative to the program's working folder or absolute.</param>
    public FileAsset(string path)
        : base(AssetSource.Path, path)
    {
    }
}
