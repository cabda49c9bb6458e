using System.Collections.Immutable;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>A collection of files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive()
    {
    }

    internal static Archive From(PropertyValue.Archive archive)
    {
        if (archive.Assets is not { } parts)
        {
            return archive.Source == AssetSource.Path ? new FileArchive(archive.Value ?? "") : new RemoteArchive(archive.Value ?? "");
        }

        var assets = ImmutableDictionary.CreateBuilder<string, AssetOrArchive>(StringComparer.Ordinal);
        foreach (var (name, part) in parts.Entries)
        {
            assets[name] = part is PropertyValue.Archive inner ? From(inner) : Asset.From((PropertyValue.Asset)part);
        }

        return new AssetArchive(assets.ToImmutable());
    }
}
