using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>An archive file, or a folder, on this machine.</summary>
public sealed class FileArchive : Archive
{
    private readonly PropertyValue.Archive _value;

    /// <summary>An archive file, or a folder, on this machine.</summary>
    /// <param name="path">The path of the archive file or folder.</param>
    public FileArchive(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        _value = new PropertyValue.Archive(AssetSource.Path, path);
    }

    internal override PropertyValue ToPropertyValue(InputCollector collector) => _value;
}
